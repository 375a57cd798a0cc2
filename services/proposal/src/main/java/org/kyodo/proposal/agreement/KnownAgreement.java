package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.proposal.AgreementTerms;

/**
 * An agreement 協定書 as the other aggregates of this service know it; a fact of their rule books.
 *
 * @param until the last day on which it holds: of a notice that was given, else of its term
 * @param terms of the version that holds or held, not of one that its parties write meanwhile
 */
public record KnownAgreement(Course course, Optional<LocalDate> until, AgreementTerms terms) {
    /** How far it has come. */
    public enum Course {
        NOT_YET_PUBLIC,
        PUBLIC,
        OVER
    }

    /** Whether it is public and holds on that day. */
    public boolean inForce(LocalDate day) {
        return course == Course.PUBLIC && !isOver(day);
    }

    /** Whether it does not hold any more, also where the platform has not ended it yet. */
    public boolean isOver(LocalDate day) {
        return course == Course.OVER
                || course == Course.PUBLIC && until.filter(day::isAfter).isPresent();
    }
}
