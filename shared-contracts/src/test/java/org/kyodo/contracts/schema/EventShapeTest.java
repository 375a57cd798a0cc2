package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Window;

class EventShapeTest {
    static List<Class<? extends DomainEvent>> aggregates() {
        return EventCatalogue.AGGREGATES;
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void every_event_is_named_keyed_and_typed_as_it_should_be(Class<?> aggregate) {
        assertThat(EventShape.faults(aggregate)).isEmpty();
    }

    @Test
    void every_event_type_is_there_once() {
        assertThat(EventCatalogue.all().stream().map(EventCatalogue.Entry::type))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_aggregate_event_and_constant_says_in_javadoc_what_it_means() {
        Stream<String> types = Stream.concat(
                        EventCatalogue.AGGREGATES.stream(),
                        EventCatalogue.all().stream().map(EventCatalogue.Entry::event))
                .filter(type -> SourceDocs.of(type).isEmpty())
                .map(Class::getSimpleName);
        Stream<String> constants = enums().flatMap(type -> Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .filter(constant -> SourceDocs.of(type, constant).isEmpty())
                .map(constant -> type.getSimpleName() + "." + constant));
        Stream<String> nested = parts().filter(type -> type.isEnum() || EventShape.isNested(type))
                .filter(type -> SourceDocs.of(type).isEmpty())
                .map(Class::getSimpleName);

        assertThat(Stream.of(types, constants, nested).flatMap(names -> names)).isEmpty();
    }

    /** The texts are looked up by simple name. */
    @Test
    void no_two_published_types_have_the_same_simple_name() {
        Set<Class<?>> published = Stream.concat(EventCatalogue.all().stream().map(EventCatalogue.Entry::event), parts())
                .collect(java.util.stream.Collectors.toSet());

        assertThat(published.stream().map(Class::getSimpleName)).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_version_of_a_known_name_is_told_from_an_unknown_name() {
        assertThat(EventCatalogue.byType("kyodo.proposal.ProposalAdopted.v1")).isPresent();
        assertThat(EventCatalogue.byType("kyodo.proposal.ProposalAdopted.v99")).isEmpty();
        assertThat(EventCatalogue.knowsName("kyodo.proposal.ProposalAdopted.v99"))
                .isTrue();
        assertThat(EventCatalogue.knowsName("kyodo.proposal.ProposalDreamt.v1")).isFalse();
        assertThat(EventCatalogue.knowsName("kyodo.proposal.ProposalAdopted")).isTrue();
    }

    @Test
    void an_event_is_found_by_its_class_and_travels_on_the_topic_of_its_service() {
        for (EventCatalogue.Entry entry : EventCatalogue.all()) {
            assertThat(EventCatalogue.of(entry.event())).isEqualTo(entry);
            assertThat(entry.topic()).isEqualTo("kyodo." + entry.service() + ".events");
        }
    }

    @Nested
    class Finds {
        @AggregateStream(service = "proposal", aggregate = "call", stages = "Open")
        sealed interface Good extends DomainEvent {
            @EventType(value = "kyodo.proposal.Told", visibility = Visibility.PUBLIC)
            record Told(CallId callId, Reason reason, List<Window> windows, Map<String, Integer> points)
                    implements Good {}

            @EventType(value = "kyodo.proposal.Told", version = 2, visibility = Visibility.PUBLIC)
            record ToldV2(CallId callId) implements Good {}
        }

        @Test
        void nothing_wrong_with_events_as_they_should_be_in_any_version() {
            assertThat(EventShape.faults(Good.class)).isEmpty();
        }

        interface Open extends DomainEvent {}

        @Test
        void an_aggregate_that_is_open_or_unnamed() {
            assertThat(EventShape.faults(Open.class))
                    .containsExactly(
                            "Open (expected: a sealed interface that extends DomainEvent)",
                            "Open (expected: @AggregateStream)");
        }

        @AggregateStream(service = "proposal", aggregate = "call", stages = "Open")
        sealed interface Unnamed extends DomainEvent {
            record Nameless(CallId callId) implements Unnamed {}
        }

        @Test
        void a_record_without_a_name_on_the_wire() {
            assertThat(EventShape.faults(Unnamed.class))
                    .containsExactly("Nameless (expected: a record with @EventType)");
        }

        @AggregateStream(service = "proposal", aggregate = "call", stages = "Open")
        sealed interface Misnamed extends DomainEvent {
            @EventType(value = "kyodo.grant.Told", visibility = Visibility.PUBLIC)
            record Told(CallId callId) implements Misnamed {}

            @EventType(value = "kyodo.proposal.Spoken", visibility = Visibility.PUBLIC)
            record Said(CallId callId) implements Misnamed {}

            @EventType(value = "kyodo.proposal.Heard", version = 2, visibility = Visibility.PUBLIC)
            record Heard(CallId callId) implements Misnamed {}
        }

        @Test
        void the_name_of_another_service_of_another_record_or_of_another_version() {
            assertThat(EventShape.faults(Misnamed.class))
                    .satisfiesExactly(
                            fault -> assertThat(fault).startsWith("Told is kyodo.grant.Told of version 1"),
                            fault -> assertThat(fault).startsWith("Said is kyodo.proposal.Spoken of version 1"),
                            fault -> assertThat(fault).startsWith("Heard is kyodo.proposal.Heard of version 2"));
        }

        @AggregateStream(service = "proposal", aggregate = "budget-line", stages = "Open")
        sealed interface Keyless extends DomainEvent {
            @EventType(value = "kyodo.proposal.Told", visibility = Visibility.PUBLIC)
            record Told(GroupId group, CallId budgetLineId) implements Keyless {}
        }

        @Test
        void an_event_that_does_not_begin_with_the_id_of_its_aggregate() {
            assertThat(EventShape.faults(Keyless.class))
                    .containsExactly("Told (expected: budgetLineId, the id of its aggregate, first)");
        }

        @AggregateStream(service = "proposal", aggregate = "call", stages = "Open")
        sealed interface Mistyped extends DomainEvent {
            @EventType(value = "kyodo.proposal.Told", visibility = Visibility.PUBLIC)
            record Told(
                    CallId callId,
                    Object anything,
                    double amount,
                    List<Float> shares,
                    Map<Integer, String> byNumber,
                    ZonedDateTime at,
                    Thread.State state,
                    Inner inner)
                    implements Mistyped {}

            record Inner(char letter) {}
        }

        @Test
        void types_that_are_not_published() {
            assertThat(EventShape.faults(Mistyped.class))
                    .extracting(fault -> fault.substring(0, fault.indexOf(" (")))
                    .containsExactly(
                            "Told.anything is a Object",
                            "Told.amount is a double",
                            "Told.shares is a Float",
                            "Told.byNumber is a Object",
                            "Told.at is a ZonedDateTime",
                            "Told.state is a State",
                            "Told.inner.letter is a char");
        }
    }

    private static Stream<Class<?>> parts() {
        return EventCatalogue.all().stream()
                .flatMap(entry -> EventShape.parts(entry.event()).stream())
                .<Class<?>>map(EventShape.Part::type)
                .distinct();
    }

    private static Stream<Class<?>> enums() {
        return parts().filter(Class::isEnum);
    }
}
