package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.ProgrammeCode;

/**
 * The form of collaboration in which a proposal is adopted, and why both sides chose it (R-COM-2).
 *
 * @param programme of a subsidy
 */
public record AgreedForm(
        CollaborationForm form,
        // A blank text breaks R-COM-2, so it gets as far as the rules.
        @Size(max = 2_000) String cityRationale,
        @Size(max = 2_000) String groupRationale,
        Optional<ProgrammeCode> programme)
        implements DescribesSubject {
    @Override
    public Optional<CollaborationForm> subjectForm() {
        return Optional.of(form);
    }

    /** The same under this programme, or none. */
    public AgreedForm with(Optional<ProgrammeCode> other) {
        return new AgreedForm(form, cityRationale, groupRationale, other);
    }
}
