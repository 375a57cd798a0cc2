package org.kyodo.notification.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.databind.JsonNode;

class RedactionTest {
    static Stream<EventCatalogue.Entry> publicEvents() {
        return EventCatalogue.all().stream().filter(entry -> entry.visibility() == Visibility.PUBLIC);
    }

    @ParameterizedTest
    @MethodSource("publicEvents")
    void a_copy_can_be_read_as_the_event_and_differs_in_references_only(EventCatalogue.Entry entry) {
        JsonNode sample = sample(entry);
        DomainEvent event = Json.TOLERANT.treeToValue(sample, entry.event());
        JsonNode copy = Json.TOLERANT.readTree(Redaction.data(event));

        assertThat(Json.TOLERANT.treeToValue(copy, entry.event())).isInstanceOf(entry.event());
        assertThat(copy.propertyNames()).containsExactlyInAnyOrderElementsOf(sample.propertyNames());
        differsInReferencesOnly(copy, sample);
    }

    private static void differsInReferencesOnly(JsonNode copy, JsonNode sample) {
        boolean leftOut = copy.isNull() && sample.isMissingNode();
        if (leftOut || copy.equals(sample)) {
            return;
        }
        if (!copy.isContainer()) {
            assertThat(copy.asString()).isEqualTo(Redaction.HIDDEN);
        }
        copy.properties().forEach(field -> differsInReferencesOnly(field.getValue(), sample.path(field.getKey())));
        if (copy.isArray()) {
            assertThat(copy.size()).isEqualTo(sample.size());
            for (int i = 0; i < copy.size(); i++) {
                differsInReferencesOnly(copy.get(i), sample.path(i));
            }
        }
    }

    @Test
    void the_account_of_a_group_is_hidden() {
        EventCatalogue.Entry entry =
                EventCatalogue.byType("kyodo.registry.GroupRegistered.v1").orElseThrow();
        DomainEvent event = Json.TOLERANT.treeToValue(sample(entry), entry.event());
        assertThat(Json.TOLERANT.readTree(Redaction.data(event)).path("account").asString())
                .isEqualTo("redacted");
    }

    record Outer(Inner inner, List<AccountRef> accounts, Optional<PersonRef> person) implements DomainEvent {}

    record Inner(AccountRef account, String text) {}

    @Test
    void references_are_hidden_however_deep_they_stand() {
        DomainEvent event = new Outer(
                new Inner(AccountRef.of("acct-1"), "そのまま"),
                List.of(AccountRef.of("acct-2")),
                Optional.of(PersonRef.of("person-3")));

        assertThat(Redaction.data(event)).isEqualTo("""
                        {"inner":{"account":"redacted","text":"そのまま"},"accounts":["redacted"],"person":"redacted"}""");
    }

    private static JsonNode sample(EventCatalogue.Entry entry) {
        try (InputStream file = EventCatalogue.class.getResourceAsStream("/golden/" + entry.type() + ".json")) {
            return Json.TOLERANT.readTree(file).path("data");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
