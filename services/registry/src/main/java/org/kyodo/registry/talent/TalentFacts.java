package org.kyodo.registry.talent;

import org.kyodo.chassis.aggregate.Backings;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.talent.TalentCommand.BackTalent;
import org.kyodo.registry.talent.TalentCommand.DeclineTalent;
import org.kyodo.registry.talent.TalentCommand.EraseTalent;
import org.kyodo.registry.talent.TalentCommand.HideTalent;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;
import org.kyodo.registry.talent.TalentCommand.PublishTalent;
import org.kyodo.registry.talent.TalentCommand.RegisterTalent;
import org.kyodo.registry.talent.TalentCommand.RetireTalent;

/** Looks up what the rules of talents need: the settings, the groups, who backed it long ago. */
final class TalentFacts implements FactFinder<TalentCommand, Talent> {
    private final Presets presets;
    private final Groups groups;
    private final Backings backings;

    TalentFacts(Presets presets, Groups groups, Backings backings) {
        this.presets = presets;
        this.groups = groups;
        this.backings = backings;
    }

    @Override
    public Facts find(Talent talent, TalentCommand command, MunicipalityCode municipality) {
        Preset preset = presets.of(municipality);
        return switch (command) {
            case OfferTalent c ->
                Facts.of(settings(preset))
                        .whenAsked(KnownGroup.class, () -> groups.find(c.group().orElseThrow(), municipality));
            case BackTalent _ -> Facts.of(backings.of(TalentConfiguration.matter(talent.id())));
            case DeclineTalent _ -> Facts.of(settings(preset));
            case EraseTalent _ -> Facts.of(retention(preset));
            case RegisterTalent _, PublishTalent _, HideTalent _, RetireTalent _ -> Facts.NONE;
        };
    }

    Offerer offerer(TalentOfferer offerer, MunicipalityCode municipality) {
        return new Offerer(offerer, offerer.group().map(group -> groups.find(group, municipality)));
    }

    static Retention retention(Preset preset) {
        return new Retention(
                preset.retention().refusedYears(), preset.retention().endedYears());
    }

    private static TalentSettings settings(Preset preset) {
        return new TalentSettings(
                preset.talentKinds(),
                preset.areaCodes(),
                preset.activityFieldCodes(),
                preset.proposal().reasonMinLength());
    }
}
