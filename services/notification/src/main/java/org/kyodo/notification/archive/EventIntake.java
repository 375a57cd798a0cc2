package org.kyodo.notification.archive;

import java.util.List;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryEvent;

/**
 * Takes in every event of the platform: gathers what it says of its subject, archives it, tells the takers, and marks it as
 * told. Each step may be repeated after a crash; an event that was told is told to nobody again.
 *
 * <p>As it reads every event of every stream, it is also the one that notices a gap.
 */
final class EventIntake implements EventHandler {
    private final ReadModel<SubjectFacts, DomainEvent> subjects;
    private final EventArchive archive;
    private final List<EventTaker> takers;
    private final Failpoints failpoints;

    EventIntake(
            ReadModel<SubjectFacts, DomainEvent> subjects,
            EventArchive archive,
            List<EventTaker> takers,
            Failpoints failpoints) {
        this.subjects = subjects;
        this.archive = archive;
        this.takers = List.copyOf(takers);
        this.failpoints = failpoints;
    }

    @Override
    public Class<DomainEvent> events() {
        return DomainEvent.class;
    }

    @Override
    public void handle(Recorded<?> happened) {
        Envelope envelope = happened.envelope();
        if (happened.event() instanceof DeliveryEvent) {
            // Nobody is told of deliveries: each would lead to the next, without end.
            subjects.handle(happened);
            return;
        }
        if (archive.told(envelope.id())) {
            return;
        }
        subjects.handle(happened);
        failpoints.reach("intake.gathered");
        // Right after the event the subject is known as of this event, for its next one is not read before this
        // returns.
        // When it was archived before a crash, what was known then stands.
        subjects.find(envelope.subjectId(), envelope.municipality()).ifPresent(facts -> archive.keep(happened, facts));
        failpoints.reach("intake.archived");
        archive.find(envelope.id(), envelope.municipality())
                .ifPresent(event -> takers.forEach(taker -> {
                    taker.take(event, happened);
                    failpoints.reach("intake.taken");
                }));
        archive.markTold(envelope.id());
        failpoints.reach("intake.told");
    }

    @Override
    public void passOver(Envelope envelope) {
        subjects.passOver(envelope);
    }
}
