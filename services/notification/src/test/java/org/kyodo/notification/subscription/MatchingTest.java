package org.kyodo.notification.subscription;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.TestDatabase;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.archive.SubjectFacts;
import org.kyodo.notification.subscription.Subscription.Running;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.ResumeSubscription;

/** What the index finds is what a plain scan of all subscriptions would. Random, from a fixed seed. */
class MatchingTest {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final List<DeliveryChannel> IN_APP = List.of(DeliveryChannel.IN_APP);
    private static final List<DepartmentCode> DEPARTMENTS = Stream.of(
                    "collaboration-office", "school-education", "disaster-prevention")
            .map(DepartmentCode::of)
            .toList();
    private static final List<FieldType> FIELDS =
            Stream.of("F1", "F2", "F3", "own-field").map(FieldType::of).toList();
    private static final List<AreaCode> AREAS =
            Stream.of("大殿", "白石", "湯田").map(AreaCode::of).toList();
    private static final List<CollaborationForm> FORMS =
            List.of(CollaborationForm.COMMISSION, CollaborationForm.SUBSIDY);
    private static final List<GoldenSamples.Sample> EVENTS = Stream.of(
                    "kyodo.proposal.ProposalSubmitted.v1",
                    "kyodo.proposal.ProposalAccepted.v1",
                    "kyodo.proposal.ProposalRejected.v1",
                    "kyodo.proposal.ProposalScored.v1",
                    "kyodo.registry.GroupRegistered.v1")
            .map(GoldenSamples::of)
            .toList();

    private final Random random = new Random(20_261_121);
    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase elsewhere = database.again();
    private final Seal seal = new Seal(MasterKey.newKey());
    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate = aggregate(database);
    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> replica = aggregate(elsewhere);
    private final Subscriptions subscriptions = new Subscriptions(aggregate, database.mongo(), seal, Clock.systemUTC());
    private final List<String> ids = new ArrayList<>();

    @AfterEach
    void drop() {
        elsewhere.close();
        database.drop();
        database.close();
    }

    private Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate(TestDatabase at) {
        return new Aggregate<>(
                SubscriptionConformanceTest.type(seal),
                new Aggregate.Surroundings(
                        at.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "test",
                        committed -> {},
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
    }

    @Test
    void finds_what_a_plain_scan_would_from_the_first_event_after_each_change_on_any_replica() {
        subscriptions.indexes().forEach(index -> index.create(database.mongo()));
        int found = 0;
        for (int round = 0; round < 400; round++) {
            change(random.nextBoolean() ? aggregate : replica);
            Envelope envelope = event();
            SubjectFacts facts = facts();

            Set<SubscriptionId> matches = matches(envelope, facts);

            assertThat(matches).as("%s with %s", envelope, facts).isEqualTo(scan(envelope, facts));
            found += matches.size();
        }
        assertThat(found).as("events that matched").isGreaterThan(400);
    }

    @Test
    void leads_to_nothing_but_what_it_selects_where_no_amount_is_asked() {
        for (int round = 0; round < 2_000; round++) {
            SubscriptionFilter filter = filter(Optional.empty());
            Envelope envelope = event();
            SubjectFacts facts = facts();

            assertThat(!Collections.disjoint(Selectors.of(filter), Selectors.of(envelope, facts)))
                    .as("%s for %s with %s", filter, envelope, facts)
                    .isEqualTo(Matching.selects(filter, envelope, facts));
        }
    }

    @Test
    void of_very_many_combinations_keeps_few_keys_and_still_leads_to_it() {
        List<String> many = IntStream.range(0, 45).mapToObj(i -> "type" + i).toList();
        List<AreaCode> areas =
                IntStream.range(0, 50).mapToObj(i -> AreaCode.of("地域" + i)).toList();
        Envelope envelope = event();
        List<String> types = new ArrayList<>(many);
        types.add(EventCatalogue.nameOf(envelope.type()));
        SubjectFacts facts = new SubjectFacts(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                areas.subList(3, 5),
                Optional.empty(),
                Optional.empty(),
                List.of());
        SubscriptionFilter filter =
                new SubscriptionFilter(types, List.of(), areas, List.of(), List.of(), Optional.empty());

        assertThat(Selectors.of(filter)).hasSizeLessThanOrEqualTo(Selectors.MOST);
        assertThat(Selectors.of(filter)).containsAnyElementsOf(Selectors.of(envelope, facts));
    }

    private void change(Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> at) {
        if (ids.size() < 40 || random.nextInt(4) == 0) {
            String id = Ids.next().toString();
            ids.add(id);
            give(at, id, new CreateSubscription(one(DEPARTMENTS), terms(), Optional.empty(), Optional.empty()));
            return;
        }
        String id = one(ids);
        give(
                at,
                id,
                switch (random.nextInt(4)) {
                    case 0 -> new ChangeSubscription(terms(), Optional.empty(), Optional.empty());
                    case 1 -> new PauseSubscription();
                    case 2 -> new ResumeSubscription();
                    default -> new EndSubscription();
                });
    }

    /** Whether it is taken, such as a pause of what has ended, does not matter here. */
    private static void give(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> at,
            String id,
            SubscriptionCommand command) {
        Actor office = new Actor(
                AccountRef.of("acct-office"),
                Set.of(Role.STAFF),
                Optional.of(DepartmentCode.COLLABORATION_OFFICE),
                Channel.WEB,
                Optional.empty());
        at.handle(
                id,
                command,
                new Request(
                        YAMAGUCHI,
                        office,
                        OptionalLong.empty(),
                        Optional.empty(),
                        Ids.next(),
                        Ids.next(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Set<SubscriptionId> matches(Envelope envelope, SubjectFacts facts) {
        Set<SubscriptionId> matches = new HashSet<>();
        Recorded<?> happened = new Recorded<DomainEvent>(
                envelope, GoldenSamples.of(envelope.type()).event().orElseThrow());
        new Matching(
                        subscriptions,
                        List.of((event, recorded, found) -> found.forEach(match -> matches.add(match.id()))),
                        (departments, municipality) -> Set.copyOf(departments))
                .take(
                        new ArchivedEvent(
                                envelope.id(),
                                YAMAGUCHI,
                                envelope.type(),
                                envelope.subject(),
                                1,
                                envelope.time(),
                                envelope.visibility(),
                                facts,
                                ""),
                        happened);
        return matches;
    }

    /** Every subscription there is, each looked at by itself. */
    private Set<SubscriptionId> scan(Envelope envelope, SubjectFacts facts) {
        return ids.stream()
                .flatMap(id -> replica.find(id, YAMAGUCHI).stream())
                .map(stored -> stored.stage())
                .filter(Running.class::isInstance)
                .map(stage -> ((Running) stage).details())
                .filter(details -> mayHave(details.department(), envelope.visibility(), facts))
                .filter(details -> Matching.selects(details.terms().filter(), envelope, facts))
                .map(SubscriptionDetails::id)
                .collect(toSet());
    }

    private static boolean mayHave(DepartmentCode department, Visibility visibility, SubjectFacts facts) {
        return switch (visibility) {
            case PUBLIC, DEPARTMENT -> true;
            case PARTIES ->
                department.equals(DepartmentCode.COLLABORATION_OFFICE)
                        || facts.departments().contains(department);
            case INTERNAL -> false;
        };
    }

    private SubscriptionTerms terms() {
        return new SubscriptionTerms("試験", filter(maybe(() -> Yen.of(random.nextInt(1_000_000)))), IN_APP);
    }

    private SubscriptionFilter filter(Optional<Yen> amountMin) {
        return new SubscriptionFilter(
                some(EVENTS).stream()
                        .map(sample -> EventCatalogue.nameOf(sample.type()))
                        .toList(),
                some(FIELDS),
                some(AREAS),
                some(FORMS),
                some(List.of("Submitted", "Accepted", "Rejected", "Registered")),
                amountMin);
    }

    private Envelope event() {
        return one(EVENTS).envelope();
    }

    private SubjectFacts facts() {
        return new SubjectFacts(
                Optional.empty(),
                Optional.empty(),
                some(FIELDS),
                some(AREAS),
                maybe(() -> one(FORMS)),
                maybe(() -> Yen.of(random.nextInt(1_000_000))),
                some(DEPARTMENTS));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Mostly none, as in most filters. */
    private <T> List<T> some(List<T> all) {
        return random.nextBoolean()
                ? List.of()
                : all.stream().filter(_ -> random.nextBoolean()).toList();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }
}
