package org.kyodo.notification.subscription;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.GoldenSamples;
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
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.TestDatabase;
import org.kyodo.notification.archive.SubjectFacts;

/**
 * Measures how long it takes to find the subscriptions that select an event: ten that do, among ever more that do not. Prints
 * the median and the 99th percentile of a thousand events, in microseconds. No test, for it asserts on no time.
 */
final class MatchingFigures {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final int EVENTS = 1_000;

    private MatchingFigures() {}

    public static void main(String... arguments) {
        try (TestDatabase database = TestDatabase.fresh()) {
            Seal seal = new Seal(MasterKey.newKey());
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate = new Aggregate<>(
                    SubscriptionConformanceTest.type(seal),
                    new Aggregate.Surroundings(
                            database.mongo(),
                            Clock.systemUTC(),
                            Clock.systemUTC(),
                            municipality -> "test",
                            committed -> {},
                            Failpoints.none(),
                            new SimpleMeterRegistry()));
            Subscriptions subscriptions = new Subscriptions(aggregate, database.mongo(), seal, Clock.systemUTC());
            subscriptions.indexes().forEach(index -> index.create(database.mongo()));
            for (int i = 0; i < 10; i++) {
                subscribe(aggregate, filter("F2", "大殿"));
            }
            int others = 0;
            for (int wanted : new int[] {0, 100, 1_000, 10_000}) {
                for (; others < wanted; others++) {
                    // Another area, another field, or the same of both and another type of event.
                    subscribe(
                            aggregate,
                            switch (others % 3) {
                                case 0 -> filter("F2", "白石");
                                case 1 -> filter("F" + (3 + others % 4), "大殿");
                                default ->
                                    new SubscriptionFilter(
                                            List.of("kyodo.registry.GroupRegistered"),
                                            List.of(FieldType.of("F2")),
                                            List.of(AreaCode.of("大殿")),
                                            List.of(),
                                            List.of(),
                                            Optional.empty());
                            });
                }
                measure(subscriptions, others);
            }
            database.drop();
        }
        System.exit(0);
    }

    private static void measure(Subscriptions subscriptions, int others) {
        Envelope envelope =
                GoldenSamples.of("kyodo.proposal.ProposalAccepted.v1").envelope();
        SubjectFacts facts = new SubjectFacts(
                Optional.empty(),
                Optional.empty(),
                List.of(FieldType.of("F2")),
                List.of(AreaCode.of("大殿")),
                Optional.of(CollaborationForm.COMMISSION),
                Optional.of(Yen.of(850_000)),
                List.of());
        long[] nanos = new long[EVENTS];
        int found = 0;
        for (int i = -EVENTS; i < EVENTS; i++) {
            long begun = System.nanoTime();
            List<SubscriptionDetails> matches =
                    subscriptions.candidates(YAMAGUCHI, Selectors.of(envelope, facts), Optional.empty()).stream()
                            .filter(details -> Matching.selects(details.terms().filter(), envelope, facts))
                            .toList();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
                found = matches.size();
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%6d that do not match: %d found, p50 %d us, p99 %d us%n",
                others, found, nanos[EVENTS / 2] / 1_000, nanos[EVENTS * 99 / 100] / 1_000);
    }

    private static SubscriptionFilter filter(String field, String area) {
        return new SubscriptionFilter(
                List.of(),
                List.of(FieldType.of(field)),
                List.of(AreaCode.of(area)),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static void subscribe(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> aggregate, SubscriptionFilter filter) {
        Actor office = new Actor(
                AccountRef.of("acct-office"),
                Set.of(Role.STAFF),
                Optional.of(DepartmentCode.COLLABORATION_OFFICE),
                Channel.WEB,
                Optional.empty());
        aggregate.handle(
                Ids.next().toString(),
                new SubscriptionCommand.CreateSubscription(
                        DepartmentCode.COLLABORATION_OFFICE,
                        new SubscriptionTerms("試験", filter, List.of(DeliveryChannel.IN_APP)),
                        Optional.empty(),
                        Optional.empty()),
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
}
