package org.kyodo.contracts;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.AwardEvent;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.grant.GrantEntryEvent;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.ProjectEvent;
import org.kyodo.contracts.proposal.ProposalEntryEvent;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.registry.AccidentReportEvent;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.registry.RegistryEntryEvent;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Wording;
import tools.jackson.databind.JsonNode;

/** Every event of the platform, by its name on the wire. */
public final class EventCatalogue {
    /** The sealed interfaces, one per aggregate: the one place a new aggregate is added to. */
    public static final List<Class<? extends DomainEvent>> AGGREGATES = List.of(
            GroupEvent.class,
            GatheringEvent.class,
            SupportOfferEvent.class,
            TalentEvent.class,
            MatchRequestEvent.class,
            InsuranceCoverEvent.class,
            AccidentReportEvent.class,
            FacilityEvent.class,
            DeskScheduleEvent.class,
            ConsultationEvent.class,
            BookingEvent.class,
            ItemEvent.class,
            RegistryEntryEvent.class,
            CallEvent.class,
            ProposalEvent.class,
            RoundTableEvent.class,
            PublicCommentEvent.class,
            AgreementEvent.class,
            ProjectEvent.class,
            ProposalEntryEvent.class,
            ProgrammeEvent.class,
            BudgetLineEvent.class,
            ApplicationEvent.class,
            AwardEvent.class,
            GrantEntryEvent.class,
            EvaluationEvent.class,
            SubscriptionEvent.class,
            DeliveryEvent.class,
            DepartmentEvent.class,
            AreaPlanEvent.class,
            CommitteeEvent.class,
            ContactPointEvent.class,
            ErasureEvent.class);

    private static final Map<Class<?>, Entry> BY_CLASS = AGGREGATES.stream()
            .flatMap(EventCatalogue::entries)
            .collect(toMap(Entry::event, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final Map<String, Entry> BY_TYPE =
            BY_CLASS.values().stream().collect(toMap(Entry::type, Function.identity()));

    private EventCatalogue() {}

    /**
     * One version of one event.
     *
     * @param event its record
     * @param type its name on the wire, version included: {@code kyodo.proposal.ProposalAdopted.v1}
     * @param service the service that tells it: {@code proposal}
     * @param aggregate the aggregate it happens to: {@code proposal}
     * @param told whether services tell it, or only understand it so far
     * @param inConfidence whether it does not say whose doing it is
     * @param unnamed whether it does, and pages do not
     */
    public record Entry(
            Class<? extends DomainEvent> event,
            String type,
            String service,
            String aggregate,
            Visibility visibility,
            boolean told,
            boolean inConfidence,
            boolean unnamed) {
        /** Itself. @throws IllegalStateException where it is only understood so far */
        public Entry toBeTold() {
            if (!told) {
                throw new IllegalStateException(
                        type + " is about to be told (expected: not in this release, for the one before does"
                                + " not understand it)");
            }
            return this;
        }

        /** The name without the version: {@code kyodo.proposal.ProposalAdopted}. */
        public String name() {
            return nameOf(type);
        }

        /**
         * Reads the content of one.
         *
         * @throws InvalidInput when a text in it has half a surrogate pair: it could be stored only as another one
         * @throws tools.jackson.core.JacksonException when it is not what it should be
         */
        public DomainEvent read(byte[] data) {
            if (mayHoldSurrogates(data)) {
                withoutHalfPairs(Json.TOLERANT.readTree(data));
            }
            return Json.TOLERANT.readValue(data, event);
        }

        /** The topic that carries it. */
        public String topic() {
            return topicOf(service);
        }
    }

    /** Every entry, aggregate by aggregate in the order of their declaration. */
    public static Collection<Entry> all() {
        return BY_CLASS.values();
    }

    /** @throws IllegalArgumentException when the class is no event of the catalogue */
    public static Entry of(Class<? extends DomainEvent> event) {
        Entry entry = BY_CLASS.get(event);
        if (entry == null) {
            throw new IllegalArgumentException(event.getName() + " (expected: an event of the catalogue)");
        }
        return entry;
    }

    /** The entry of a name on the wire, if this version of the contracts knows it. */
    public static Optional<Entry> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The name of a type without its version: {@code kyodo.proposal.ProposalAdopted}. */
    public static String nameOf(String type) {
        int version = type.lastIndexOf(".v");
        return version < 0 ? type : type.substring(0, version);
    }

    /** Whether any version of the name is known: an unknown version of a known name is an error, an unknown name is not. */
    public static boolean knowsName(String type) {
        String name = nameOf(type);
        return BY_TYPE.values().stream().anyMatch(entry -> entry.name().equals(name));
    }

    /**
     * Whether events of this type may happen to an aggregate. Of a name that is not known yet, only that no other service owns
     * the aggregate.
     */
    static boolean mayHappenTo(String type, String service, String aggregate) {
        Entry known = BY_TYPE.get(type);
        if (known != null) {
            return known.aggregate().equals(aggregate);
        }
        String name = nameOf(type);
        // Entries are an aggregate of several services.
        List<String> owners = AGGREGATES.stream()
                .map(events -> events.getAnnotation(AggregateStream.class))
                .filter(stream -> stream.aggregate().equals(aggregate))
                .map(AggregateStream::service)
                .toList();
        return BY_TYPE.values().stream()
                        .filter(entry -> entry.name().equals(name))
                        .allMatch(entry -> entry.aggregate().equals(aggregate))
                && (owners.isEmpty() || owners.contains(service));
    }

    /** The stages that events of this class lead to: one event, or the sealed interface of an aggregate's events. */
    public static List<String> stagesOf(Class<? extends DomainEvent> events) {
        return AGGREGATES.stream()
                .filter(aggregate -> aggregate.isAssignableFrom(events))
                .map(aggregate -> aggregate.getAnnotation(AggregateStream.class))
                .map(stream -> List.of(stream.stages()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(events.getName() + " (expected: events of the catalogue)"));
    }

    /** The topic of a service: {@code kyodo.proposal.events}. */
    public static String topicOf(String service) {
        return "kyodo." + service + ".events";
    }

    /** Whether surrogates are escaped in it ({@code \\ud83d}) or wrongly stand in it as three bytes each; rarely so. */
    private static boolean mayHoldSurrogates(byte[] json) {
        for (int at = 0; at + 2 < json.length; at++) {
            boolean escaped = json[at] == '\\' && json[at + 1] == 'u' && (json[at + 2] | 0x20) == 'd';
            boolean raw = json[at] == (byte) 0xED && (json[at + 1] & 0xFF) >= 0xA0;
            if (escaped || raw) {
                return true;
            }
        }
        return false;
    }

    private static void withoutHalfPairs(JsonNode node) {
        if (node.isString()) {
            Text.fault(node.stringValue())
                    .filter(fault -> Character.getType(fault.codePoint()) == Character.SURROGATE)
                    .ifPresent(fault -> {
                        throw new InvalidInput("data", fault, Wording.UNICODE.of());
                    });
        }
        node.forEach(EventCatalogue::withoutHalfPairs);
    }

    private static Stream<Entry> entries(Class<? extends DomainEvent> aggregate) {
        AggregateStream stream = aggregate.getAnnotation(AggregateStream.class);
        return Stream.of(aggregate.getPermittedSubclasses()).map(event -> {
            EventType type = event.getAnnotation(EventType.class);
            return new Entry(
                    event.asSubclass(DomainEvent.class),
                    type.value() + ".v" + type.version(),
                    stream.service(),
                    stream.aggregate(),
                    type.visibility(),
                    type.told(),
                    type.inConfidence(),
                    type.unnamed());
        });
    }
}
