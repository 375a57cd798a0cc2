package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Held;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.kit.TestDatabase;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Records of a later release, with a constant that this one does not know, wait until it does. */
class LaterReleaseTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final List<Recorded<?>> handled = new ArrayList<>();

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    static Stream<Sample> records() {
        return GoldenSamples.ofLaterReleases().stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void are_parked_by_their_key_with_what_follows(Sample later) {
        Sample known = GoldenSamples.of(later.type());
        String key = known.envelope().subjectId();
        Inbox inbox = inbox();
        inbox.accept(message(later, key, 1));
        inbox.accept(message(known, key, 2));
        Sample other = GoldenSamples.all().stream()
                .filter(sample -> !sample.envelope().subjectId().equals(key))
                .findFirst()
                .orElseThrow();
        inbox.accept(message(other, other.envelope().subjectId(), 3));

        assertThat(inbox.held(InboxFixture.OPERATOR, Optional.empty(), Optional.empty(), 10))
                .extracting(Held::offset)
                .containsExactly(1L, 2L);
        assertThat(handled).hasSize(1);
    }

    private Inbox inbox() {
        return new Inbox(
                List.of(handler()),
                database.mongo(),
                Clock.systemUTC(),
                5,
                Failpoints.none(),
                new SimpleMeterRegistry());
    }

    private EventHandler handler() {
        return new EventHandler() {
            @Override
            public Class<DomainEvent> events() {
                return DomainEvent.class;
            }

            @Override
            public void handle(Recorded<?> happened) {
                handled.add(happened);
            }
        };
    }

    private static Message<byte[]> message(Sample sample, String key, long offset) {
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(sample.bytes())
                .setHeader(
                        KafkaHeaders.RECEIVED_TOPIC,
                        EventCatalogue.byType(sample.type()).orElseThrow().topic())
                .setHeader(KafkaHeaders.RECEIVED_PARTITION, 0)
                .setHeader(KafkaHeaders.OFFSET, offset)
                .setHeader(KafkaHeaders.RECEIVED_KEY, key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sample.headers().keySet().forEach(header -> message.setHeader(header, sample.header(header)));
        return message.build();
    }
}
