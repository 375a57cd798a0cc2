package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.PersonRef;
import tools.jackson.databind.JsonNode;

/**
 * No event carries a person's data: the log is kept for ever, so what is in it can never be taken back.
 *
 * <p>This looks at names and types. It cannot see what somebody writes into a free text such as a summary; the forms that
 * ask for one say so.
 */
class NoPersonalDataTest {
    private static final String ORGANISATION = "the name of an organisation, which its register makes public";
    private static final String REFERENCE = "an opaque reference, which only the registry can follow";
    private static final String PROGRAMME = "the name of a subsidy programme";
    private static final String SUBSCRIPTION = "what a department calls its own subscription";

    private static final String BASE = "the page of a public base, its rooms and how it is reached";

    /** What only looks like a person's data, each with the reason why it is none. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("kyodo.registry.GroupRegistrationSubmitted.v1/card/name", ORGANISATION),
            Map.entry("kyodo.registry.GroupRegistrationSubmitted.v1/card/nameKana", ORGANISATION),
            Map.entry("kyodo.registry.GroupRegistered.v1/card/name", ORGANISATION),
            Map.entry("kyodo.registry.GroupRegistered.v1/card/nameKana", ORGANISATION),
            Map.entry("kyodo.registry.GroupProfileChanged.v1/card/name", ORGANISATION),
            Map.entry("kyodo.registry.GroupProfileChanged.v1/card/nameKana", ORGANISATION),
            Map.entry("kyodo.registry.GroupRepresentativeChanged.v1/person", REFERENCE),
            Map.entry("kyodo.grant.ProgrammePublished.v1/terms/programme/name", PROGRAMME),
            Map.entry("kyodo.notification.SubscriptionCreated.v1/terms/name", SUBSCRIPTION),
            Map.entry("kyodo.notification.SubscriptionChanged.v1/terms/name", SUBSCRIPTION),
            Map.entry("kyodo.registry.TalentPublished.v1/consent/name", "whether a name may be shown, and no name"),
            Map.entry("kyodo.registry.FacilityListed.v1/facility/name", BASE),
            Map.entry("kyodo.registry.FacilityListed.v1/facility/address", BASE),
            Map.entry("kyodo.registry.FacilityListed.v1/facility/tel", BASE),
            Map.entry("kyodo.registry.FacilityListed.v1/facility/mail", BASE),
            Map.entry("kyodo.registry.FacilityListed.v1/facility/places/name", BASE),
            Map.entry("kyodo.registry.FacilityChanged.v1/facility/name", BASE),
            Map.entry("kyodo.registry.FacilityChanged.v1/facility/address", BASE),
            Map.entry("kyodo.registry.FacilityChanged.v1/facility/tel", BASE),
            Map.entry("kyodo.registry.FacilityChanged.v1/facility/mail", BASE),
            Map.entry("kyodo.registry.FacilityChanged.v1/facility/places/name", BASE),
            Map.entry("kyodo.registry.ContactPointSet.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.ContactCodeIssued.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.ContactPointConfirmed.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.NoticeConsentChanged.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.NoticeComplaintReceived.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.ContactPointDoubted.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.ContactPointUndeliverable.v1/contactPointId", REFERENCE),
            Map.entry("kyodo.registry.ContactPointWithdrawn.v1/contactPointId", REFERENCE));

    /** The types about a person that may be there: they say nothing to whoever has not the registry's key. */
    private static final Set<Class<?>> OPAQUE = Set.of(PersonRef.class, ContactPointId.class);

    @Test
    void no_property_is_named_like_a_persons_data() {
        Set<String> found = suspects();
        found.removeAll(ALLOWED.keySet());

        assertThat(found)
                .as(
                        "These look like a person's data. Such data stays in the registry; an event carries a PersonRef or"
                                + " AccountRef. Only if it is the name of an organisation or a thing, allow it here with the reason")
                .isEmpty();
    }

    @Test
    void nothing_is_allowed_that_is_not_there() {
        assertThat(suspects()).containsAll(ALLOWED.keySet());
    }

    @Test
    void no_component_is_of_a_type_named_like_a_persons_data() {
        assertThat(EventCatalogue.all().stream().flatMap(entry -> EventShape.parts(entry.event()).stream()
                        .filter(part -> !OPAQUE.contains(part.type()))
                        .filter(part -> PersonalData.isSuspect(part.type().getSimpleName()))
                        .map(part -> entry.type() + "/" + part.path() + ": "
                                + part.type().getSimpleName())))
                .isEmpty();
    }

    private static Set<String> suspects() {
        Stream<Map.Entry<String, JsonNode>> current =
                EventCatalogue.all().stream().map(entry -> Map.entry(entry.type(), EventSchemas.of(entry)));
        Stream<Map.Entry<String, JsonNode>> released = ReleasedSchemas.all().entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(state -> Map.entry(type.getKey(), state)));
        return Stream.concat(current, released)
                .flatMap(schema ->
                        PersonalData.suspects(schema.getValue()).stream().map(path -> schema.getKey() + path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Nested
    class The_walker {
        record Fixture(
                String title, List<Contact> contacts, Map<String, Contact> byRole, java.util.Optional<Contact> other) {}

        record Contact(String representativeName, String phoneNumber, String role) {}

        @Test
        void finds_it_in_lists_maps_and_optionals() {
            assertThat(PersonalData.suspects(EventSchemas.of(Fixture.class)))
                    .containsExactly(
                            "/contacts/representativeName",
                            "/contacts/phoneNumber",
                            "/byRole/representativeName",
                            "/byRole/phoneNumber",
                            "/other/representativeName",
                            "/other/phoneNumber");
        }

        @Test
        void finds_it_by_its_format() {
            assertThat(PersonalData.suspects(Json.STRICT.readTree(
                            "{\"properties\":{\"to\":{\"type\":\"string\",\"format\":\"email\"}}}")))
                    .containsExactly("/to of format email");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "name",
                    "nameKana",
                    "representative",
                    "representativeName",
                    "tel",
                    "phone",
                    "telephoneNumber",
                    "fax",
                    "mailAddress",
                    "eMail",
                    "email",
                    "address",
                    "postalCode",
                    "birthDate",
                    "dateOfBirth",
                    "age",
                    "gender",
                    "contactPerson",
                    "PersonName",
                    "fullname",
                    "my_name"
                })
        void takes_these_for_a_persons_data(String name) {
            assertThat(PersonalData.isSuspect(name)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "title",
            "number",
            "account",
            "memberCount",
            "stage",
            "programme",
            "percentage",
            "rename",
            "department",
            "amount",
            "clauses",
            "telling",
            "language",
            "manager",
            "addressed"
        })
        void takes_these_for_none(String name) {
            assertThat(PersonalData.isSuspect(name)).isFalse();
        }
    }
}
