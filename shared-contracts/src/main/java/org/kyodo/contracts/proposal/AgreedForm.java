package org.kyodo.contracts.proposal;

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
        CollaborationForm form, String cityRationale, String groupRationale, Optional<ProgrammeCode> programme)
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
