package org.kyodo.registry.contact;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.ContactPointEvent.ContactCodeIssued;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointConfirmed;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointDoubted;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointSet;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointUndeliverable;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointWithdrawn;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeComplaintReceived;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeConsentChanged;
import org.kyodo.contracts.registry.NoticeConsent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.person.Sealed;

/**
 * A contact point 連絡先: a mail address, a postal address or a telephone number to which a group or a resident wants notices sent.
 * Nobody needs one to register. A code that went there and came back confirms it, or a desk that asked by voice; something that did
 * not arrive makes it doubtful until it is confirmed again. The address itself never changes: whoever moves gives another one and
 * withdraws this, and with that what was kept of it is erased.
 *
 * <p>What the form of a group says of its {@code contact} is another thing: part of an application, kept as long as the law keeps that,
 * by which the registrar reaches the group about it. It is no consent to notices, and nothing is sent there unless it is given as a
 * contact point too.
 */
sealed interface ContactPoint extends Stage<ContactPoint, ContactPointEvent> {
    ContactPointId id();

    record Absent(ContactPointId id) implements ContactPoint {}

    /** 未確認. @param code to confirm it by, while there is one */
    record Unconfirmed(ContactPointId id, Card card, Optional<IssuedCode> code) implements Open {
        @Override
        public Unconfirmed with(Card other) {
            return new Unconfirmed(id, other, code);
        }

        @Override
        public Unconfirmed with(IssuedCode issued) {
            return new Unconfirmed(id, card, Optional.of(issued));
        }
    }

    /** 確認済み. */
    record Reachable(ContactPointId id, Card card, LocalDate on) implements Present {
        @Override
        public Reachable with(Card other) {
            return new Reachable(id, other, on);
        }
    }

    /** 要確認: something did not arrive. */
    record Doubtful(ContactPointId id, Card card, Optional<IssuedCode> code) implements Failed {
        @Override
        public Doubtful with(Card other) {
            return new Doubtful(id, other, code);
        }

        @Override
        public Doubtful with(IssuedCode issued) {
            return new Doubtful(id, card, Optional.of(issued));
        }
    }

    /** 不達: that happened again soon. */
    record Undeliverable(ContactPointId id, Card card, Optional<IssuedCode> code) implements Failed {
        @Override
        public Undeliverable with(Card other) {
            return new Undeliverable(id, other, code);
        }

        @Override
        public Undeliverable with(IssuedCode issued) {
            return new Undeliverable(id, card, Optional.of(issued));
        }
    }

    /** 撤回. @param card without the address @param erased the reference under which its address was kept */
    record Withdrawn(ContactPointId id, Card card, PersonRef erased, LocalDate on) implements Known {}

    /**
     * What it says.
     *
     * @param person under whose key the address is sealed
     * @param value a {@link ContactValue}; there as soon as it is committed
     * @param failedOn when something last did not arrive
     */
    record Card(
            Recipient recipient,
            ReachKind kind,
            NoticeConsent consent,
            PersonRef person,
            Optional<Sealed> value,
            Optional<LocalDate> failedOn) {
        Card with(NoticeConsent other) {
            return new Card(recipient, kind, other, person, value, failedOn);
        }

        Card keeping(Sealed sealed) {
            return new Card(recipient, kind, consent, person, Optional.of(sealed), failedOn);
        }

        Card forgotten() {
            return new Card(recipient, kind, consent, person, Optional.empty(), failedOn);
        }

        Card failed(LocalDate day) {
            return new Card(recipient, kind, consent, person, value, Optional.of(day));
        }
    }

    /** It was given at some time. */
    sealed interface Known extends ContactPoint {
        Card card();

        default Recipient recipient() {
            return card().recipient();
        }

        default ReachKind kind() {
            return card().kind();
        }
    }

    /** It is there. */
    sealed interface Present extends Known {
        Present with(Card other);
    }

    /** It must be confirmed, at first or again. */
    sealed interface Open extends Present {
        Optional<IssuedCode> code();

        Open with(IssuedCode issued);
    }

    /** Something did not arrive. */
    sealed interface Failed extends Open {}

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default ContactPoint after(ContactPointEvent event) {
        return switch (event) {
            case ContactPointSet e ->
                new Unconfirmed(
                        e.contactPointId(),
                        new Card(e.recipient(), e.kind(), e.consent(), e.ref(), Optional.empty(), Optional.empty()),
                        Optional.empty());
            case ContactCodeIssued e -> ((Open) this).with(IssuedCode.until(e.until()));
            case ContactPointConfirmed e -> new Reachable(id(), given().card(), e.on());
            case NoticeConsentChanged e -> given().with(given().card().with(e.consent()));
            case NoticeComplaintReceived e -> given().with(given().card().with(e.consent()));
            case ContactPointDoubted e -> new Doubtful(id(), given().card().failed(e.on()), Optional.empty());
            case ContactPointUndeliverable e ->
                new Undeliverable(id(), given().card().failed(e.on()), Optional.empty());
            case ContactPointWithdrawn e -> new Withdrawn(id(), given().card().forgotten(), e.ref(), e.on());
        };
    }

    private Present given() {
        return (Present) this;
    }
}
