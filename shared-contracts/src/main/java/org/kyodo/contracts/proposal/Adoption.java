package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ProgrammeCode;

/**
 * How a proposal is adopted 採択の内容.
 *
 * @param form both sides chose
 * @param instrument what it is put down in
 * @param rationale why both sides chose the form
 * @param coImplementing sections that carry it out with the group
 * @param departments in charge
 * @param coordinator the one of them that co-ordinates, or the collaboration office (R-PR-3)
 * @param programme of a subsidy
 * @param conditions that the proposer accepted, none where there were none
 * @param fiscalYear in which it is carried out
 * @param examination how the decision was prepared
 * @param coProposers groups that propose it together with the proposer and confirmed that themselves (R-PR-2)
 */
public record Adoption(
        CollaborationForm form,
        Instrument instrument,
        Rationale rationale,
        List<CoImplementation> coImplementing,
        List<DepartmentCode> departments,
        DepartmentCode coordinator,
        Optional<ProgrammeCode> programme,
        List<Condition> conditions,
        FiscalYear fiscalYear,
        Examined examination,
        Optional<List<GroupId>> coProposers)
        implements DescribesSubject {
    /** The groups that carry it out, the proposer first where it is one. */
    public List<GroupId> groups(Proposer proposer) {
        return Stream.concat(proposer.group().stream(), coProposers.orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    /** The sections that carry it out: which co-ordinates, and each that said so itself; being assigned is not enough (K-CI-1). */
    public List<DepartmentCode> sections() {
        return Stream.concat(Stream.of(coordinator), coImplementing.stream().map(CoImplementation::department))
                .distinct()
                .toList();
    }

    @Override
    public Optional<CollaborationForm> subjectForm() {
        return Optional.of(form);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return Stream.concat(departments.stream(), Stream.of(coordinator))
                .distinct()
                .toList();
    }
}
