package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.CouncilStructureChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountClaimed;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountTransferred;
import org.kyodo.contracts.registry.GroupEvent.GroupClaimCodeIssued;
import org.kyodo.contracts.registry.GroupEvent.GroupDissolved;
import org.kyodo.contracts.registry.GroupEvent.GroupIncorporated;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.registry.GroupEvent.GroupProfileChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationExpired;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationWithdrawn;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewalDue;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewed;
import org.kyodo.contracts.registry.GroupEvent.GroupRepresentativeChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupEvent.PublicationConsentChanged;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;

/**
 * A group 団体 on its way into the register, in it, and after it.
 *
 * <p>An account starts a registration, or the registrar does for a group that has none, and the form is submitted. Where
 * the municipality registers on a declaration of intent 意思表明的な登録 the group is registered with that; elsewhere the
 * registrar, a support centre or the office, reviews it and registers it, refuses it with a reason, or returns it for
 * correction by a day, after which it lapses. A registered group acts through its account, or through a desk until an account
 * claims it with a code. It is reminded before its validity is over, and renewed or else expired; it can be suspended and
 * reinstated; it may dissolve or withdraw. A group that was refused or expired may submit the form again. Personal data is
 * erased on request, and when it was kept for its time.
 */
sealed interface Group extends Stage<Group, GroupEvent> {

    GroupId id();

    /** Nothing has happened under this id. */
    record Absent(GroupId id) implements Group {}

    /** 下書き: begun, and the form not yet submitted. */
    record Draft(GroupId id, Optional<AccountRef> account, Entries entries) implements Submittable {}

    /** 申請中. */
    record Submitted(GroupId id, Optional<AccountRef> account, Filing filing) implements Filed {
        @Override
        public Submitted with(Filing other) {
            return new Submitted(id, account, other);
        }
    }

    /** 確認中. */
    record UnderReview(GroupId id, Optional<AccountRef> account, Filing filing) implements Filed {
        @Override
        public UnderReview with(Filing other) {
            return new UnderReview(id, account, other);
        }
    }

    /** 差戻し. */
    record Returned(GroupId id, Optional<AccountRef> account, Filing filing, Correction correction)
            implements Filed, Submittable {
        @Override
        public Returned with(Filing other) {
            return new Returned(id, account, other, correction);
        }
    }

    /** 取下げ扱い: no correction came in time. */
    record Lapsed(GroupId id, Optional<AccountRef> account, Filing filing, LocalDate dueOn) implements Ended {
        @Override
        public Lapsed with(Filing other) {
            return new Lapsed(id, account, other, dueOn);
        }
    }

    /** 不登録. */
    record Refused(
            GroupId id, Optional<AccountRef> account, Filing filing, Reason reason, String rule, LocalDate refusedOn)
            implements Ended, Submittable {
        @Override
        public Refused with(Filing other) {
            return new Refused(id, account, other, reason, rule, refusedOn);
        }
    }

    /** 登録. */
    record Registered(GroupId id, Optional<AccountRef> account, Filing filing, RegisterEntry entry)
            implements Inscribed {
        @Override
        public Registered with(Filing other) {
            return new Registered(id, account, other, entry);
        }

        Registered with(RegisterEntry other) {
            return new Registered(id, account, filing, other);
        }
    }

    /** 停止. */
    record Suspended(
            GroupId id,
            Optional<AccountRef> account,
            Filing filing,
            RegisterEntry entry,
            Reason reason,
            LocalDate suspendedOn)
            implements Inscribed {
        @Override
        public Suspended with(Filing other) {
            return new Suspended(id, account, other, entry, reason, suspendedOn);
        }
    }

    /** 失効. */
    record Expired(GroupId id, Optional<AccountRef> account, Filing filing, RegisterEntry entry, LocalDate on)
            implements Left, Submittable {
        @Override
        public Expired with(Filing other) {
            return new Expired(id, account, other, entry, on);
        }
    }

    /** 解散. */
    record Dissolved(GroupId id, Optional<AccountRef> account, Filing filing, RegisterEntry entry, LocalDate on)
            implements Left {
        @Override
        public Dissolved with(Filing other) {
            return new Dissolved(id, account, other, entry, on);
        }
    }

    /** 抹消. */
    record Withdrawn(GroupId id, Optional<AccountRef> account, Filing filing, RegisterEntry entry, LocalDate on)
            implements Left {
        @Override
        public Withdrawn with(Filing other) {
            return new Withdrawn(id, account, other, entry, on);
        }
    }

    /** Begun: it belongs to an account, or to nobody yet. */
    sealed interface Begun extends Group {
        Optional<AccountRef> account();
    }

    /** The form may be submitted. */
    sealed interface Submittable extends Begun {}

    /** The form was submitted at least once. */
    sealed interface Filed extends Begun {
        Filing filing();

        Filed with(Filing other);
    }

    /** It has a place in the register, or had one. */
    sealed interface Listed extends Ended {
        RegisterEntry entry();

        default Registration registration() {
            return entry().registration();
        }
    }

    /** It is in the register. */
    sealed interface Inscribed extends Listed {}

    /** It was in the register. */
    sealed interface Left extends Listed {
        LocalDate on();
    }

    /** Decided, so that it ends some day 終了日: from then on its personal data is kept for a time only. */
    sealed interface Ended extends Filed {
        /** Empty while nothing ends it. */
        default Optional<LocalDate> endsOn() {
            return switch (this) {
                case Lapsed l -> Optional.of(l.dueOn());
                case Refused r -> Optional.of(r.refusedOn());
                case Inscribed i -> i.registration().validity().validUntil();
                case Left l -> Optional.of(l.on());
            };
        }
    }

    /** What was handed in for the group or by it, and by whom. */
    default Entries entries() {
        return switch (this) {
            case Absent _ -> Entries.NONE;
            case Draft draft -> draft.entries();
            case Filed filed -> filed.filing().entries();
        };
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

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Group after(GroupEvent event) {
        return switch (event) {
            case GroupRegistrationStarted e -> new Draft(e.groupId(), e.account(), Entries.NONE);
            case GroupRegistrationSubmitted e
            when this instanceof Filed f ->
                new Submitted(e.groupId(), f.account(), f.filing().corrected(e));
            case GroupRegistrationSubmitted e ->
                new Submitted(e.groupId(), as(Draft.class).account(), Filing.first(e));
            case GroupReviewStarted _ -> {
                Submitted s = as(Submitted.class);
                yield new UnderReview(s.id(), s.account(), s.filing());
            }
            case GroupRegistrationReturned e -> {
                UnderReview u = as(UnderReview.class);
                yield new Returned(u.id(), u.account(), u.filing(), e.correction());
            }
            case GroupRegistrationLapsed e -> {
                Returned r = as(Returned.class);
                yield new Lapsed(r.id(), r.account(), r.filing(), e.dueOn());
            }
            case GroupRegistered e -> {
                // From the review, or with the submission where registration is by declaration.
                Filed f = as(Filed.class);
                yield new Registered(f.id(), e.account(), f.filing(), RegisterEntry.of(e.registration()));
            }
            case GroupRegistrationRefused e -> {
                UnderReview u = as(UnderReview.class);
                Filing filing = u.filing().refused(e.reason().code());
                yield new Refused(u.id(), u.account(), filing, e.reason(), e.rule(), e.on());
            }
            case GroupClaimCodeIssued e -> {
                Registered r = as(Registered.class);
                yield r.with(r.entry().claimable(e.until()));
            }
            case GroupAccountClaimed e -> actedForBy(e.account());
            case GroupAccountTransferred e -> actedForBy(e.account());
            case GroupRepresentativeChanged e -> {
                Registered r = as(Registered.class);
                yield r.with(r.filing().represented(e.person()));
            }
            case GroupProfileChanged e -> {
                Registered r = as(Registered.class);
                yield r.with(r.filing().with(e.card()));
            }
            case PublicationConsentChanged e -> {
                Registered r = as(Registered.class);
                yield r.with(r.filing().publishing(PublicationConsent.of(e.fields())));
            }
            case CouncilStructureChanged e -> {
                Registered r = as(Registered.class);
                yield r.with(r.filing().with(e.structure()));
            }
            case GroupIncorporated e -> {
                Registered r = as(Registered.class);
                yield r.with(r.filing().incorporated(e));
            }
            case GroupRenewalDue _ -> {
                Registered r = as(Registered.class);
                yield r.with(r.entry().reminding());
            }
            case GroupRenewed e -> {
                Registered r = as(Registered.class);
                yield r.with(r.entry().valid(e.validity()));
            }
            case GroupRegistrationExpired e -> {
                Inscribed i = as(Inscribed.class);
                yield new Expired(i.id(), i.account(), i.filing(), i.entry().closed(), e.on());
            }
            case GroupSuspended e -> {
                Registered r = as(Registered.class);
                yield new Suspended(r.id(), r.account(), r.filing(), r.entry(), e.reason(), e.on());
            }
            case GroupReinstated _ -> {
                Suspended s = as(Suspended.class);
                yield new Registered(s.id(), s.account(), s.filing(), s.entry());
            }
            case GroupDissolved e -> {
                Inscribed i = as(Inscribed.class);
                yield new Dissolved(i.id(), i.account(), i.filing(), i.entry().closed(), e.on());
            }
            case GroupRegistrationWithdrawn e -> {
                Inscribed i = as(Inscribed.class);
                yield new Withdrawn(i.id(), i.account(), i.filing(), i.entry().closed(), e.on());
            }
            case GroupMattersLeft _ -> this;
            case PersonalDataErased e -> {
                Filed f = as(Filed.class);
                yield f.with(f.filing().erased(e));
            }
        };
    }

    private Registered actedForBy(AccountRef account) {
        Registered r = as(Registered.class);
        return new Registered(
                r.id(), Optional.of(account), r.filing(), r.entry().claimed());
    }
}
