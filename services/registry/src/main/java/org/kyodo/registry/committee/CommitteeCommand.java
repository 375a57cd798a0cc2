package org.kyodo.registry.committee;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.CommitteeOutline;
import org.kyodo.contracts.registry.CommitteeSeats;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CommitteeKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.contracts.value.Window;

/** What can be asked of a committee 審議会等. */
sealed interface CommitteeCommand {
    /** Decided by the department that runs it. */
    sealed interface OfDepartment extends CommitteeCommand {}

    /**
     * 設置する.
     *
     * @param seats by kind, each kind once
     * @param term of its members
     * @param guidelineFollowed whether it is set up as the guideline says 設置に関する指針 (R-CM-2); a no is kept and told
     */
    @AllowedTo(Role.STAFF)
    record SetUpCommittee(
            @Line(max = 120) String title,
            CommitteeKind kind,
            DepartmentCode department,
            @Size(min = 1, max = 4) List<CommitteeSeats> seats,
            Period term,
            boolean guidelineFollowed)
            implements OfDepartment {
        public SetUpCommittee {
            seats = seats == null ? List.of() : List.copyOf(seats);
        }

        CommitteeOutline outline() {
            return new CommitteeOutline(title, kind, department, seats, term);
        }
    }

    /** 公募する. @param seats of the free ones for recruited members */
    @AllowedTo(Role.STAFF)
    record OpenRecruitment(@Min(1) @Max(100) int seats, Window window) implements OfDepartment {}

    /** 応募する. Holds personal data: see {@link SeatApplication}. */
    @AllowedTo(
            value = Role.RESIDENT,
            onBehalf = {Role.STAFF, Role.DESK})
    record ApplyForSeat(SeatApplication application) implements CommitteeCommand {}

    /** 公募を締め切る: its window is over. */
    @AllowedTo(Role.PLATFORM)
    record CloseRecruitment() implements CommitteeCommand {}

    /**
     * 委嘱する. Holds personal data: see {@link MemberParticulars}.
     *
     * @param person where the same person sits elsewhere or has applied here
     * @param account by which the person signs in
     * @param group that sends the person; needed for a seat of a group
     * @param from the first day; the first one of the committee's term, or today, where it is left out
     * @param to the last day; the last one of the committee's term where it is left out
     */
    @AllowedTo(Role.STAFF)
    record AppointMember(
            MemberParticulars member,
            Optional<PersonRef> person,
            Optional<AccountRef> account,
            SeatKind seat,
            Optional<GroupId> group,
            Optional<LocalDate> from,
            Optional<LocalDate> to)
            implements OfDepartment {}

    /** 解嘱する. */
    @AllowedTo(Role.STAFF)
    record ReleaseMember(PersonRef person) implements OfDepartment {}

    /** 任期が終わる: the last day of a member has passed. */
    @AllowedTo(Role.PLATFORM)
    record EndMembersTerms() implements CommitteeCommand {}

    /** 応募書類を消去する: what was applied with was kept for its time. */
    @AllowedTo(Role.PLATFORM)
    record EraseSeatApplications() implements CommitteeCommand {}

    /** 廃止する. */
    @AllowedTo(Role.STAFF)
    record DissolveCommittee() implements OfDepartment {}
}
