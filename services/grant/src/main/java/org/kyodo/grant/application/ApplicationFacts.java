package org.kyodo.grant.application;

import java.util.Optional;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.DepartmentCode;

/** What the rules of an application need to know of the world outside it. */
interface ApplicationFacts {
    /** How the applying group stands; nothing if it was never registered. */
    record Applicant(Optional<GroupStanding> standing) {}

    /** The terms of the programme in its fiscal year, if they are published. */
    record Terms(Optional<ProgrammeTerms> published) {}

    /** The number drawn for the application 受付番号. */
    record Numbered(String number) {}

    /**
     * Settings of the municipality.
     *
     * @param owner the department that runs the programme
     * @param reasonMinLength the fewest characters of a reason for a decision against somebody (R-SE-3)
     */
    record Office(Optional<DepartmentCode> owner, int reasonMinLength) {}
}
