package org.kyodo.notification.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.GapException;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.kit.TestDatabase;

class EventIntakeTest {
    private static final CallId CALL = new CallId(UUID.fromString("01981f2e-7c00-7000-8000-000000000007"));
    private static final Instant AT = Instant.parse("2026-06-12T01:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ArchivedEvent> told = new ArrayList<>();
    private boolean crashing;
    private final EventArchive archive = new EventArchive(database.mongo());
    private final EventIntake intake = new EventIntake(
            new ReadModel<>(
                    "subjectFacts",
                    SubjectFacts.class,
                    DomainEvent.class,
                    SubjectFacts::projection,
                    database.mongo(),
                    meters),
            archive,
            List.of((event, happened) -> {
                told.add(event);
                if (crashing) {
                    throw new IllegalStateException("crashed while telling");
                }
            }),
            Failpoints.none());

    @AfterEach
    void drop() {
        database.drop();
        database.close();
    }

    private static Recorded<?> event(String subjectId, long sequence, DomainEvent event) {
        EventCatalogue.Entry entry = EventCatalogue.of(event.getClass());
        String subject = entry.aggregate() + "/" + subjectId;
        UUID id = eventId(subject, sequence);
        return new Recorded<>(
                new Envelope(
                        id,
                        entry.type(),
                        MunicipalityCode.of("352039"),
                        entry.service(),
                        new Envelope.Place(
                                subject,
                                sequence,
                                sequence == 1 ? Optional.empty() : Optional.of(eventId(subject, sequence - 1)),
                                "Open"),
                        AT,
                        FiscalYear.of(LocalDate.parse("2026-06-12")),
                        new Envelope.Author(
                                ActorType.STAFF, "acct-staff", Optional.empty(), Channel.WEB, Optional.empty()),
                        new Envelope.Cause(id, id, Optional.empty()),
                        entry.visibility(),
                        "test"),
                event);
    }

    private static UUID eventId(String subject, long sequence) {
        return Ids.named("event " + sequence + " of " + subject, AT);
    }

    private static Recorded<?> opened(long sequence) {
        return event(CALL.toString(), sequence, new CallOpened(CALL, AT));
    }

    private static Recorded<?> closed(long sequence) {
        return event(CALL.toString(), sequence, new CallClosed(CALL, AT));
    }

    @Test
    void an_event_is_told_once_however_often_it_comes() {
        Recorded<?> opened = opened(1);
        intake.handle(opened);
        intake.handle(opened);
        intake.handle(closed(2));
        intake.handle(opened);

        assertThat(told)
                .extracting(ArchivedEvent::name)
                .containsExactly("kyodo.proposal.CallOpened", "kyodo.proposal.CallClosed");
    }

    @Test
    void after_a_crash_it_is_told_again_with_what_was_known_then() {
        Recorded<?> opened = opened(1);
        crashing = true;
        assertThatThrownBy(() -> intake.handle(opened)).hasMessage("crashed while telling");
        crashing = false;
        intake.handle(opened);

        assertThat(told).hasSize(2);
        assertThat(told.getLast()).isEqualTo(told.getFirst());
        intake.handle(opened);
        assertThat(told).hasSize(2);
    }

    @Test
    void it_is_kept_whole_as_a_cloud_event() {
        Recorded<?> opened = opened(1);
        intake.handle(opened);

        var kept = Json.TOLERANT.readTree(archive.find(opened.envelope().id(), MunicipalityCode.of("352039"))
                .orElseThrow()
                .cloudEvent());
        assertThat(kept.path("id").asString()).isEqualTo(opened.envelope().id().toString());
        assertThat(kept.path("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(kept.path("data").path("callId").asString()).isEqualTo(CALL.toString());
        assertThat(archive.find(opened.envelope().id(), MunicipalityCode.of("052019")))
                .isEmpty();
    }

    @Test
    void an_event_behind_a_gap_is_told_to_nobody_before_the_missing_one_came() {
        intake.handle(opened(1));
        assertThatThrownBy(() -> intake.handle(closed(3))).isInstanceOf(GapException.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void of_deliveries_nobody_is_told_but_their_gaps_are_noticed() {
        DeliveryId id = new DeliveryId(Ids.next());
        intake.handle(cancelled(id, 1));
        assertThatThrownBy(() -> intake.handle(cancelled(id, 3))).isInstanceOf(GapException.class);

        assertThat(told).isEmpty();
        assertThat(archive.find(cancelled(id, 1).envelope().id(), MunicipalityCode.of("352039")))
                .isEmpty();
    }

    private static Recorded<?> cancelled(DeliveryId id, long sequence) {
        return event(
                id.toString(),
                sequence,
                new DeliveryCancelled(id, SubscriptionId.of("01981f2e-7c00-7000-8000-000000000001"), Ids.next()));
    }
}
