package org.kyodo.registry.gathering;

import java.util.Optional;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.GatheringPlan;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.registry.gathering.Gathering.Cancelled;
import org.kyodo.registry.gathering.Gathering.Held;
import org.kyodo.registry.gathering.Gathering.Known;
import org.kyodo.registry.gathering.Gathering.Open;

/**
 * A gathering as whoever is signed in sees it.
 *
 * @param backers how many back it
 * @param room while it is open and has a capacity
 * @param attendance once it was held
 * @param cancelled why it was cancelled
 */
record GatheringView(
        GatheringPlan plan,
        int backers,
        Optional<Room> room,
        Optional<Attendance> attendance,
        Optional<Reason> cancelled) {

    /** @param people with a place @param left places that are free @param waiting enrolments that wait */
    record Room(int people, int left, long waiting) {}

    /** As everybody sees it; why it was cancelled, by its code. */
    record ForEveryone(
            GatheringPlan plan,
            int backers,
            Optional<Room> room,
            Optional<Attendance> attendance,
            Optional<ReasonCode> cancelled) {}

    /**
     * An enrolment.
     *
     * @param person for its host only; none where they have an account
     */
    record Line(
            int number,
            Optional<GroupId> group,
            Optional<DepartmentCode> department,
            Optional<AccountRef> account,
            int people,
            boolean waiting,
            Optional<Enrollee> person) {}

    static Optional<GatheringView> of(Gathering gathering) {
        return gathering instanceof Known known ? Optional.of(of(known)) : Optional.empty();
    }

    private static GatheringView of(Known known) {
        return new GatheringView(
                known.plan(),
                known.backing().backers(),
                known instanceof Open open && open.plan().capacity().isPresent()
                        ? Optional.of(new Room(
                                open.enrolments().people(),
                                open.left(),
                                open.enrolments().waiting().count()))
                        : Optional.empty(),
                known instanceof Held held ? Optional.of(held.attendance()) : Optional.empty(),
                known instanceof Cancelled cancelled ? Optional.of(cancelled.reason()) : Optional.empty());
    }

    static Optional<ForEveryone> forEveryone(Gathering gathering) {
        return gathering
                .published()
                .map(GatheringView::of)
                .map(view -> new ForEveryone(
                        view.plan(),
                        view.backers(),
                        view.room(),
                        view.attendance(),
                        view.cancelled().map(Reason::code)));
    }
}
