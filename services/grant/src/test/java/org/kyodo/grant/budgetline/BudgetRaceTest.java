package org.kyodo.grant.budgetline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.kit.Race.atOnce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetExhausted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetReserved;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetSet;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;
import org.kyodo.kit.Platform;
import org.kyodo.kit.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** E8 on three replicas: each has locks of its own, so only the store stands between them. */
@ServiceTest
class BudgetRaceTest {
    private static final MunicipalityCode OBIHIRO = MunicipalityCode.of("012076");
    private static final ProgrammeCode MOTTO = ProgrammeCode.of("motto");
    private static final Yen HUNDRED_THOUSAND = Yen.of(100_000);
    private static final BudgetSettings SETTINGS = new BudgetSettings(
            Optional.of(new BudgetSettings.Programme(DepartmentCode.COLLABORATION_OFFICE, Yen.of(3_000_000))),
            List.of(MOTTO));

    @Autowired
    Platform platform;

    @Autowired
    Chassis chassis;

    @Autowired
    MongoOperations mongo;

    /** So few in the line that most are given up, in the midst of the race. */
    private Earmarks earmarks;

    @BeforeEach
    void open() {
        earmarks = new Earmarks(mongo, 4);
    }

    private Facts facts(BudgetLine line, BudgetLineCommand command) {
        return switch (command) {
            case ReserveBudget c ->
                Facts.of(
                        SETTINGS,
                        new Requested(Optional.of(HUNDRED_THOUSAND), Entries.NONE),
                        BudgetLineConfiguration.earmarked(earmarks, line, c.application(), OBIHIRO));
            default -> Facts.of(SETTINGS);
        };
    }

    @Test
    void forty_reservations_each_sent_twice_to_different_replicas_leave_exactly_thirty() throws Exception {
        List<Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent>> replicas = Stream.generate(
                        () -> chassis.aggregate(
                                BudgetLineConfiguration.type(earmarks, (line, command, of) -> facts(line, command))))
                .limit(3)
                .toList();
        String line = Ids.named("budget-race", Instant.EPOCH).toString();
        assertThat(replicas.getFirst()
                        .handle(line, new SetBudget(MOTTO, new FiscalYear(2026), Optional.empty()), request()))
                .isInstanceOf(Outcome.Done.class);
        Set<ApplicationId> passed = ConcurrentHashMap.newKeySet();
        List<Callable<Outcome>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ApplicationId application = new ApplicationId(Ids.next());
            for (int time = 0; time < 2; time++) {
                var replica = replicas.get((i + time) % replicas.size());
                requests.add(() -> {
                    Outcome outcome = patiently(replica, line, new ReserveBudget(application, HUNDRED_THOUSAND));
                    if (outcome instanceof Outcome.Done) {
                        passed.add(application);
                    }
                    return outcome;
                });
            }
        }
        Collections.shuffle(requests, new Random(8));

        assertThat(atOnce(requests))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfAny(Outcome.Done.class, Outcome.Refused.class));

        assertThat(passed).hasSize(30);
        Funded after =
                (Funded) replicas.getFirst().find(line, OBIHIRO).orElseThrow().stage();
        assertThat(after.available()).isEqualTo(Yen.ZERO);
        assertThat(after.recent()).hasSizeLessThanOrEqualTo(4);
        assertThat(earmarks.page(after, OBIHIRO, PageQuery.newest(100)).items())
                .extracting(Earmark::application)
                .containsExactlyInAnyOrderElementsOf(passed);
        List<Class<?>> told = new ArrayList<>(Collections.nCopies(30, BudgetReserved.class));
        told.addFirst(BudgetSet.class);
        told.addLast(BudgetExhausted.class);
        platform.awaitEvents(line, told.toArray(Class<?>[]::new));
    }

    /** As a caller does who is told to try again. */
    private static Outcome patiently(
            Aggregate<BudgetLineCommand, BudgetLine, BudgetLineEvent> replica, String line, ReserveBudget command) {
        Outcome outcome = replica.handle(line, command, request());
        while (outcome instanceof Outcome.Busy || outcome instanceof Outcome.Overloaded) {
            outcome = replica.handle(line, command, request());
        }
        return outcome;
    }

    private static Request request() {
        return new Request(
                OBIHIRO,
                new Actor(
                        AccountRef.of("kaikei"),
                        Set.of(Role.TREASURER),
                        Optional.empty(),
                        Channel.WEB,
                        Optional.empty()),
                OptionalLong.empty(),
                Optional.empty(),
                Ids.next(),
                Ids.next(),
                Optional.empty(),
                Optional.empty());
    }
}
