package org.kyodo.notification.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.databind.JsonNode;

class RedactionTest {
    /** Of these a document asks the city to explain itself to everybody; of every other reason the public has the code. */
    private static final Set<String> EXPLAINED_TO_EVERYBODY = Set.of(
            "CallExtended",
            "CallCancelled",
            "PublicCommentExtended",
            "ReflectionResultReported",
            "ReflectionContinued");

    static Stream<EventCatalogue.Entry> publicEvents() {
        return EventCatalogue.all().stream().filter(entry -> entry.visibility() == Visibility.PUBLIC);
    }

    @Test
    void a_reason_goes_out_in_words_only_where_a_document_asks_for_an_explanation_to_the_public() {
        Set<String> inWords = new TreeSet<>();
        Set<String> asCode = new TreeSet<>();
        publicEvents().forEach(entry -> {
            JsonNode reason = copy(entry).findValue("reason");
            if (reason != null && !reason.isNull()) {
                assertThat(reason.path("code").isString()).isTrue();
                (reason.has("text") ? inWords : asCode).add(entry.event().getSimpleName());
            }
        });

        assertThat(inWords).isEqualTo(EXPLAINED_TO_EVERYBODY);
        assertThat(asCode)
                .contains("ProposalRejected", "ProposalDeferred", "GroupSuspended", "AgreementTerminated")
                .contains("PublicCommentCancelled", "RoundTableCancelled", "GatheringCancelled", "ProjectCancelled");
    }

    @Test
    void of_an_explanation_to_a_proposer_everybody_learns_the_day() {
        JsonNode explanation = copy(EventCatalogue.byType("kyodo.proposal.ExplanationGiven.v1")
                        .orElseThrow())
                .path("explanation");

        assertThat(explanation.propertyNames()).containsExactly("on");
    }

    @ParameterizedTest
    @MethodSource("publicEvents")
    void a_copy_says_what_the_event_says_or_that_there_is_a_reference_or_less(EventCatalogue.Entry entry) {
        saysNoMore(
                copy(entry),
                Json.TOLERANT.readTree(Json.TOLERANT.writeValueAsString(
                        GoldenSamples.of(entry.type()).event().orElseThrow())));
    }

    private static void saysNoMore(JsonNode copy, JsonNode event) {
        assertThat(event.isMissingNode()).isFalse();
        if (!copy.isContainer()) {
            assertThat(copy.equals(event) || copy.asString().equals(PublicCopy.HIDDEN))
                    .as(copy.toString())
                    .isTrue();
        }
        copy.properties().forEach(field -> saysNoMore(field.getValue(), event.path(field.getKey())));
        if (copy.isArray()) {
            assertThat(copy.size()).isEqualTo(event.size());
            for (int i = 0; i < copy.size(); i++) {
                saysNoMore(copy.get(i), event.path(i));
            }
        }
    }

    record Outer(
            Inner inner,
            @PublicText Inner shown,
            List<AccountRef> accounts,
            Optional<PersonRef> person,
            Map<String, Inner> each,
            Optional<@PublicText Reason> explained,
            List<Reason> reasons,
            @PublicText String title,
            List<@PublicText String> points,
            Optional<String> note,
            All all)
            implements DomainEvent {}

    record Inner(AccountRef account, String text) {}

    @PublicText
    record All(String one, Optional<String> two, Inner inner) {}

    @Test
    void references_are_hidden_and_undeclared_texts_left_out_however_deep_they_stand() {
        Inner inner = new Inner(AccountRef.of("acct-1"), "見せない");
        Reason reason = new Reason(ReasonCode.BUDGET, "予算の都合による");
        DomainEvent event = new Outer(
                inner,
                inner,
                List.of(AccountRef.of("acct-2")),
                Optional.of(PersonRef.of("person-3")),
                Map.of("k", inner),
                Optional.of(reason),
                List.of(reason),
                "題",
                List.of("点"),
                Optional.of("見せない"),
                new All("一", Optional.empty(), inner));

        assertThat(Redaction.data(event)).isEqualTo("""
                        {"inner":{"account":"redacted"},"shown":{"account":"redacted","text":"見せない"},\
                        "accounts":["redacted"],"person":"redacted","each":{"k":{"account":"redacted"}},\
                        "explained":{"code":"BUDGET","text":"予算の都合による"},"reasons":[{"code":"BUDGET"}],\
                        "title":"題","points":["点"],"all":{"one":"一","two":null,"inner":{"account":"redacted"}}}""");
    }

    private static JsonNode copy(EventCatalogue.Entry entry) {
        return Json.TOLERANT.readTree(
                Redaction.data(GoldenSamples.of(entry.type()).event().orElseThrow()));
    }
}
