package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.Period;

/**
 * An agreement 協定書 as the other aggregates of this service know it; a fact of their rule books.
 *
 * @param inForce whether it is public and holds
 * @param terms of the version that holds or held, not of one that its parties write meanwhile
 */
public record KnownAgreement(boolean inForce, AgreementTerms terms) {
    /** The last day of its term. */
    public Optional<LocalDate> until() {
        return terms.text().term().map(Period::until);
    }
}
