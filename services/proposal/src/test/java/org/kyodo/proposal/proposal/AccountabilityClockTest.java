package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Deadlines;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;

/** The clock of the city's account 説明期限 while the service goes down and comes back (E5, K-CP-2): it stands in the database. */
class AccountabilityClockTest {
    private static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final String id = UUID.randomUUID().toString();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    @Test
    void what_fell_due_while_the_service_was_down_is_told_once_after_its_start() {
        withTheCity();
        clock.moveTo(OffsetDateTime.parse("2026-12-02T09:00:00+09:00").toInstant());
        Deadlines timer = new Deadlines(List.of(started()), () -> Aggregate.ALL_SHARDS, new SimpleMeterRegistry());
        timer.start();
        try {
            await().atMost(Platform.SOON).until(() -> !told().isEmpty());
        } finally {
            timer.stop();
        }

        assertThat(started().giveDue(Aggregate.ALL_SHARDS, 100))
                .as("due after another start")
                .isZero();
        assertThat(told()).as("days over").containsExactly(65);
    }

    @Test
    void a_restart_or_another_timer_tells_nothing_again() {
        withTheCity();
        clock.moveTo(OffsetDateTime.parse("2026-09-29T09:00:00+09:00").toInstant());
        twoTimersAtOnce();
        twoTimersAtOnce();
        clock.moveTo(OffsetDateTime.parse("2026-10-28T12:00:00+09:00").toInstant());
        twoTimersAtOnce();
        assertThat(told()).containsExactly(1);

        clock.moveTo(OffsetDateTime.parse("2026-10-29T09:00:00+09:00").toInstant());
        twoTimersAtOnce();
        twoTimersAtOnce();
        assertThat(told()).containsExactly(1, 31);
    }

    /** Due on 28 September. */
    private void withTheCity() {
        clock.moveTo(OffsetDateTime.parse("2026-06-30T10:00:00+09:00").toInstant());
        Outcome outcome = started()
                .handle(
                        id,
                        new AssignDepartments(List.of(PolicyRulesTest.PARKS)),
                        new Request(
                                MUNICIPALITY,
                                PolicyRulesTest.OFFICER,
                                OptionalLong.empty(),
                                Optional.empty(),
                                Ids.next(),
                                Ids.next(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private void twoTimersAtOnce() {
        IntStream.range(0, 2).parallel().forEach(_ -> started().giveDue(Aggregate.ALL_SHARDS, 100));
    }

    /** The proposals of a service that has just started: it knows what stands in the database and nothing else. */
    private Aggregate<ProposalCommand, Proposal, ProposalEvent> started() {
        Facts facts = Facts.of(PolicyRulesTest.facts(Optional.empty()));
        return new Aggregate<>(
                ProposalConfiguration.type(
                                (_, _, _) -> facts, (_, _) -> facts, (proposal, _, _) -> proposal, _ -> 1_000)
                        .startingAt(_ -> PolicyRulesTest.stageWithCity()),
                new Aggregate.Surroundings(
                        database.mongo(),
                        clock,
                        Clock.systemUTC(),
                        _ -> "test",
                        _ -> {},
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
    }

    /** How many days over each event of it says. */
    private List<Integer> told() {
        return database
                .mongo()
                .getCollection("proposals")
                .find(new Document("_id", id))
                .first()
                .getList("outbox", Document.class)
                .stream()
                .map(Pending::of)
                .filter(event -> event.headers().get("ce_type").contains("AccountabilityOverdue"))
                .map(event -> Json.TOLERANT
                        .readValue(event.data(), AccountabilityOverdue.class)
                        .daysOver())
                .toList();
    }
}
