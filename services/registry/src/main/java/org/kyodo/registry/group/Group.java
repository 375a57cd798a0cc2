package org.kyodo.registry.group;

import java.time.LocalDate;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupEntryContested;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;

/**
 * A civic group 団体 on its way into the register and in it.
 *
 * <p>An account starts a registration and submits the form. Where the municipality registers on declaration 意思表明的な登録 the
 * group is registered with that; elsewhere the collaboration office reviews it and registers it, refuses it with a reason,
 * or returns it for correction by a day, after which it lapses. A refused group may correct the form and submit again. A
 * registered group can be suspended and reinstated. Personal data is erased on request, and when it was kept for its time.
 */
sealed interface Group extends Stage<Group, GroupEvent> {

    GroupId id();

    /** Nothing has happened under this id. */
    record Absent(GroupId id) implements Group {}

    /** 下書き: begun, and the form not yet submitted. */
    record Draft(GroupId id, AccountRef account, Entries entries) implements Submittable {}

    /** 申請中. */
    record Submitted(GroupId id, AccountRef account, Filing filing) implements Filed {
        @Override
        public Submitted with(Filing other) {
            return new Submitted(id, account, other);
        }
    }

    /** 確認中. */
    record UnderReview(GroupId id, AccountRef account, Filing filing) implements Filed {
        @Override
        public UnderReview with(Filing other) {
            return new UnderReview(id, account, other);
        }
    }

    /** 差戻し. */
    record Returned(GroupId id, AccountRef account, Filing filing, Correction correction)
            implements Filed, Submittable {
        @Override
        public Returned with(Filing other) {
            return new Returned(id, account, other, correction);
        }
    }

    /** 取下げ扱い: no correction came in time. */
    record Lapsed(GroupId id, AccountRef account, Filing filing, LocalDate dueOn) implements Ended {
        @Override
        public Lapsed with(Filing other) {
            return new Lapsed(id, account, other, dueOn);
        }
    }

    /** 不登録. */
    record Refused(GroupId id, AccountRef account, Filing filing, Reason reason, String rule, LocalDate refusedOn)
            implements Ended, Submittable {
        @Override
        public Refused with(Filing other) {
            return new Refused(id, account, other, reason, rule, refusedOn);
        }
    }

    /** 登録. */
    record Registered(GroupId id, AccountRef account, Filing filing, Registration registration) implements Ended {
        @Override
        public Registered with(Filing other) {
            return new Registered(id, account, other, registration);
        }
    }

    /** 停止. */
    record Suspended(
            GroupId id,
            AccountRef account,
            Filing filing,
            Registration registration,
            Reason reason,
            LocalDate suspendedOn)
            implements Ended {
        @Override
        public Suspended with(Filing other) {
            return new Suspended(id, account, other, registration, reason, suspendedOn);
        }
    }

    /** Begun: it belongs to an account. */
    sealed interface Begun extends Group {
        AccountRef account();
    }

    /** The form may be submitted. */
    sealed interface Submittable extends Begun {}

    /** The form was submitted at least once. */
    sealed interface Filed extends Begun {
        Filing filing();

        Filed with(Filing other);
    }

    /** What was handed in for the group or by it, and by whom. */
    default Entries entries() {
        return this instanceof Filed filed ? filed.filing().entries() : Entries.NONE;
    }

    @Override
    default Group after(GroupEvent event, Entry entry) {
        return switch (event) {
            case GroupRegistrationStarted e ->
                new Draft(e.groupId(), e.account(), entries().and(entry));
            case GroupRegistrationSubmitted _
            when after(event) instanceof Filed filed ->
                filed.with(filed.filing().with(entries().and(entry)));
            case GroupEvent _ -> after(event);
        };
    }

    /** Decided, so that it ends some day 終了日: from then on its personal data is kept for a time only. */
    sealed interface Ended extends Filed {
        default LocalDate endsOn() {
            return switch (this) {
                case Lapsed l -> l.dueOn();
                case Refused r -> r.refusedOn();
                case Registered r -> r.registration().validUntil();
                case Suspended s -> s.registration().validUntil();
            };
        }
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Group after(GroupEvent event) {
        return switch (event) {
            case GroupRegistrationStarted e -> new Draft(e.groupId(), e.account(), Entries.NONE);
            case GroupRegistrationSubmitted e
            when this instanceof Filed f ->
                new Submitted(e.groupId(), f.account(), f.filing().corrected(e));
            case GroupRegistrationSubmitted e ->
                new Submitted(e.groupId(), as(Draft.class, e).account(), Filing.first(e));
            case GroupReviewStarted e -> {
                Submitted s = as(Submitted.class, e);
                yield new UnderReview(s.id(), s.account(), s.filing());
            }
            case GroupRegistrationReturned e -> {
                UnderReview u = as(UnderReview.class, e);
                yield new Returned(u.id(), u.account(), u.filing(), e.correction());
            }
            case GroupRegistrationLapsed e -> {
                Returned r = as(Returned.class, e);
                yield new Lapsed(r.id(), r.account(), r.filing(), e.dueOn());
            }
            case GroupRegistered e -> {
                // From the review, or with the submission where registration is by declaration.
                Filed f = as(Filed.class, e);
                yield new Registered(f.id(), e.account(), f.filing(), e.registration());
            }
            case GroupRegistrationRefused e -> {
                UnderReview u = as(UnderReview.class, e);
                Filing filing = u.filing().refused(e.reason().code());
                yield new Refused(u.id(), u.account(), filing, e.reason(), e.rule(), e.on());
            }
            case GroupSuspended e -> {
                Registered r = as(Registered.class, e);
                yield new Suspended(r.id(), r.account(), r.filing(), r.registration(), e.reason(), e.on());
            }
            case GroupEntryContested e -> noting(entries().contesting(e.entry(), e.reason()));
            case GroupReinstated e -> {
                Suspended s = as(Suspended.class, e);
                yield new Registered(s.id(), s.account(), s.filing(), s.registration());
            }
            case PersonalDataErased e -> {
                Filed f = as(Filed.class, e);
                yield f.with(f.filing().erased(e));
            }
        };
    }

    private Group noting(Entries all) {
        return switch (this) {
            case Absent _ -> throw new IllegalStateException("contested while nothing was begun");
            case Draft(var id, var account, var _) -> new Draft(id, account, all);
            case Filed filed -> filed.with(filed.filing().with(all));
        };
    }

    private <T extends Group> T as(Class<T> stage, GroupEvent event) {
        if (stage.isInstance(this)) {
            return stage.cast(this);
        }
        throw new IllegalStateException("%s while %s (expected: %s)"
                .formatted(event.getClass().getSimpleName(), getClass().getSimpleName(), stage.getSimpleName()));
    }
}
