package org.kyodo.registry.gathering;

import java.util.Optional;
import org.kyodo.chassis.decide.Backing;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.registry.GatheringEvent.AttendanceCorrected;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentAccepted;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentCancelled;
import org.kyodo.contracts.registry.GatheringEvent.EnrolmentWaitlisted;
import org.kyodo.contracts.registry.GatheringEvent.GatheringAnnounced;
import org.kyodo.contracts.registry.GatheringEvent.GatheringBacked;
import org.kyodo.contracts.registry.GatheringEvent.GatheringCancelled;
import org.kyodo.contracts.registry.GatheringEvent.GatheringHeld;
import org.kyodo.contracts.registry.GatheringEvent.GatheringPlanned;
import org.kyodo.contracts.registry.GatheringEvent.ParticipantsForgotten;
import org.kyodo.contracts.registry.GatheringPlan;
import org.kyodo.contracts.value.GatheringId;
import org.kyodo.contracts.value.Reason;

/**
 * A gathering 催し・講座: a festival, a course, a training of staff, a meeting. A department, a support centre or a group
 * plans it, others back it, and its host announces it. Until its enrolment closes people enrol, for themselves or together;
 * whoever finds it full waits, and moves up when others cancel. After it was held its host tells once who came, and from
 * then on only corrects that; or the host cancels it, with a reason.
 */
sealed interface Gathering extends Stage<Gathering, GatheringEvent> {
    GatheringId id();

    record Absent(GatheringId id) implements Gathering {}

    /** 企画. */
    record Planned(GatheringId id, GatheringPlan plan, Backing backing) implements Known {}

    /** 募集中: announced. */
    record Open(GatheringId id, GatheringPlan plan, Backing backing, Enrolments enrolments) implements Known {
        int left() {
            return plan.capacity().orElse(0) - enrolments.people();
        }

        @Override
        public Open with(Enrolments other) {
            return new Open(id, plan, backing, other);
        }
    }

    /** 開催. */
    record Held(GatheringId id, GatheringPlan plan, Backing backing, Enrolments enrolments, Attendance attendance)
            implements Known {}

    /** 中止. @param announced whether everybody knew of it */
    record Cancelled(
            GatheringId id,
            GatheringPlan plan,
            Backing backing,
            Enrolments enrolments,
            boolean announced,
            Reason reason)
            implements Known {}

    /** Planned at least. */
    sealed interface Known extends Gathering {
        GatheringPlan plan();

        Backing backing();

        default Enrolments enrolments() {
            return Enrolments.NONE;
        }
    }

    /** Who backs and who enrolled stands beside the event, not in it. */
    @Override
    default Gathering after(GatheringEvent event, Entry entry) {
        Gathering next = after(event);
        return event instanceof GatheringBacked && next instanceof Known backed
                ? backed(backed, backed.backing().by(entry))
                : next;
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Gathering after(GatheringEvent event) {
        return switch (event) {
            case GatheringPlanned e -> new Planned(e.gatheringId(), e.gathering(), Backing.NONE);
            case GatheringBacked e -> {
                Known known = as(Known.class);
                yield backed(known, known.backing().of(e.backers()));
            }
            case GatheringAnnounced e ->
                new Open(e.gatheringId(), e.gathering(), as(Planned.class).backing(), Enrolments.NONE);
            case EnrolmentAccepted e -> {
                Open open = as(Open.class);
                yield open.with(open.enrolments().accepted(e.enrolment()));
            }
            case EnrolmentWaitlisted e -> {
                Open open = as(Open.class);
                yield open.with(open.enrolments().waitlisted(e.enrolment()));
            }
            case EnrolmentCancelled e -> {
                Open open = as(Open.class);
                yield open.with(open.enrolments().without(e.enrolment()));
            }
            case GatheringHeld e -> held(as(Open.class), e.attendance());
            case AttendanceCorrected e -> held(as(Held.class), e.attendance());
            case GatheringCancelled e -> {
                Known known = as(Known.class);
                yield new Cancelled(
                        known.id(),
                        known.plan(),
                        known.backing(),
                        known.enrolments(),
                        known instanceof Open,
                        e.reason());
            }
            case ParticipantsForgotten _ -> with(as(Known.class).enrolments().forgotten());
        };
    }

    /** What others than its host may know of it without asking: nothing before it was announced. */
    default Optional<Known> published() {
        return switch (this) {
            case Absent _, Planned _ -> Optional.empty();
            case Open open -> Optional.of(open);
            case Held held -> Optional.of(held);
            case Cancelled cancelled -> cancelled.announced() ? Optional.of(cancelled) : Optional.empty();
        };
    }

    /** The same with other enrolments. */
    default Gathering with(Enrolments other) {
        return switch (this) {
            case Absent _, Planned _ -> this;
            case Open open -> open.with(other);
            case Held(var id, var plan, var backing, var _, var attendance) ->
                new Held(id, plan, backing, other, attendance);
            case Cancelled(var id, var plan, var backing, var _, var announced, var reason) ->
                new Cancelled(id, plan, backing, other, announced, reason);
        };
    }

    /** The same with other backers. */
    default Gathering with(Backing other) {
        return switch (this) {
            case Known known -> backed(known, other);
            case Absent _ -> this;
        };
    }

    private static Gathering backed(Known known, Backing by) {
        return switch (known) {
            case Planned(var id, var plan, var _) -> new Planned(id, plan, by);
            case Open(var id, var plan, var _, var enrolments) -> new Open(id, plan, by, enrolments);
            case Held(var id, var plan, var _, var enrolments, var attendance) ->
                new Held(id, plan, by, enrolments, attendance);
            case Cancelled(var id, var plan, var _, var enrolments, var announced, var reason) ->
                new Cancelled(id, plan, by, enrolments, announced, reason);
        };
    }

    private static Held held(Known known, Attendance attendance) {
        return new Held(known.id(), known.plan(), known.backing(), known.enrolments(), attendance);
    }
}
