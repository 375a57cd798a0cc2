package org.kyodo.registry.consultation;

import java.util.Optional;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAdvised;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAssigned;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationCancelled;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationClosed;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationErased;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationLinked;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReceived;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReferred;
import org.kyodo.contracts.registry.Referral;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.ConsultationOutcome;

/**
 * A consultation 相談. Anybody asks, at a desk or by whatever way; a desk or a department takes charge, advises, introduces
 * to others, and closes it. What came of it is linked, also later. What was asked and advised is known to who asked and to
 * who is in charge, and to nobody once it was erased.
 */
sealed interface Consultation extends Stage<Consultation, ConsultationEvent> {
    ConsultationId id();

    record Absent(ConsultationId id) implements Consultation {}

    /** 受付. */
    record Received(ConsultationId id, Matter matter) implements Begun {
        @Override
        public Received with(Matter other) {
            return new Received(id, other);
        }
    }

    /** 担当. */
    record Assigned(ConsultationId id, Matter matter, Charge charge) implements Charged {
        @Override
        public Assigned with(Matter other) {
            return new Assigned(id, other, charge);
        }

        @Override
        public Optional<Advice> advised() {
            return Optional.empty();
        }
    }

    /** 助言. */
    record Advised(ConsultationId id, Matter matter, Charge charge, Advice advice) implements Charged {
        @Override
        public Advised with(Matter other) {
            return new Advised(id, other, charge, advice);
        }

        @Override
        public Optional<Advice> advised() {
            return Optional.of(advice);
        }
    }

    /** 紹介, after advice or without. */
    record Referred(ConsultationId id, Matter matter, Charge charge, Optional<Advice> advice, Referral referral)
            implements Charged {
        @Override
        public Referred with(Matter other) {
            return new Referred(id, other, charge, advice, referral);
        }

        @Override
        public Optional<Advice> advised() {
            return advice;
        }
    }

    /** 完了. */
    record Closed(
            ConsultationId id,
            Matter matter,
            Charge charge,
            Optional<Advice> advice,
            Optional<Referral> referral,
            ConsultationOutcome outcome)
            implements Charged, Ended {
        @Override
        public Closed with(Matter other) {
            return new Closed(id, other, charge, advice, referral, outcome);
        }

        @Override
        public Optional<Advice> advised() {
            return advice;
        }
    }

    /** 取消. */
    record Cancelled(ConsultationId id, Matter matter) implements Ended {
        @Override
        public Cancelled with(Matter other) {
            return new Cancelled(id, other);
        }
    }

    /** It was asked for. */
    sealed interface Begun extends Consultation {
        Matter matter();

        Begun with(Matter other);
    }

    /** Somebody is in charge. */
    sealed interface Charged extends Begun {
        Charge charge();

        Optional<Advice> advised();
    }

    /** Nothing more is done on it, so that what was noted is kept for a time only. */
    sealed interface Ended extends Begun {}

    @Override
    default Consultation after(ConsultationEvent event, Entry entry) {
        Consultation next = after(event);
        return next instanceof Begun begun && isHandedIn(event)
                ? begun.with(begun.matter().with(begun.matter().entries().and(entry)))
                : next;
    }

    private static boolean isHandedIn(ConsultationEvent event) {
        return event instanceof ConsultationReceived || event instanceof ConsultationCancelled;
    }

    @Override
    default Consultation after(ConsultationEvent event) {
        return switch (event) {
            case ConsultationReceived e -> new Received(e.consultationId(), Matter.of(Enquiry.of(e)));
            case ConsultationAssigned e ->
                new Assigned(id(), begun().matter(), new Charge(e.facility(), e.department()));
            case ConsultationAdvised e ->
                new Advised(id(), begun().matter(), charged().charge(), new Advice(e.on(), e.waitedMinutes()));
            case ConsultationReferred e ->
                new Referred(
                        id(), begun().matter(), charged().charge(), charged().advised(), e.to());
            case ConsultationClosed e ->
                new Closed(
                        id(),
                        begun().matter(),
                        charged().charge(),
                        charged().advised(),
                        this instanceof Referred referred ? Optional.of(referred.referral()) : Optional.empty(),
                        e.outcome());
            case ConsultationCancelled _ -> new Cancelled(id(), begun().matter());
            case ConsultationLinked e -> begun().with(begun().matter().leadingTo(e.subject()));
            case ConsultationErased e -> begun().with(begun().matter().without(e.erased()));
        };
    }

    private Begun begun() {
        return (Begun) this;
    }

    private Charged charged() {
        return (Charged) this;
    }
}
