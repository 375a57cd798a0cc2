package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Json;

/** A program that knows CloudEvents and nothing of Kyodo reads what Kyodo writes, and the other way round. */
class CloudEventsTest {
    static List<Sample> samples() {
        return GoldenSamplesTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_cloudevents_sdk_reads_a_record_of_kyodo(Sample sample) {
        Envelope envelope = sample.envelope();
        ProducerRecord<String, byte[]> sent = kyodoRecord(sample);

        CloudEvent event = KafkaMessageFactory.createReader(received(sent)).toEvent();

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(envelope.id().toString());
        assertThat(event.getType()).isEqualTo(sample.type());
        assertThat(event.getSource()).isEqualTo(URI.create(envelope.source()));
        assertThat(event.getSubject()).isEqualTo(envelope.subject());
        assertThat(event.getTime().toInstant()).isEqualTo(envelope.time());
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isEqualTo(URI.create(envelope.dataSchema()));
        assertThat(Json.TOLERANT.readTree(event.getData().toBytes())).isEqualTo(sample.data());
        Map<String, Object> extensions = new TreeMap<>();
        event.getExtensionNames().forEach(name -> extensions.put(name, event.getExtension(name)));
        assertThat(extensions)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("municipality", envelope.municipality().code()),
                        Map.entry(
                                "fiscalyear",
                                Integer.toString(envelope.fiscalYear().year())),
                        Map.entry("sequence", Long.toString(envelope.sequence())),
                        Map.entry(
                                "previousid",
                                envelope.place().previousId().orElseThrow().toString()),
                        Map.entry("stage", envelope.place().stage()),
                        Map.entry(
                                "correlationid",
                                envelope.cause().correlationId().toString()),
                        Map.entry("causationid", envelope.cause().causationId().toString()),
                        Map.entry("actortype", envelope.author().type().name()),
                        Map.entry("actorref", envelope.author().ref()),
                        Map.entry(
                                "actordept",
                                envelope.author().department().orElseThrow().value()),
                        Map.entry("channel", envelope.author().channel().name()),
                        Map.entry("onbehalfof", envelope.author().onBehalfOf().orElseThrow()),
                        Map.entry("visibility", envelope.visibility().name()),
                        Map.entry("rulesetversion", envelope.ruleSetVersion()))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void kyodo_reads_a_record_of_the_cloudevents_sdk(Sample sample) {
        Envelope envelope = sample.envelope();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id().toString())
                .withType(sample.type())
                .withSource(URI.create(envelope.source()))
                .withSubject(envelope.subject())
                .withTime(envelope.time().atOffset(java.time.ZoneOffset.UTC))
                .withDataSchema(URI.create(envelope.dataSchema()))
                .withData("application/json", sample.bytes())
                .withExtension("municipality", envelope.municipality().code())
                .withExtension("fiscalyear", envelope.fiscalYear().year())
                .withExtension("sequence", envelope.sequence())
                .withExtension(
                        "previousid",
                        envelope.place().previousId().orElseThrow().toString())
                .withExtension("stage", envelope.place().stage())
                .withExtension("correlationid", envelope.cause().correlationId().toString())
                .withExtension("causationid", envelope.cause().causationId().toString())
                .withExtension("actortype", envelope.author().type().name())
                .withExtension("actorref", envelope.author().ref())
                .withExtension(
                        "actordept",
                        envelope.author().department().orElseThrow().value())
                .withExtension("channel", envelope.author().channel().name())
                .withExtension("onbehalfof", envelope.author().onBehalfOf().orElseThrow())
                .withExtension("visibility", envelope.visibility().name())
                .withExtension("rulesetversion", envelope.ruleSetVersion());
        ProducerRecord<Void, byte[]> sent =
                KafkaMessageFactory.<Void>createWriter(topic(sample)).writeBinary(builder.build());
        // W3C trace context is a header of its own, beside those of CloudEvents.
        envelope.cause().traceparent().ifPresent(parent -> sent.headers()
                .add("traceparent", parent.getBytes(StandardCharsets.UTF_8)));

        assertThat(Envelope.fromHeaders(lookup(sent.headers()))).isEqualTo(envelope);
        assertThat(Json.TOLERANT.readTree(sent.value())).isEqualTo(sample.data());
    }

    private static ProducerRecord<String, byte[]> kyodoRecord(Sample sample) {
        Headers headers = new RecordHeaders();
        sample.envelope()
                .toHeaders()
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(topic(sample), null, sample.envelope().subjectId(), sample.bytes(), headers);
    }

    private static String topic(Sample sample) {
        return EventCatalogue.topicOf(sample.envelope().service());
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private static Function<String, byte[]> lookup(Headers headers) {
        return name -> {
            Header header = headers.lastHeader(name);
            return header == null ? null : header.value();
        };
    }
}
