package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GoldenSamplesTest {
    static final Path GOLDEN = Generated.RESOURCES.resolve("golden");

    /** From the source folder, so that what an acceptance has just written is seen. */
    static List<Sample> samples() {
        return Generated.jsonFiles(GOLDEN).entrySet().stream()
                .map(file -> sample(file.getKey(), Json.STRICT.readTree(Generated.read(file.getValue()))))
                .toList();
    }

    @BeforeAll
    static void make_missing_samples_if_asked() {
        if (!Generated.accepting()) {
            return;
        }
        orphans().forEach(type -> Generated.delete(GOLDEN.resolve(type + ".json")));
        Set<String> kept = new TreeSet<>(ReleasedSchemas.all().keySet());
        samples().stream()
                .filter(sample -> !kept.contains(sample.type()))
                .filter(GoldenSamplesTest::fits)
                .map(Sample::type)
                .forEach(kept::add);
        EventCatalogue.all().stream()
                .filter(entry -> !kept.contains(entry.type()))
                .forEach(entry -> Generated.write(
                        GOLDEN.resolve(entry.type() + ".json"), Generated.pretty(SampleMaker.of(entry))));
    }

    /** Whether today's record still reads it; one that was never released may be drafted again. */
    private static boolean fits(Sample sample) {
        try {
            return sample.envelope()
                            .visibility()
                            .equals(EventCatalogue.byType(sample.type())
                                    .orElseThrow()
                                    .visibility())
                    && sample.event()
                            .map(event -> written(event, sample.data()))
                            .equals(Optional.of(sample.data()));
        } catch (JacksonException e) {
            return false;
        }
    }

    @Test
    void every_event_has_one() {
        Set<String> missing = new TreeSet<>(EventSchemasTest.types().toList());
        missing.removeAll(Generated.jsonFiles(GOLDEN).keySet());

        assertThat(missing)
                .as("events without golden/<type>.json; %s drafts one: then give it telling values", Generated.ACCEPT)
                .isEmpty();
    }

    @Test
    void one_without_an_event_is_there_only_if_the_event_was_released() {
        assertThat(orphans())
                .as("never released and no longer in the catalogue; to delete: %s", Generated.ACCEPT)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void its_headers_are_an_envelope_of_its_event(Sample sample) {
        Envelope envelope = sample.envelope();

        assertThat(envelope.type()).isEqualTo(sample.type());
        assertThat(envelope.toHeaders()).isEqualTo(sample.headers());
        EventCatalogue.byType(sample.type()).ifPresent(entry -> {
            assertThat(envelope.service()).isEqualTo(entry.service());
            assertThat(envelope.aggregate()).isEqualTo(entry.aggregate());
            assertThat(envelope.visibility()).isEqualTo(entry.visibility());
            assertThat(EventCatalogue.stagesOf(entry.event()))
                    .contains(envelope.place().stage());
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void its_subject_is_the_aggregate_its_data_name_first(Sample sample) {
        assertThat(sample.data().properties().iterator().next().getValue().stringValue())
                .isEqualTo(sample.envelope().subjectId());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void it_is_valid_by_its_schema(Sample sample) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(EventCatalogue.byType(sample.type())
                        .<JsonNode>map(EventSchemas::of)
                        .orElseGet(
                                () -> ReleasedSchemas.all().get(sample.type()).getLast()));

        assertThat(schema.validate(
                        sample.data().toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(REMEDY, sample.type())
                .isEmpty();
    }

    /** A field that came later is written as null by today's record; nothing else may differ. */
    @ParameterizedTest
    @MethodSource("samples")
    void it_is_read_and_written_without_loss(Sample sample) {
        assertThatCode(sample::event).as(REMEDY, sample.type()).doesNotThrowAnyException();
        sample.event().ifPresent(event -> assertThat(written(event, sample.data()))
                .as(REMEDY, sample.type())
                .isEqualTo(sample.data()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void it_names_no_person(Sample sample) {
        Pattern mail = Pattern.compile("[\\w.+-]+@[\\w-]+\\.\\w+");
        Pattern telephone = Pattern.compile("(?<![\\w-])0\\d{1,4}-\\d{1,4}-\\d{4}(?![\\w-])");

        assertThat(sample.data().toString()).doesNotContainPattern(mail).doesNotContainPattern(telephone);
    }

    @Nested
    class A_record_of_a_later_release {
        private static final Path UNKNOWN = GOLDEN.resolve("unknown");

        static Stream<String> lists() {
            return UnknownConstants.records(samples()).keySet().stream();
        }

        @ParameterizedTest
        @MethodSource("lists")
        void is_kept_for_each_list_of_constants(String list) {
            Generated.check(
                    UNKNOWN.resolve(list + ".json"),
                    Generated.pretty(UnknownConstants.records(samples()).get(list)));
        }

        @Test
        void is_kept_for_no_other_list() {
            assertThat(Generated.jsonFiles(UNKNOWN).keySet())
                    .isEqualTo(UnknownConstants.records(samples()).keySet());
        }

        @ParameterizedTest
        @MethodSource("lists")
        void is_valid_by_its_schema_and_yet_not_readable_here(String list) {
            JsonNode file = UnknownConstants.records(samples()).get(list);
            Sample sample = GoldenSamplesTest.sample(file.at("/headers/ce_type").stringValue(), file);

            it_is_valid_by_its_schema(sample);
            assertThatThrownBy(() -> {
                        sample.envelope();
                        sample.event();
                    })
                    .hasMessageContaining(UnknownConstants.CONSTANT);
        }

        @Test
        void is_on_the_class_path() {
            if (!Generated.accepting()) {
                assertThat(GoldenSamples.ofLaterReleases())
                        .hasSize(UnknownConstants.records(samples()).size());
            }
        }
    }

    @Test
    void those_on_the_class_path_are_those_of_the_folder() {
        if (!Generated.accepting()) {
            assertThat(GoldenSamples.all()).isEqualTo(samples()).isNotEmpty();
        }
    }

    @Test
    void one_of_a_type_that_left_the_catalogue_stays_readable_as_an_unknown_type() {
        Sample known = GoldenSamples.all().getFirst();
        ObjectNode headers = Json.STRICT.valueToTree(known.headers());
        Sample left = sample(
                "kyodo.proposal.ProposalDreamt.v1",
                Json.STRICT
                        .createObjectNode()
                        .<ObjectNode>set("headers", headers.put("ce_type", "kyodo.proposal.ProposalDreamt.v1"))
                        .set("data", known.data()));

        assertThat(left.event()).isEmpty();
        assertThat(left.envelope().type()).isEqualTo("kyodo.proposal.ProposalDreamt.v1");
        assertThat(left.bytes()).isEqualTo(known.bytes());
    }

    @Test
    void its_bytes_are_those_of_the_record_on_the_topic() {
        Sample sample = GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1");

        assertThat(Json.TOLERANT.readTree(sample.bytes())).isEqualTo(sample.data());
        assertThat(sample.header("ce_type")).isEqualTo(sample.type().getBytes(StandardCharsets.UTF_8));
        assertThat(sample.header("ce_none")).isNull();
    }

    @Test
    void a_type_without_one_is_refused() {
        assertThatThrownBy(() -> GoldenSamples.of("kyodo.proposal.ProposalDreamt.v1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kyodo.proposal.ProposalDreamt.v1 (expected: a type with a golden sample)");
    }

    private static final String REMEDY =
            "A golden sample is kept for ever, so a released event cannot change like this: publish a new version beside"
                    + " it. Only if %s was never released, its sample may be drafted anew: " + Generated.ACCEPT;

    private static Set<String> orphans() {
        Set<String> orphans = new TreeSet<>(Generated.jsonFiles(GOLDEN).keySet());
        orphans.removeAll(EventSchemasTest.types().toList());
        orphans.removeAll(ReleasedSchemas.all().keySet());
        return orphans;
    }

    private static JsonNode written(DomainEvent event, JsonNode sample) {
        JsonNode written = Json.TOLERANT.readTree(Json.TOLERANT.writeValueAsBytes(event));
        dropNewNulls(written, sample);
        return written;
    }

    private static void dropNewNulls(JsonNode written, JsonNode sample) {
        if (written instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
            sample.properties().stream()
                    .filter(property -> property.getValue().isNull())
                    .forEach(property -> object.putNull(property.getKey()));
            object.properties().forEach(property -> dropNewNulls(property.getValue(), sample.path(property.getKey())));
        } else {
            for (int i = 0; i < written.size(); i++) {
                dropNewNulls(written.get(i), sample.path(i));
            }
        }
    }

    private static Sample sample(String type, JsonNode file) {
        java.util.Map<String, String> headers = new java.util.LinkedHashMap<>();
        file.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().stringValue()));
        return new Sample(type, headers, file.path("data"));
    }
}
