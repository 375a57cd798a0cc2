package org.kyodo.registry.foreign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetSet;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/**
 * A matter of another service that departments are in charge of, as its events tell it: a call, a proposal, a round table, an
 * agreement, a programme, an application.
 *
 * @param subject {@code proposal/<id>}
 * @param departments whom its last event that names any puts in charge
 * @param groups whose it is, by its last event that names any
 * @param open whether it has not ended
 * @param until the last day on which anything is left to do, where it has one: of a budget, the last of its fiscal year
 * @param proposal that it carries out or is about, by its last event that names one
 */
record ForeignMatter(
        String subject,
        List<DepartmentCode> departments,
        List<GroupId> groups,
        boolean open,
        Optional<LocalDate> until,
        Optional<ProposalId> proposal) {
    public ForeignMatter {
        // One that an earlier release wrote says nothing of them until the read model is made anew.
        groups = groups == null ? List.of() : List.copyOf(groups);
        until = until == null ? Optional.empty() : until;
        proposal = proposal == null ? Optional.empty() : proposal;
    }

    /** @param ended the stages in which nothing is left to be done */
    static Optional<ForeignMatter> after(
            Optional<ForeignMatter> known, Recorded<? extends DomainEvent> happened, List<String> ended) {
        List<DescribesSubject> said = DescribesSubject.in(happened.event());
        List<DepartmentCode> departments =
                last(said, DescribesSubject::subjectDepartments, known.map(ForeignMatter::departments));
        List<GroupId> groups = last(said, DescribesSubject::subjectGroups, known.map(ForeignMatter::groups));
        return departments.isEmpty() && groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new ForeignMatter(
                        happened.envelope().place().subject(),
                        departments,
                        groups,
                        !ended.contains(happened.envelope().place().stage()),
                        happened.event() instanceof BudgetSet budget
                                ? Optional.of(budget.fiscalYear().lastDay())
                                : known.flatMap(ForeignMatter::until),
                        said.stream()
                                .flatMap(description -> description.subjectProposal().stream())
                                .reduce((earlier, later) -> later)
                                .or(() -> known.flatMap(ForeignMatter::proposal))));
    }

    private static <T> List<T> last(
            List<DescribesSubject> said, Function<DescribesSubject, List<T>> what, Optional<List<T>> known) {
        return said.stream()
                .map(what)
                .filter(names -> !names.isEmpty())
                .reduce((earlier, later) -> later)
                .orElseGet(() -> known.orElse(List.of()));
    }
}
