package org.kyodo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventLineTest {
    private static EventLine event(String id, String subject, long sequence) {
        ConsumerRecord<byte[], byte[]> event = new ConsumerRecord<>(
                "kyodo.registry.events", 3, 7, new byte[0], "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id",
                        id,
                        "ce_type",
                        "kyodo.registry.GroupRegistered.v1",
                        "ce_subject",
                        subject,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_time",
                        "2026-04-17T05:00:00Z",
                        "ce_actorref",
                        "acct-1")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new EventLine(event);
    }

    @Test
    void a_line_tells_time_type_subject_sequence_and_actor() {
        assertThat(event("1", "group/g", 4).line().split(" +"))
                .containsExactly("2026-04-17T05:00:00Z", "registry.GroupRegistered", "group/g", "#4", "acct-1");
    }

    @Test
    void as_json_it_tells_attributes_and_content() {
        assertThat(event("1", "group/g", 4).json())
                .contains("\"topic\":\"kyodo.registry.events\"", "\"ce_sequence\":\"4\"", "\"data\":{\"a\":1}");
    }

    @Test
    void a_record_that_is_no_event_is_shown_all_the_same() {
        EventLine foreign =
                new EventLine(new ConsumerRecord<>("t", 0, 0, null, "no json".getBytes(StandardCharsets.UTF_8)));

        assertThat(foreign.line()).startsWith("?");
        assertThat(foreign.json()).contains("\"data\":\"no json\"");
    }

    @Test
    void streams_without_a_fault_are_found_to_be_so() {
        assertThat(ClosingScene.faults(
                        List.of(event("1", "group/a", 1), event("2", "group/b", 1), event("3", "group/a", 2))))
                .isEmpty();
    }

    @Test
    void a_gap_a_repeat_and_a_wrong_order_are_found() {
        assertThat(ClosingScene.faults(List.of(event("1", "group/a", 1), event("3", "group/a", 3))))
                .containsExactly("group/a #3 (expected: #2)");
        assertThat(ClosingScene.faults(List.of(event("1", "group/a", 1), event("1", "group/a", 1))))
                .containsExactly("group/a #1 (expected: #2)", "group/a #1 twice");
        assertThat(ClosingScene.faults(List.of(event("2", "group/a", 2), event("1", "group/a", 1))))
                .containsExactly("group/a #2 (expected: #1)", "group/a #1 (expected: #3)");
    }
}
