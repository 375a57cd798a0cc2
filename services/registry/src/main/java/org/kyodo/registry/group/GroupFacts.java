package org.kyodo.registry.group;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Entry;
import org.kyodo.presets.OfferedField;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.presets.RetentionSettings;
import org.kyodo.registry.grant.OpenGrants;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Submittable;
import org.kyodo.registry.group.Group.UnderReview;
import org.kyodo.registry.group.GroupCommand.EraseAfterRetention;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;

/** Looks up what the rules of registration need: the settings, whether the name is free, the next number. */
final class GroupFacts implements FactFinder<GroupCommand, Group> {
    private final Presets presets;
    private final GroupNames names;
    private final Numbers numbers;
    private final Clock clock;
    private final OpenGrants grants;

    GroupFacts(Presets presets, GroupNames names, Numbers numbers, Clock clock, OpenGrants grants) {
        this.presets = presets;
        this.names = names;
        this.numbers = numbers;
        this.clock = clock;
        this.grants = grants;
    }

    private record Case(Group group, GroupCommand command) {}

    @Override
    public Facts find(Group group, GroupCommand command, MunicipalityCode municipality) {
        GroupSettings settings = settings(presets.of(municipality));
        return switch (new Case(group, command)) {
            case Case(Submittable s, SubmitGroupRegistration form) ->
                registering(settings, () -> names.claimsOf(form), s.id(), municipality);
            case Case(UnderReview u, RegisterGroup _) ->
                registering(
                        settings,
                        () -> u.filing().dossier().map(Dossier::claims).orElse(List.of()),
                        u.id(),
                        municipality);
            case Case(Ended e, ErasePersonalData _) -> Facts.of(settings, matters(e, municipality));
            case Case(Ended e, EraseAfterRetention _) -> Facts.of(settings, matters(e, municipality));
            case Case(Group _, GroupCommand _) -> Facts.of(settings);
        };
    }

    private OpenMatters matters(Ended group, MunicipalityCode municipality) {
        return new OpenMatters(grants.of(group.id(), municipality));
    }

    /** Claims are taken when the rules ask, which they do when nothing else speaks against it; a number is drawn when they said yes. */
    private Facts registering(
            GroupSettings settings, Supplier<List<String>> claims, GroupId group, MunicipalityCode municipality) {
        return Facts.of(settings)
                .whenAsked(Uniqueness.class, () -> names.take(claims.get(), group, municipality))
                .whenAsked(RegistrationNumber.class, () -> number(group, municipality));
    }

    private RegistrationNumber number(GroupId group, MunicipalityCode municipality) {
        FiscalYear year = FiscalYear.at(clock.instant());
        int number = numbers.draw("group/" + municipality + "/" + year.year(), group.toString());
        return RegistrationNumber.of(municipality, year, number);
    }

    private static GroupSettings settings(Preset preset) {
        return new GroupSettings(
                preset.registration().policy(),
                preset.registration().minMembers(),
                preset.proposal().reasonMinLength(),
                preset.registration().correctionDays(),
                preset.registration().validYears(),
                retention(preset),
                codes(preset.registration().groupTypes(), Entry::code),
                codes(preset.areas(), Entry::code),
                codes(preset.activityFields(), OfferedField::code));
    }

    static RetentionPeriods retention(Preset preset) {
        RetentionSettings years = preset.retention();
        return new RetentionPeriods(years.refusedYears(), years.lapsedYears(), years.endedYears(), years.recordYears());
    }

    /** In the order of the settings, so that a refusal names them in it. */
    private static <E, C> LinkedHashSet<C> codes(List<E> entries, Function<E, C> code) {
        return entries.stream().map(code).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
