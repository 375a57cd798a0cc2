package org.kyodo.registry.match;

import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.match.MatchRequest.Begun;
import org.kyodo.registry.match.MatchRequest.Matched;
import org.kyodo.registry.match.MatchRequestCommand.AcceptMatch;
import org.kyodo.registry.match.MatchRequestCommand.CancelMatch;
import org.kyodo.registry.match.MatchRequestCommand.DeclineMatch;
import org.kyodo.registry.match.MatchRequestCommand.LoseTalent;
import org.kyodo.registry.match.MatchRequestCommand.ProposeMatch;
import org.kyodo.registry.match.MatchRequestCommand.RecordDispatch;
import org.kyodo.registry.match.MatchRequestCommand.ReportMatch;
import org.kyodo.registry.match.MatchRequestCommand.RequestMatch;
import org.kyodo.registry.talent.KnownTalent;
import org.kyodo.registry.talent.Talents;

/** Looks up what the rules of match requests need: the settings, who asks, the talent. */
final class MatchRequestFacts implements FactFinder<MatchRequestCommand, MatchRequest> {
    private final Presets presets;
    private final Departments departments;
    private final Groups groups;
    private final Talents talents;

    MatchRequestFacts(Presets presets, Departments departments, Groups groups, Talents talents) {
        this.presets = presets;
        this.departments = departments;
        this.groups = groups;
        this.talents = talents;
    }

    @Override
    public Facts find(MatchRequest match, MatchRequestCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case RequestMatch c -> Facts.of(settings(presets.of(municipality)), asking(c.asker(), municipality));
            case ProposeMatch c -> Facts.of(talents.find(c.talent(), municipality));
            case CancelMatch _ -> Facts.of(settings(presets.of(municipality)));
            case AcceptMatch _, DeclineMatch _, LoseTalent _, RecordDispatch _, ReportMatch _ -> Facts.NONE;
        };
    }

    /** Whatever the command: who asks, and the talent that there is for it. */
    Facts each(MatchRequest match, MunicipalityCode municipality) {
        Facts asking = match instanceof Begun begun
                ? Facts.NONE.whenAsked(
                        Asking.class, () -> asking(begun.request().asker(), municipality))
                : Facts.NONE;
        return match instanceof Matched matched
                ? asking.whenAsked(KnownTalent.class, () -> talents.find(matched.talent(), municipality))
                : asking;
    }

    Asking asking(MatchAsker asker, MunicipalityCode municipality) {
        return new Asking(asker, asker.group().map(group -> groups.find(group, municipality)));
    }

    private MatchSettings settings(Preset preset) {
        return new MatchSettings(
                preset.talentKinds(),
                departments.known(preset.code()),
                preset.areaCodes(),
                preset.activityFieldCodes(),
                preset.proposal().reasonMinLength());
    }
}
