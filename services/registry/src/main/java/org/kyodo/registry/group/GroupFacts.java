package org.kyodo.registry.group;

import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Track;
import org.kyodo.presets.Preset;
import org.kyodo.presets.RegistrationCriterion;
import org.kyodo.presets.RegistrationSettings;
import org.kyodo.presets.RetentionSettings;
import org.kyodo.registry.code.CodeGiven;
import org.kyodo.registry.code.Codes;
import org.kyodo.registry.group.Group.Ended;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.Group.Submittable;
import org.kyodo.registry.group.Group.UnderReview;
import org.kyodo.registry.group.GroupCommand.ClaimGroupAccount;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.person.PersonVault;

/** Looks up what the rules of registration need: the settings, whether the name is free, the next number. */
final class GroupFacts implements FactFinder<GroupCommand, Group> {
    private final GroupNames names;
    private final Dossiers dossiers;
    private final Codes codes;
    private final Numbers numbers;
    private final Clock clock;
    private final List<MattersOfGroups> matters;

    GroupFacts(
            GroupNames names,
            Dossiers dossiers,
            Codes codes,
            Numbers numbers,
            Clock clock,
            List<MattersOfGroups> matters) {
        this.names = names;
        this.dossiers = dossiers;
        this.codes = codes;
        this.numbers = numbers;
        this.clock = clock;
        this.matters = matters;
    }

    private record Case(Group group, GroupCommand command) {}

    @Override
    public Facts find(Group group, GroupCommand command, MunicipalityCode municipality) {
        return switch (new Case(group, command)) {
            case Case(Submittable s, SubmitGroupRegistration form) ->
                registering(() -> names.claimsOf(form.card(), form.representative()), s.id(), municipality);
            case Case(UnderReview u, RegisterGroup c) ->
                registering(() -> dossiers.claims(u, c, municipality), u.id(), municipality);
            case Case(Registered r, ClaimGroupAccount c) ->
                Facts.of(new CodeGiven(codes.fingerprint(GroupController.CLAIM_CODE, r.id(), c.code())));
            case Case(Registered r, GroupCommand c) ->
                unique(() -> dossiers.claims(r, c, municipality), r.id(), municipality)
                        .and(matters(r, municipality));
            case Case(Ended e, GroupCommand _) -> matters(e, municipality);
            case Case(Group _, GroupCommand _) -> Facts.NONE;
        };
    }

    private Facts matters(Ended group, MunicipalityCode municipality) {
        return Facts.NONE.whenAsked(
                OpenMatters.class,
                () -> new OpenMatters(matters.stream()
                        .flatMap(kind -> kind.open(group.id(), municipality).stream())
                        .toList()));
    }

    /** Claims are taken when the rules ask, which they do when nothing else speaks against it. */
    private Facts unique(Supplier<List<String>> claims, GroupId group, MunicipalityCode municipality) {
        return Facts.NONE
                .whenAsked(NewPerson.class, () -> new NewPerson(PersonVault.newPerson()))
                .whenAsked(Uniqueness.class, () -> names.take(claims.get(), group, municipality));
    }

    /** A number is drawn when the rules said yes. */
    private Facts registering(Supplier<List<String>> claims, GroupId group, MunicipalityCode municipality) {
        return unique(claims, group, municipality)
                .whenAsked(RegistrationNumber.class, () -> number(group, municipality));
    }

    private RegistrationNumber number(GroupId group, MunicipalityCode municipality) {
        FiscalYear year = FiscalYear.at(clock.instant());
        int number = numbers.draw("group/" + municipality + "/" + year.year(), group.toString());
        return RegistrationNumber.of(municipality, year, number);
    }

    static GroupSettings settings(Preset preset) {
        RegistrationSettings registration = preset.registration();
        Map<GroupType, Track> tracks = new LinkedHashMap<>();
        Map<Track, List<String>> criteria = new EnumMap<>(Track.class);
        registration
                .groupTypes()
                .forEach(type -> registration.trackOf(type.code()).ifPresent(track -> tracks.put(type.code(), track)));
        registration
                .tracks()
                .forEach(track -> criteria.put(
                        track.code(),
                        registration.criteriaOf(track.code()).stream()
                                .map(RegistrationCriterion::rule)
                                .toList()));
        return new GroupSettings(
                new GroupSettings.Groups(
                        registration.policy(),
                        tracks,
                        registration.registrars(),
                        criteria,
                        registration.minMembers(),
                        registration.maxDrafts()),
                new GroupSettings.Periods(
                        registration.correctionDays(),
                        registration.validYears(),
                        preset.rules().figure(GroupRefusal.NO_CODE.rule()),
                        preset.rules().figure(GroupRefusal.RENEWAL_NOT_DUE.rule()),
                        preset.rules().applies(GroupRefusal.RENEWAL_NOT_DUE.rule())),
                preset.proposal().reasonMinLength(),
                retention(preset.retention()),
                preset.areaCodes(),
                preset.activityFieldCodes());
    }

    private static RetentionPeriods retention(RetentionSettings years) {
        return new RetentionPeriods(years.refusedYears(), years.lapsedYears(), years.endedYears(), years.recordYears());
    }
}
