package org.kyodo.registry.gathering;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Backings;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.Enrolment;
import org.kyodo.contracts.registry.GatheringHost;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.gathering.Gathering.Held;
import org.kyodo.registry.gathering.Gathering.Known;
import org.kyodo.registry.gathering.GatheringCommand.BackGathering;
import org.kyodo.registry.gathering.GatheringCommand.CancelEnrolment;
import org.kyodo.registry.gathering.GatheringCommand.Enrol;
import org.kyodo.registry.gathering.GatheringCommand.PlanGathering;
import org.kyodo.registry.gathering.GatheringCommand.RecordAttendance;
import org.kyodo.registry.group.Groups;

/** Looks up what the rules of gatherings need: the settings, the groups, who backed it long ago. */
final class GatheringFacts implements FactFinder<GatheringCommand, Gathering> {
    private final Presets presets;
    private final Departments departments;
    private final Groups groups;
    private final Backings backings;

    GatheringFacts(Presets presets, Departments departments, Groups groups, Backings backings) {
        this.presets = presets;
        this.departments = departments;
        this.groups = groups;
        this.backings = backings;
    }

    private record Case(Gathering gathering, GatheringCommand command) {}

    @Override
    public Facts find(Gathering gathering, GatheringCommand command, MunicipalityCode municipality) {
        Facts settings = Facts.of(settings(presets.of(municipality)));
        return switch (new Case(gathering, command)) {
            case Case(Gathering _, PlanGathering c) ->
                settings.and(Facts.of(hosting(c.plan().host(), municipality)));
            case Case(Known known, BackGathering _) ->
                settings.and(Facts.of(backings.of(GatheringConfiguration.matter(known.id()))));
            case Case(Gathering _, Enrol c) -> settings.and(Facts.of(party(c.group(), municipality)));
            case Case(Known known, CancelEnrolment c) ->
                settings.and(Facts.of(party(
                        known.enrolments().find(c.enrolment()).flatMap(entry -> entry.enrolment()
                                .group()),
                        municipality)));
            case Case(Known known, RecordAttendance c) ->
                settings.and(Facts.of(attending(known, c.attendance(), municipality)));
            case Case _ -> settings;
        };
    }

    Hosting hosting(GatheringHost host, MunicipalityCode municipality) {
        return new Hosting(host, host.group().map(group -> groups.find(group, municipality)));
    }

    private Party party(Optional<GroupId> group, MunicipalityCode municipality) {
        return new Party(group.map(id -> groups.find(id, municipality)));
    }

    /** Not those that enrolled or were said to have come before: they may have left the register since. */
    private Attending attending(Known gathering, Attendance attendance, MunicipalityCode municipality) {
        Set<GroupId> before = Stream.concat(
                        gathering.enrolments().entries().stream()
                                .map(Enrolments.Entry::enrolment)
                                .map(Enrolment::group)
                                .flatMap(Optional::stream),
                        gathering instanceof Held held ? held.attendance().groups().stream() : Stream.empty())
                .collect(Collectors.toSet());
        return new Attending(attendance.groups().stream()
                .filter(group -> !before.contains(group))
                .filter(group -> !groups.find(group, municipality).isInRegister())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private GatheringSettings settings(Preset preset) {
        return new GatheringSettings(
                departments.known(preset.code()),
                preset.areaCodes(),
                preset.activityFieldCodes(),
                preset.proposal().reasonMinLength());
    }
}
