package org.kyodo.grant.budgetline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.list.Order;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.kyodo.grant.budgetline.BudgetLineCommand.CommitBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;
import org.kyodo.kit.TestDatabase;

/** Earmarks that a budget line gives up, where the process dies or another replica is late. */
class EarmarksTest {
    private static final MunicipalityCode OBIHIRO = MunicipalityCode.of("012076");
    private static final ProgrammeCode MOTTO = ProgrammeCode.of("motto");
    private static final Yen ONE = Yen.of(1);
    private static final int MOST = 4;

    private final String line = Ids.next().toString();
    private final List<ApplicationId> applications = new ArrayList<>();
    private final TestDatabase database = TestDatabase.fresh();
    private final Earmarks earmarks = new Earmarks(database.mongo(), MOST);
    private Failpoints failpoints;
    private Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> lines;

    @BeforeEach
    void fill() {
        begin();
        give(new SetBudget(MOTTO, new FiscalYear(2026), Optional.empty()));
        for (int i = 0; i < MOST; i++) {
            reserve();
        }
        assertThat(givenUp()).as("kept by the line so far").isZero();
    }

    @AfterEach
    void drop() {
        database.drop();
        database.close();
    }

    @Test
    void are_found_once_when_the_process_dies_between_giving_them_up_and_the_commit() {
        failpoints.arm("commit.before", 1);
        ApplicationId lost = new ApplicationId(Ids.next());
        assertThatThrownBy(() -> give(new ReserveBudget(lost, ONE))).isInstanceOf(Failpoints.Crash.class);
        assertThat(givenUp()).as("written before the line leaves them out").isEqualTo(3);
        begin();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(earmarks.find(line().id(), lost, OBIHIRO))
                .as("it was never earmarked")
                .isEmpty();

        // The line goes on to change one that stands in both places, and gives it up again.
        ApplicationId changed = applications.getFirst();
        give(new CommitBudget(changed));
        assertThat(use(changed)).as("the line's own counts before what is here").isEqualTo(Earmark.Use.COMMITTED);
        for (int i = 0; i < MOST; i++) {
            reserve();
        }
        assertThat(line().of(changed)).as("given up").isEmpty();
        assertThat(use(changed)).isEqualTo(Earmark.Use.COMMITTED);
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(line().used()).isEqualTo(Yen.of(applications.size()));
    }

    @Test
    void that_a_late_replica_writes_do_not_overwrite_their_later_change() {
        Funded asALateReplicaReadIt = line();
        ApplicationId changed = applications.getFirst();
        give(new CommitBudget(changed));
        for (int i = 0; i < MOST; i++) {
            reserve();
        }
        assertThat(line().of(changed)).as("given up").isEmpty();

        // It would commit on top of what it read, gives up the older half first, and then loses the race.
        earmarks.spilled(asALateReplicaReadIt, withOneMore(asALateReplicaReadIt), OBIHIRO);

        assertThat(use(changed)).isEqualTo(Earmark.Use.COMMITTED);
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(applications);
    }

    private static Funded withOneMore(Funded line) {
        return (Funded)
                line.after(new BudgetLineEvent.BudgetReserved(line.id(), new ApplicationId(Ids.next()), ONE, ONE));
    }

    // -- the pieces

    private static final Order OLDEST_FIRST = new Order(Order.CREATED, false);

    private void begin() {
        failpoints = Failpoints.none();
        BudgetSettings settings = new BudgetSettings(
                Optional.of(new BudgetSettings.Programme(DepartmentCode.COLLABORATION_OFFICE, Yen.of(3_000_000))),
                List.of(MOTTO));
        lines = new Aggregate<>(
                BudgetLineConfiguration.type(earmarks, (stage, command, municipality) -> switch (command) {
                    case SetBudget _ -> Facts.of(settings);
                    case ReserveBudget c -> facts(stage, c.application());
                    case CommitBudget c -> facts(stage, c.application());
                    case BudgetLineCommand.ReleaseBudget c -> facts(stage, c.application());
                }),
                new Aggregate.Surroundings(
                        database.mongo(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        municipality -> "1",
                        committed -> {},
                        failpoints,
                        new SimpleMeterRegistry()));
    }

    private Facts facts(BudgetLine stage, ApplicationId application) {
        return Facts.of(
                new Requested(Optional.of(ONE), Entries.NONE),
                BudgetLineConfiguration.earmarked(earmarks, stage, application, OBIHIRO));
    }

    private void reserve() {
        ApplicationId application = new ApplicationId(Ids.next());
        give(new ReserveBudget(application, ONE));
        applications.add(application);
    }

    private Funded line() {
        return (Funded) lines.find(line, OBIHIRO).orElseThrow().stage();
    }

    private Earmark.Use use(ApplicationId application) {
        Funded now = line();
        return now.of(application)
                .or(() -> earmarks.find(now.id(), application, OBIHIRO))
                .orElseThrow()
                .use();
    }

    private List<ApplicationId> listed() {
        return earmarks
                .page(line(), OBIHIRO, new PageQuery(Optional.empty(), 100, OLDEST_FIRST, List.of(), false))
                .items()
                .stream()
                .map(Earmark::application)
                .toList();
    }

    private long givenUp() {
        return database.mongo().getCollection("earmarks").countDocuments(new Document());
    }

    private void give(BudgetLineCommand command) {
        Outcome outcome = lines.handle(
                line,
                command,
                new Request(
                        OBIHIRO,
                        new Actor(
                                AccountRef.of(command instanceof CommitBudget ? "kacho" : "kaikei"),
                                Set.of(Role.TREASURER),
                                Optional.empty(),
                                Channel.WEB,
                                Optional.empty()),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Ids.next(),
                        Ids.next(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }
}
