package org.kyodo.registry.gathering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.GatheringPlan;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;

/** What can be asked of a gathering 催し・講座. */
sealed interface GatheringCommand {

    /** 企画する; for a group this is to raise its hand 手をあげる. */
    @AllowedTo(
            value = {Role.STAFF, Role.DESK, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record PlanGathering(GatheringPlan plan) implements GatheringCommand {
        public PlanGathering {
            if (!plan.host().single()) {
                throw new InvalidInput("plan.host", plan.host(), Wording.ONE_OF_THEM.of());
            }
        }
    }

    /** 応援する. */
    @AllowedTo(anyone = true)
    record BackGathering() implements GatheringCommand {}

    /**
     * 案内する: from then on people enrol.
     *
     * @param capacity in place of that of the plan
     * @param enrolUntil in place of that of the plan
     */
    @AllowedTo(
            value = {Role.STAFF, Role.DESK, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record AnnounceGathering(Optional<@Min(1) @Max(1_000_000) Integer> capacity, Optional<Instant> enrolUntil)
            implements GatheringCommand {}

    /**
     * 申し込む.
     *
     * @param group whose people they are; without it the account enrols itself, and staff their department with it
     * @param people together: they have a place all of them or wait all of them
     * @param person who enrols without an account, on paper, over a counter or by telephone
     */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record Enrol(
            Optional<GroupId> group, @Min(1) @Max(1_000) int people, Optional<Enrollee> person)
            implements GatheringCommand {
        /** Named as the party 代理入力の相手 where it has no account: nothing of the person may stand in an event. */
        static final String PARTY = "person";

        public Enrol {
            if (group.isPresent() && person.isPresent()) {
                throw new InvalidInput("person", Wording.NOT_SHOWN.of(), Wording.ONE_OF_THEM.of());
            }
        }
    }

    /** 申込を取り消す: the first who wait and whom the free places are enough for move up. @param enrolment its number */
    @AllowedTo(
            anyone = true,
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelEnrolment(int enrolment) implements GatheringCommand {}

    /** 参加の実績を記録する, and later correct it. */
    @AllowedTo(
            value = {Role.STAFF, Role.DESK, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record RecordAttendance(Attendance attendance) implements GatheringCommand {}

    /** 中止する. */
    @AllowedTo(
            value = {Role.STAFF, Role.DESK, Role.GROUP},
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelGathering(Optional<ReasonGiven> reason) implements GatheringCommand {}

    /** What was written down of those without an account is not needed any more. */
    @AllowedTo(Role.PLATFORM)
    record ForgetParticipants() implements GatheringCommand {}
}
