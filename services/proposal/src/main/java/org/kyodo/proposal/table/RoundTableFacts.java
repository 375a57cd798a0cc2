package org.kyodo.proposal.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.table.RoundTable.Known;
import org.kyodo.proposal.table.RoundTableCommand.RecordRoundTable;
import org.kyodo.proposal.table.RoundTableCommand.ScheduleRoundTable;
import org.springframework.beans.factory.ObjectProvider;

/** Looks up what the rules of round tables need: the settings, what they are about, the groups that came. */
final class RoundTableFacts implements FactFinder<RoundTableCommand, RoundTable> {
    private final Presets presets;
    private final Departments departments;
    private final Groups groups;
    private final ObjectProvider<DiscussedMatters> matters;

    /** @param matters when asked for: those who have them ask about round tables in their turn */
    RoundTableFacts(Presets presets, Departments departments, Groups groups, ObjectProvider<DiscussedMatters> matters) {
        this.presets = presets;
        this.departments = departments;
        this.groups = groups;
        this.matters = matters;
    }

    /** @param minReason the fewest characters of a reason */
    record Settings(Set<DepartmentCode> departments, int minReason) {}

    /**
     * What a round table is about.
     *
     * @param kinds of matters that are discussed at one
     * @param unknown those that are not there
     * @param sections for each matter those in charge of it now; where there is no matter the section that holds it
     */
    record Discussed(
            Set<SubjectType> kinds,
            List<DiscussedMatter> found,
            List<Subject> unknown,
            List<Set<DepartmentCode>> sections) {}

    /** Groups said to have come that the register does not know. */
    record Attending(Set<GroupId> unknown) {}

    private record Case(RoundTable table, RoundTableCommand command) {}

    @Override
    public Facts find(RoundTable table, RoundTableCommand command, MunicipalityCode municipality) {
        Set<DepartmentCode> sections = departments.known(municipality);
        Facts settings = Facts.of(
                new Settings(sections, presets.of(municipality).proposal().reasonMinLength()));
        return switch (new Case(table, command)) {
            case Case(RoundTable _, ScheduleRoundTable c) ->
                settings.and(Facts.of(discussed(c.plan().subjects(), Set.of(), sections, municipality)));
            case Case(Known known, RecordRoundTable c) ->
                settings.and(Facts.of(
                        discussed(
                                known.terms().plan().subjects(),
                                Set.of(known.terms().department()),
                                sections,
                                municipality),
                        attending(c.attendance().groups(), municipality)));
            case Case _ -> settings;
        };
    }

    private Discussed discussed(
            List<Subject> subjects,
            Set<DepartmentCode> host,
            Set<DepartmentCode> sections,
            MunicipalityCode municipality) {
        List<DiscussedMatters> known = matters.orderedStream().toList();
        List<DiscussedMatter> found = new ArrayList<>();
        List<Subject> unknown = new ArrayList<>();
        for (Subject subject : subjects) {
            known.stream()
                    .filter(those -> those.kind() == subject.kind())
                    .findFirst()
                    .flatMap(those -> those.find(subject.id(), municipality))
                    .ifPresentOrElse(found::add, () -> unknown.add(subject));
        }
        return new Discussed(
                known.stream().map(DiscussedMatters::kind).collect(Collectors.toUnmodifiableSet()),
                found,
                unknown,
                Stream.concat(
                                found.stream().map(DiscussedMatter::sections),
                                found.isEmpty() ? Stream.of(host) : Stream.empty())
                        .map(codes -> present(codes, sections, municipality))
                        .filter(codes -> !codes.isEmpty())
                        .toList());
    }

    /** The sections that are there, those with them that have taken one over; a support centre is no section. */
    private Set<DepartmentCode> present(
            Set<DepartmentCode> codes, Set<DepartmentCode> sections, MunicipalityCode municipality) {
        Set<DepartmentCode> all = new HashSet<>(departments.oneWith(codes, municipality));
        all.retainAll(sections);
        return all;
    }

    private Attending attending(List<GroupId> came, MunicipalityCode municipality) {
        Set<GroupId> unknown = new LinkedHashSet<>(came);
        unknown.removeAll(groups.standings(came, municipality).keySet());
        return new Attending(unknown);
    }
}
