package org.kyodo.registry.committee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.CommitteeOutline;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.contracts.value.Window;

/**
 * A committee as it is shown.
 *
 * @param taken seats that somebody has, of each kind
 * @param members to staff
 * @param recruitment under way, or the last one
 * @param applied whether who looks has applied
 * @param applicants to the department that runs it
 * @param concerns the rules whose question was answered with no, to staff
 */
record CommitteeView(
        CommitteeOutline outline,
        List<Taken> taken,
        List<MemberView> members,
        Optional<Recruiting> recruitment,
        boolean applied,
        List<ApplicantView> applicants,
        List<String> concerns,
        Optional<LocalDate> dissolvedOn) {

    record Taken(SeatKind kind, int number) {}

    record Recruiting(int seats, Window window, int applications) {}

    record MemberView(
            PersonRef person,
            Optional<AccountRef> account,
            SeatKind seat,
            Optional<GroupId> group,
            Period term,
            Optional<MemberParticulars> particulars) {}

    record ApplicantView(Optional<PersonRef> person, Instant at, Optional<SeatApplication> application) {}

    /** For everybody. */
    record Published(CommitteeId id, CommitteeOutline outline, List<Taken> taken, Optional<Recruiting> recruitment) {}

    /** Who sits on a committee 委員名簿. */
    record Roster(CommitteeId committee, CommitteeOutline outline, List<MemberView> members) {}
}
