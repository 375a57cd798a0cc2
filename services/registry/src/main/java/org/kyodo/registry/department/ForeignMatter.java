package org.kyodo.registry.department;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * A matter of another service that departments are in charge of, as its events tell it: a call, a proposal, an agreement, a
 * programme.
 *
 * @param subject {@code proposal/<id>}
 * @param departments whom its last event that names any puts in charge
 * @param open whether it has not ended
 */
record ForeignMatter(String subject, List<DepartmentCode> departments, boolean open) {
    /** @param ended the stages in which nothing is left to be done */
    static Optional<ForeignMatter> after(
            Optional<ForeignMatter> known, Recorded<? extends DomainEvent> happened, List<String> ended) {
        List<DepartmentCode> said = DescribesSubject.in(happened.event()).stream()
                .map(DescribesSubject::subjectDepartments)
                .filter(departments -> !departments.isEmpty())
                .reduce((earlier, later) -> later)
                .orElseGet(() -> known.map(ForeignMatter::departments).orElse(List.of()));
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new ForeignMatter(
                        happened.envelope().place().subject(),
                        said,
                        !ended.contains(happened.envelope().place().stage())));
    }
}
