package org.kyodo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Visibility;

class EnvelopeTest {
    private static final Set<String> OPTIONAL =
            Set.of("ce_actordept", "ce_onbehalfof", "ce_ruleschecked", "traceparent");
    /** Said again by the type, so that a reader has no need of it. */
    private static final Set<String> DERIVED = Set.of("ce_dataschema");

    private static final Envelope FULL = new Envelope(
            UUID.fromString("01981f2e-7c00-7000-8000-000000000001"),
            "kyodo.proposal.ProposalAdopted.v1",
            MunicipalityCode.of("352039"),
            "proposal",
            new Envelope.Place(
                    "proposal/01981f2e-7c00-7000-8000-000000000002",
                    7,
                    Optional.of(UUID.fromString("01981f2e-7c00-7000-8000-000000000006")),
                    "Adopted"),
            Instant.parse("2026-08-01T01:02:03.456789Z"),
            new FiscalYear(2026),
            new Envelope.Author(
                    ActorType.STAFF,
                    "account-17",
                    Optional.of(DepartmentCode.of("collaboration-office")),
                    Channel.COUNTER,
                    Optional.of("group:01981f2e")),
            new Envelope.Cause(
                    UUID.fromString("01981f2e-7c00-7000-8000-000000000003"),
                    UUID.fromString("01981f2e-7c00-7000-8000-000000000004"),
                    Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
            Visibility.PUBLIC,
            "352039-2026-1",
            List.of("K-GR-2", "R-GR-2"));

    static Set<String> mandatory() {
        Set<String> names = new java.util.TreeSet<>(FULL.toHeaders().keySet());
        names.removeAll(OPTIONAL);
        names.removeAll(DERIVED);
        return names;
    }

    static Set<String> optional() {
        return OPTIONAL;
    }

    @Test
    void what_is_written_is_read() {
        assertThat(read(FULL.toHeaders())).isEqualTo(FULL);
    }

    @Test
    void headers_are_those_of_cloudevents_in_binary_mode() {
        assertThat(FULL.toHeaders())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "kyodo.proposal.ProposalAdopted.v1")
                .containsEntry("ce_source", "/352039/proposal")
                .containsEntry("ce_subject", "proposal/01981f2e-7c00-7000-8000-000000000002")
                .containsEntry("ce_time", "2026-08-01T01:02:03.456789Z")
                .containsEntry("ce_dataschema", "https://kyodo.example/schemas/kyodo.proposal.ProposalAdopted.v1.json")
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_fiscalyear", "2026")
                .containsEntry("ce_sequence", "7")
                .containsEntry("ce_previousid", "01981f2e-7c00-7000-8000-000000000006")
                .containsEntry("ce_stage", "Adopted")
                .containsEntry("ce_ruleschecked", "K-GR-2,R-GR-2")
                .hasSize(24);
    }

    @Test
    void the_first_event_of_a_subject_names_none_before_it() {
        Map<String, String> headers = with("ce_sequence", "1");
        headers.remove("ce_previousid");

        assertThat(read(headers).toHeaders()).isEqualTo(headers).doesNotContainKey("ce_previousid");
    }

    @Test
    void the_subject_names_the_aggregate_and_its_id() {
        assertThat(FULL.aggregate()).isEqualTo("proposal");
        assertThat(FULL.subjectId()).isEqualTo("01981f2e-7c00-7000-8000-000000000002");
    }

    @ParameterizedTest
    @MethodSource("optional")
    void a_header_that_may_be_missing_may_be_missing(String name) {
        Map<String, String> headers = FULL.toHeaders();
        headers.remove(name);

        Map<String, String> again = read(headers).toHeaders();

        assertThat(again).isEqualTo(headers).doesNotContainKey(name);
    }

    @Test
    void where_the_schema_stands_may_change_without_harm() {
        Map<String, String> headers = FULL.toHeaders();
        headers.put("ce_dataschema", "https://elsewhere.example/schema.json");

        assertThat(read(headers)).isEqualTo(FULL);
    }

    @Test
    void a_type_not_known_yet_is_read_like_any_other() {
        assertThat(read(with("ce_type", "kyodo.portal.PageShown.v3")).type()).isEqualTo("kyodo.portal.PageShown.v3");
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @MethodSource("org.kyodo.contracts.EnvelopeTest#mandatory")
        void a_missing_header_and_names_it(String name) {
            Map<String, String> headers = FULL.toHeaders();
            headers.remove(name);

            assertThat(refused(headers).field()).isEqualTo(name);
        }

        @ParameterizedTest
        @MethodSource("org.kyodo.contracts.EnvelopeTest#mandatory")
        void an_empty_header_and_names_it(String name) {
            assertThat(refused(with(name, "")).field()).isEqualTo(name);
        }

        @ParameterizedTest
        @CsvSource({
            "ce_specversion, 0.3",
            "ce_id, 17",
            "ce_id, 1-1-1-1-1",
            "ce_source, 352039/proposal",
            "ce_source, /352039",
            "ce_source, /352039/",
            "ce_source, /352039/proposal/more",
            "ce_source, /352030/proposal",
            "ce_subject, proposal",
            "ce_subject, proposal/",
            "ce_subject, /01981f2e-7c00-7000-8000-000000000002",
            "ce_time, 2026-08-01",
            "ce_time, 2026-08-01T25:00:00Z",
            "ce_fiscalyear, 令和8",
            "ce_fiscalyear, 26",
            "ce_sequence, 0",
            "ce_sequence, -1",
            "ce_sequence, 1.5",
            "ce_sequence, 99999999999999999999",
            "ce_previousid, 6",
            "ce_correlationid, none",
            "ce_causationid, none",
            "ce_actortype, staff",
            "ce_actordept, 協働推進課",
            "ce_channel, FAX",
            "ce_visibility, SECRET",
            "content-type, text/plain"
        })
        void an_ill_formed_header_and_names_it(String name, String value) {
            InvalidInput refusal = refused(with(name, value));

            assertThat(refusal.field()).isEqualTo(name);
            assertThat(refusal.given()).isEqualTo(value);
            assertThat(refusal.expected().toString()).isNotBlank();
        }

        @Test
        void a_first_event_that_names_one_before_it() {
            assertThat(refused(with("ce_sequence", "1")).field()).isEqualTo("ce_previousid");
        }

        @Test
        void a_later_event_that_names_none_before_it() {
            Map<String, String> headers = FULL.toHeaders();
            headers.remove("ce_previousid");

            assertThatThrownBy(() -> read(headers))
                    .hasMessageContaining("ce_previousid")
                    .hasMessageContaining("the ce_id of the event before, for ce_sequence 7");
        }

        @Test
        void a_municipality_that_is_not_the_one_of_the_source() {
            assertThatThrownBy(() -> read(with("ce_municipality", "052019")))
                    .hasMessage("ce_municipality: 052019 (expected: 352039, the municipality of ce_source)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON"})
    void json_is_json_however_it_is_written(String contentType) {
        assertThat(read(with("content-type", contentType))).isEqualTo(FULL);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = FULL.toHeaders();
        headers.put(name, value);
        return headers;
    }

    private static InvalidInput refused(Map<String, String> headers) {
        return catchThrowableOfType(InvalidInput.class, () -> read(headers));
    }

    private static Envelope read(Map<String, String> headers) {
        Map<String, byte[]> bytes = new HashMap<>();
        headers.forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return Envelope.fromHeaders(bytes::get);
    }

    @Nested
    class A_record {
        private static final String KEY = "01981f2e-7c00-7000-8000-000000000002";

        private static Envelope believed(String topic, String key, Map<String, String> headers) {
            return Envelope.ofRecord(
                    topic,
                    key,
                    name -> headers.containsKey(name) ? headers.get(name).getBytes(StandardCharsets.UTF_8) : null);
        }

        @ParameterizedTest
        @ValueSource(strings = {"kyodo.proposal.events", "rehearsal.kyodo.proposal.events", "kyodo.public.events"})
        void is_believed_on_the_topic_of_its_source_and_on_the_public_one(String topic) {
            assertThat(believed(topic, KEY, FULL.toHeaders())).isEqualTo(FULL);
        }

        @ParameterizedTest
        @MethodSource("org.kyodo.contracts.GoldenSamples#all")
        void of_every_kind_is_believed_on_its_topic(GoldenSamples.Sample sample) {
            Envelope told = sample.envelope();
            String topic = EventCatalogue.byType(told.type()).orElseThrow().topic();
            assertThat(believed(topic, told.subjectId(), told.toHeaders())).isEqualTo(told);
        }

        @ParameterizedTest
        @CsvSource({"kyodo.grant.events", "kyodo.proposal.events.old", "xkyodo.proposal.events"})
        void on_another_topic_than_that_of_its_source_is_not_believed(String topic) {
            assertContradiction("topic", () -> believed(topic, KEY, FULL.toHeaders()));
        }

        @Test
        void that_is_not_public_is_not_believed_on_the_public_topic() {
            assertContradiction("ce_visibility", () -> believed(Topics.PUBLIC, KEY, with("ce_visibility", "PARTIES")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"kyodo.grant.ClaimSubmitted.v1", "kyodo.grant.Unheard.v1", "proposal.ProposalAdopted.v1"})
        void with_an_event_of_another_service_is_not_believed(String type) {
            assertContradiction("ce_type", () -> believed("kyodo.proposal.events", KEY, with("ce_type", type)));
        }

        @ParameterizedTest
        @CsvSource({
            "kyodo.proposal.ProposalAdopted.v1, call",
            "kyodo.proposal.ProposalAdopted.v9, call",
            "kyodo.proposal.Unheard.v1, group"
        })
        void that_happened_to_another_kind_of_subject_is_not_believed(String type, String aggregate) {
            Map<String, String> headers = new HashMap<>(with("ce_type", type));
            headers.put("ce_subject", aggregate + "/" + KEY);
            assertContradiction("ce_subject", () -> believed("kyodo.proposal.events", KEY, headers));
        }

        @Test
        void of_a_later_release_is_believed() {
            Map<String, String> headers = new HashMap<>(with("ce_type", "kyodo.proposal.Unheard.v1"));
            headers.put("ce_subject", "unheard/" + KEY);
            assertThat(believed("kyodo.proposal.events", KEY, headers).aggregate())
                    .isEqualTo("unheard");
        }

        @Test
        void under_another_key_or_none_is_not_believed() {
            assertContradiction("key", () -> believed("kyodo.proposal.events", "other", FULL.toHeaders()));
            assertContradiction("key", () -> believed("kyodo.proposal.events", null, FULL.toHeaders()));
        }

        @Test
        void of_two_municipalities_is_not_believed() {
            assertContradiction(
                    "ce_municipality", () -> believed("kyodo.proposal.events", KEY, with("ce_municipality", "052019")));
        }

        private static void assertContradiction(
                String attribute, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
            assertThat(catchThrowableOfType(Contradiction.class, reading).attribute())
                    .isEqualTo(attribute);
        }
    }
}
