package org.kyodo.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kyodo.kit.Race.atOnce;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.TestDatabase;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.presets.Department;
import org.kyodo.presets.Presets;

/** That a department has as many subscriptions as it may have, and not one more, whoever asks for them and whatever dies meanwhile. */
class SubscriptionQuotaTest {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final DepartmentCode DISASTERS = DepartmentCode.of("disaster-prevention");
    private static final int MOST = 5;

    private final TestDatabase database = TestDatabase.fresh();
    private final Seal seal = new Seal(MasterKey.newKey());
    private final Presets presets = Presets.load();
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    @AfterEach
    void drop() {
        database.drop();
        database.close();
    }

    private Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> replica(Failpoints failpoints) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Aggregate<>(
                SubscriptionConfiguration.type(
                        municipality -> SubscriptionConfiguration.settings(
                                presets,
                                ofMunicipality -> Set.copyOf(presets.of(ofMunicipality).departments().stream()
                                        .map(Department::code)
                                        .toList()),
                                municipality,
                                Reach.of(List.of(443), Map.of()),
                                List.of(Duration.ofMinutes(1))),
                        municipality -> MOST,
                        seal),
                new Aggregate.Surroundings(
                        database.mongo(),
                        clock,
                        clock,
                        municipality -> "1",
                        committed -> {},
                        failpoints,
                        new SimpleMeterRegistry()));
    }

    private static Outcome create(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> replica, DepartmentCode department) {
        return replica.handle(
                Ids.next().toString(),
                new CreateSubscription(
                        department,
                        new SubscriptionTerms(
                                "見守り",
                                new SubscriptionFilter(
                                        List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()),
                                List.of(DeliveryChannel.IN_APP)),
                        Optional.empty(),
                        Optional.empty()),
                by());
    }

    private static Request by() {
        return new Request(
                YAMAGUCHI,
                new Actor(
                        AccountRef.of("acct-saito"),
                        Set.of(Role.STAFF),
                        Optional.of(DISASTERS),
                        Channel.WEB,
                        Optional.empty()),
                OptionalLong.empty(),
                Optional.empty(),
                Ids.next(),
                Ids.next(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Outcome.Refused> refused(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused) : Optional.empty();
    }

    @Test
    void is_met_exactly_by_many_who_race_on_two_replicas() throws Exception {
        List<Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent>> replicas =
                List.of(replica(Failpoints.none()), replica(Failpoints.none()));
        List<Callable<Outcome>> many = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var replica = replicas.get(i % 2);
            many.add(() -> create(replica, DISASTERS));
        }
        List<Outcome> outcomes = atOnce(many);

        List<Outcome> made =
                outcomes.stream().filter(Outcome.Done.class::isInstance).toList();
        assertThat(made).hasSize(MOST);
        assertThat(outcomes.stream().flatMap(outcome -> refused(outcome).stream()))
                .hasSize(24 - MOST)
                .allSatisfy(refused -> {
                    assertThat(refused.refusal()).isEqualTo(SubscriptionRefusal.TOO_MANY_SUBSCRIPTIONS);
                    assertThat(refused.given()).isEqualTo((long) MOST);
                    assertThat(refused.expected()).isEqualTo(MOST);
                });

        // One that ends makes room for one.
        String ended = ((Outcome.Done) made.getFirst()).id();
        replicas.getFirst().handle(ended, new EndSubscription(), by());
        assertThat(create(replicas.getLast(), DISASTERS)).isInstanceOf(Outcome.Done.class);
        assertThat(create(replicas.getLast(), DISASTERS)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void is_foretold_by_dry_runs_that_take_no_place() {
        var replica = replica(Failpoints.none());
        for (int i = 1; i < MOST; i++) {
            assertThat(create(replica, DISASTERS)).isInstanceOf(Outcome.Done.class);
        }
        for (int i = 0; i <= MOST; i++) {
            assertThat(DryRun.<Outcome, RuntimeException>of(() -> create(replica, DISASTERS)))
                    .as("there is one left, and it stays")
                    .isInstanceOf(Outcome.WouldDo.class);
        }
        assertThat(create(replica, DISASTERS)).isInstanceOf(Outcome.Done.class);
        assertThat(refused(DryRun.<Outcome, RuntimeException>of(() -> create(replica, DISASTERS)))
                        .orElseThrow()
                        .refusal())
                .isEqualTo(SubscriptionRefusal.TOO_MANY_SUBSCRIPTIONS);
    }

    @Test
    void gives_back_the_place_of_one_that_was_never_made() {
        var replica = replica(Failpoints.none());
        for (int i = 1; i < MOST; i++) {
            assertThat(create(replica, DISASTERS)).isInstanceOf(Outcome.Done.class);
        }
        Failpoints failpoints = Failpoints.none();
        failpoints.arm("commit.before", 1);
        assertThatThrownBy(() -> create(replica(failpoints), DISASTERS)).isInstanceOf(Failpoints.Crash.class);

        // For all that is known it may still be about to commit.
        assertThat(create(replica, DISASTERS)).isInstanceOf(Outcome.Refused.class);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(create(replica(Failpoints.none()), DISASTERS)).isInstanceOf(Outcome.Done.class);
        assertThat(create(replica(Failpoints.none()), DISASTERS)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void gives_back_the_place_of_one_that_ended_while_the_process_died() {
        var replica = replica(Failpoints.none());
        String first = ((Outcome.Done) create(replica, DISASTERS)).id();
        for (int i = 1; i < MOST; i++) {
            assertThat(create(replica, DISASTERS)).isInstanceOf(Outcome.Done.class);
        }
        Failpoints failpoints = Failpoints.none();
        failpoints.arm("commit.after", 1);
        assertThatThrownBy(() -> replica(failpoints).handle(first, new EndSubscription(), by()))
                .isInstanceOf(Failpoints.Crash.class);
        now = now.plus(Duration.ofMinutes(6));

        assertThat(create(replica(Failpoints.none()), DISASTERS)).isInstanceOf(Outcome.Done.class);
        assertThat(create(replica(Failpoints.none()), DISASTERS)).isInstanceOf(Outcome.Refused.class);
    }
}
