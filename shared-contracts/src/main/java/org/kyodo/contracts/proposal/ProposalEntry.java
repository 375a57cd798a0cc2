package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.PublicText;

/**
 * A proposal as it is on the list of entries to a call 応募.
 *
 * @param number its human number 受付番号, kept through corrections
 * @param kind of the call 類型: what becomes of it
 * @param proposer who made it
 */
@PublicText
public record ProposalEntry(String number, CallId call, CallKind kind, Proposer proposer) implements DescribesSubject {
    /** As everybody is shown it. */
    public ProposalEntry toEverybody() {
        return new ProposalEntry(number, call, kind, proposer.toEverybody());
    }

    @Override
    public Optional<String> subjectNumber() {
        return Optional.of(number);
    }
}
