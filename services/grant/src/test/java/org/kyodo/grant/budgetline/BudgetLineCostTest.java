package org.kyodo.grant.budgetline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
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
import org.kyodo.chassis.list.Page;
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

/** What a commit of a budget line costs: bytes and commands between service and database, which no busy machine changes. */
class BudgetLineCostTest {
    private static final MunicipalityCode OBIHIRO = MunicipalityCode.of("012076");
    private static final ProgrammeCode MOTTO = ProgrammeCode.of("motto");
    private static final Yen ONE = Yen.of(1);
    private static final int MEASURED = 100;

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private final String line = Ids.next().toString();
    private TestDatabase database;
    private Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> lines;
    private Earmarks earmarks;
    private int given;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                commands.incrementAndGet();
                bytes.addAndGet(size(event.getCommand()));
            }

            @Override
            public void commandSucceeded(CommandSucceededEvent event) {
                bytes.addAndGet(size(event.getResponse()));
            }
        });
        earmarks = new Earmarks(database.mongo(), 50);
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
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
        give(new SetBudget(MOTTO, new FiscalYear(2026), Optional.empty()));
    }

    private Facts facts(BudgetLine stage, ApplicationId application) {
        return Facts.of(
                new Requested(Optional.of(ONE), Entries.NONE),
                BudgetLineConfiguration.earmarked(earmarks, stage, application, OBIHIRO));
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    @Test
    void with_five_thousand_earmarks_is_within_one_and_a_half_times_that_with_fifty() {
        ApplicationId first = new ApplicationId(Ids.next());
        give(new ReserveBudget(first, ONE));
        reserve(49);
        Cost few = measured();
        reserve(5_000 - 50 - MEASURED);
        Cost many = measured();

        assertThat(many.bytes()).as("bytes, %s and %s", few, many).isLessThan(few.bytes() * 1.5);
        assertThat(many.commands()).as("commands, %s and %s", few, many).isLessThan(few.commands() * 1.5);

        // The first was given up long ago, and is found.
        give(new CommitBudget(first));
        Funded after = (Funded) lines.find(line, OBIHIRO).orElseThrow().stage();
        assertThat(after.committed()).isEqualTo(ONE);
        assertThat(after.used()).isEqualTo(Yen.of(5_000 + MEASURED));
        assertThat(earmarks.page(
                        after,
                        OBIHIRO,
                        new PageQuery(Optional.empty(), 1, new Order(Order.CREATED, false), List.of(), true)))
                .satisfies(page -> assertThat(page.total()).contains(new Page.Total(1_000, false)))
                .extracting(Page::items, InstanceOfAssertFactories.list(Earmark.class))
                .containsExactly(new Earmark(
                        first,
                        ONE,
                        Earmark.Use.COMMITTED,
                        5_000 + MEASURED + 1,
                        Map.of(
                                Earmark.Use.RESERVED, AccountRef.of("kaikei"),
                                Earmark.Use.COMMITTED, AccountRef.of("kacho"))));
    }

    /** Of one commit, on the average. */
    private record Cost(double bytes, double commands) {}

    private Cost measured() {
        bytes.set(0);
        commands.set(0);
        reserve(MEASURED);
        return new Cost((double) bytes.get() / MEASURED, (double) commands.get() / MEASURED);
    }

    private void reserve(int times) {
        for (int i = 0; i < times; i++) {
            give(new ReserveBudget(new ApplicationId(Ids.next()), ONE));
        }
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
        given++;
        if (given % 40 == 0) {
            told();
        }
    }

    /** As the relay does when the broker has it. */
    private void told() {
        Document document = database.mongo()
                .getCollection("budgetLines")
                .find(new Document("_id", line))
                .projection(new Document("emitted", 1))
                .first();
        database.mongo()
                .getCollection("budgetLines")
                .updateOne(
                        new Document("_id", line),
                        new Document(
                                        "$set",
                                        new Document("outbox", List.of()).append("drained", document.get("emitted")))
                                .append("$unset", new Document("pendingSince", "")));
    }

    private static int size(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }
}
