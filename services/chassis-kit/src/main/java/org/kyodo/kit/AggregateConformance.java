package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.list.Order;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * What the store, the relay and the inbox must do with any aggregate. One small subclass for each aggregate: it gives the
 * type and a script, that is, commands of which each is accepted in its turn on a fresh id.
 *
 * <pre>{@code
 * class CallConformanceTest extends AggregateConformance<CallCommand, Call, CallEvent> {
 *     protected AggregateType<CallCommand, Call, CallEvent> type(MongoOperations mongo) {
 *         return CallConfiguration.type(SETTINGS);
 *     }
 *     protected List<Step<CallCommand>> script(String id) {
 *         return List.of(by(OFFICE, new DraftCall(...)), by(OFFICE, new PublishCall()));
 *     }
 * }
 * }</pre>
 */
public abstract class AggregateConformance<C, S extends Stage<S, E>, E extends DomainEvent> {
    private static final MunicipalityCode OURS = MunicipalityCode.of("352039");
    private static final MunicipalityCode THEIRS = MunicipalityCode.of("052019");
    private static final Instant START =
            OffsetDateTime.parse("2026-06-12T10:00:00+09:00").toInstant();

    /** What a decision may write besides its own document, each in a write of its own before the commit. */
    private static final Set<String> BESIDES = Set.of("numbers", "numberSeries", "claims", "places");

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final int THREADS = 6;

    /**
     * One command of a script.
     *
     * @param at when it comes; without it, when the one before came
     */
    public record Step<C>(Actor actor, C command, Optional<Instant> at) {
        /** The same at a time such as {@code 2026-06-12T10:00:00+09:00}. */
        public Step<C> at(String time) {
            return new Step<>(
                    actor, command, Optional.of(OffsetDateTime.parse(time).toInstant()));
        }
    }

    /** A command that went to MongoDB. */
    private record Sent(String name, BsonDocument command) {
        String collection() {
            return command.getString(command.getFirstKey()).getValue();
        }
    }

    /** The type as the service makes it; what it looks up must be found or made up. */
    protected abstract AggregateType<C, S, E> type(MongoOperations mongo);

    /** Commands each of which is accepted in its turn; where something must be unique, it is made from the id. */
    protected abstract List<Step<C>> script(String id);

    /** What of a stage can be compared with its events; all of it, unless it keeps what differs at each try. */
    protected S comparable(S stage) {
        return stage;
    }

    /**
     * Whether a foreign event may lead to this step. An aggregate that recognises repeats itself says no to those that only
     * people give.
     */
    protected boolean comesByEvent(Step<C> step) {
        return true;
    }

    /** The stages that the contracts list for the aggregate; another set only where events are borrowed. */
    protected Set<String> stagesInContracts(Class<E> events) {
        return Set.copyOf(EventCatalogue.stagesOf(events));
    }

    /** A command in a script. */
    protected final Step<C> by(Actor actor, C command) {
        return new Step<>(actor, command, Optional.empty());
    }

    /** An actor with one role. */
    protected static Actor actor(String account, Role role) {
        return new Actor(AccountRef.of(account), Set.of(role), Optional.empty(), Channel.WEB, Optional.empty());
    }

    /** Staff of a department. */
    protected static Actor staff(String account, String department) {
        return new Actor(
                AccountRef.of(account),
                Set.of(Role.STAFF),
                Optional.of(DepartmentCode.of(department)),
                Channel.WEB,
                Optional.empty());
    }

    private final StableApiListener stableApi = new StableApiListener();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private TestDatabase database;
    private TestDatabase another;
    private Aggregate<C, S, E> one;
    private Aggregate<C, S, E> two;

    @BeforeEach
    final void openTwoInstancesOnOneDatabase() {
        database = TestDatabase.fresh(stableApi, new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (WRITES.contains(event.getCommandName())) {
                    // A copy: the driver uses the bytes behind it again.
                    sent.add(new Sent(event.getCommandName(), event.getCommand().clone()));
                }
            }
        });
        another = database.again(stableApi);
        one = instance(database.mongo());
        two = instance(another.mongo());
        one.indexes().forEach(index -> index.create(database.mongo()));
    }

    @AfterEach
    final void everythingSentIsWithinTheStableApi() {
        database.drop();
        database.close();
        another.close();
        assertThat(stableApi.outside()).isEmpty();
    }

    @Test
    final void every_stage_comes_back_as_the_events_made_it() {
        String id = newId();
        S stage = one.type().absent(id);
        int step = 0;
        for (Step<C> next : script(id)) {
            int before = pending(id).size();
            accepted(one, id, next, plain(next));
            for (Pending event : pending(id).subList(before, pending(id).size())) {
                stage = after(stage, event);
            }
            stage = one.type().kept(stage, next.command(), OURS);
            step++;

            Stored<S> stored = two.find(id, OURS).orElseThrow();
            assertThat(comparable(stored.stage()))
                    .as("after %s", next.command())
                    .isEqualTo(comparable(stage));
            assertThat(stored.revision()).isEqualTo(step);
            for (Order order : orders()) {
                PageQuery query = new PageQuery(Optional.empty(), 10, order, List.of(), true);
                Page<Stored<S>> page = two.list(OURS, new Criteria(), query);
                assertThat(page.items())
                        .as("by %s", order)
                        .extracting(Stored::id)
                        .containsExactly(id);
                assertThat(page.total()).contains(new Page.Total(1, true));
            }
        }
    }

    private List<Order> orders() {
        return Stream.concat(Stream.of(Order.CREATED), one.type().listed().orders().stream())
                .flatMap(name -> Stream.of(new Order(name, true), new Order(name, false)))
                .toList();
    }

    @Test
    final void a_commit_is_one_update_of_one_document() {
        String id = newId();
        for (Step<C> next : script(id)) {
            sent.clear();
            accepted(one, id, next, plain(next));

            List<Sent> own = sent.stream()
                    .filter(write -> !BESIDES.contains(write.collection()))
                    .toList();
            assertThat(own).as("writes of %s", next.command()).singleElement().satisfies(write -> {
                assertThat(write.name()).isEqualTo("update");
                assertThat(write.collection()).isEqualTo(one.collection());
                assertThat(write.command().getArray("updates")).singleElement().satisfies(update -> {
                    BsonDocument single = update.asDocument();
                    assertThat(single.getBoolean("multi", org.bson.BsonBoolean.FALSE)
                                    .getValue())
                            .isFalse();
                    assertThat(single.getDocument("q").toJson())
                            .as("of this document, and only at this revision")
                            .contains("\"_id\": \"" + id + "\"", "\"revision\": ");
                });
            });
        }
    }

    @Test
    final void events_are_numbered_without_a_gap_and_the_receipt_names_the_hash_of_each() {
        String id = newId();
        List<Outcome.Fact> told = new ArrayList<>();
        for (Step<C> next : script(id)) {
            told.addAll(accepted(one, id, next, plain(next)).facts());
        }

        List<Pending> events = pending(id);
        assertThat(events)
                .extracting(Pending::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events)
                .extracting(event -> new Outcome.Fact(
                        envelope(event).id(),
                        envelope(event).type(),
                        event.sequence(),
                        Sha256.hex(event.data()),
                        Optional.empty()))
                .isEqualTo(told);
        String chain = "";
        for (Pending event : events) {
            assertThat(event.follows(chain)).as("hash of %s", event).isTrue();
            chain = event.hash();
            assertThat(envelope(event).municipality()).isEqualTo(OURS);
            assertThat(envelope(event).subject()).isEqualTo(one.type().name() + "/" + id);
            assertThat(envelope(event).service()).isEqualTo(one.type().service());
        }
    }

    @Test
    final void its_stages_are_those_the_contracts_list() {
        assertThat(stages(one.type().stages())
                        .filter(stage -> !stage.isInstance(one.type().absent(newId())))
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(
                        stagesInContracts(one.type().events()));
    }

    @Test
    final void the_fields_its_lists_are_narrowed_by_are_in_its_stages() {
        List<Class<?>> stages = stages(one.type().stages()).toList();

        assertThat(one.type().listed().fields().filter(field -> !field.equals("stage.type")))
                .allMatch(field -> stages.stream().anyMatch(stage -> has(stage, field.split("\\."), 1)));
    }

    /** Whether the components of a record lead to the end of a path; lists and optionals are looked into. */
    private static boolean has(Type type, String[] path, int from) {
        if (from == path.length) {
            return true;
        }
        if (type instanceof ParameterizedType several) {
            return has(several.getActualTypeArguments()[0], path, from);
        }
        return type instanceof Class<?> record
                && record.isRecord()
                && Stream.of(record.getRecordComponents())
                        .filter(component -> component.getName().equals(path[from]))
                        .anyMatch(component -> has(component.getGenericType(), path, from + 1));
    }

    private static Stream<Class<?>> stages(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(AggregateConformance::stages)
                        .distinct()
                : Stream.of(type);
    }

    @Test
    final void each_event_names_the_one_before_it_and_the_stage_after_it() {
        String id = newId();
        S stage = one.type().absent(id);
        Optional<UUID> before = Optional.empty();
        int told = 0;
        for (Step<C> next : script(id)) {
            accepted(one, id, next, plain(next));
            for (Pending event : pending(id).subList(told, pending(id).size())) {
                stage = after(stage, event);
                assertThat(envelope(event).place())
                        .isEqualTo(new Envelope.Place(
                                one.type().name() + "/" + id, event.sequence(), before, stage.stageName()));
                before = Optional.of(envelope(event).id());
                told++;
            }
            stage = one.type().kept(stage, next.command(), OURS);
        }
    }

    @Test
    final void a_command_for_another_revision_changes_nothing() {
        String id = newId();
        long revision = 0;
        for (Step<C> next : script(id)) {
            Document before = document(id);
            assertThat(given(one, id, next, request(next, OURS, OptionalLong.of(revision + 7), null, null)))
                    .isEqualTo(new Outcome.Stale(revision + 7, revision));
            assertThat(document(id)).isEqualTo(before);

            revision = accepted(one, id, next, request(next, OURS, OptionalLong.of(revision), null, null))
                    .revision();
        }
    }

    /** The same, as the answer to a repeat. */
    private static Outcome.Done repeated(Outcome.Done done) {
        return new Outcome.Done(done.id(), done.revision(), done.facts(), true);
    }

    @Test
    final void a_repeated_key_is_answered_as_the_first_time_and_adds_nothing() {
        String id = newId();
        int number = 0;
        List<Outcome.Done> first = new ArrayList<>();
        for (Step<C> next : script(id)) {
            Request request = request(next, OURS, OptionalLong.empty(), "key-" + number, null);
            first.add(accepted(one, id, next, request));
            Document after = document(id);
            assertThat(given(two, id, next, request)).isEqualTo(repeated(first.getLast()));
            assertThat(document(id)).isEqualTo(after);
            number++;
        }
        Document after = document(id);
        for (int i = 0; i < number; i++) {
            Step<C> again = script(id).get(i);
            assertThat(given(two, id, again, request(again, OURS, OptionalLong.empty(), "key-" + i, null)))
                    .isEqualTo(repeated(first.get(i)));
        }
        assertThat(document(id)).isEqualTo(after);
    }

    @Test
    final void a_key_used_for_another_command_is_refused() {
        String id = newId();
        List<Step<C>> script = script(id);
        List<Step<C>> pair = script.stream()
                .flatMap(first -> script.stream()
                        .filter(second -> script.indexOf(second) > script.indexOf(first)
                                && second.actor().equals(first.actor())
                                && !second.command().equals(first.command()))
                        .map(second -> List.of(first, second)))
                .findFirst()
                .orElse(List.of());
        assumeTrue(!pair.isEmpty(), "no two different commands of one actor in the script");
        for (Step<C> next : script.subList(0, script.indexOf(pair.getFirst()))) {
            accepted(one, id, next, plain(next));
        }
        accepted(one, id, pair.getFirst(), request(pair.getFirst(), OURS, OptionalLong.empty(), "key", null));
        Document after = document(id);

        assertThat(given(two, id, pair.getLast(), request(pair.getLast(), OURS, OptionalLong.empty(), "key", null)))
                .isEqualTo(new Outcome.KeyReused("key"));
        assertThat(document(id)).isEqualTo(after);
    }

    @Test
    final void another_municipality_sees_and_changes_nothing() {
        String id = newId();
        for (Step<C> next : script(id)) {
            accepted(one, id, next, plain(next));
            Document after = document(id);

            assertThat(one.find(id, THEIRS)).isEmpty();
            assertThat(one.list(THEIRS, new Criteria(), PageQuery.newest(10)).items())
                    .isEmpty();
            for (Step<C> theirs : script(id)) {
                assertThat(given(one, id, theirs, request(theirs, THEIRS, OptionalLong.empty(), null, null)))
                        .isEqualTo(new Outcome.NotFound(one.type().name(), id, true));
            }
            assertThat(document(id)).isEqualTo(after);
        }
    }

    @Test
    final void in_a_race_of_threads_on_two_instances_a_command_with_a_key_is_carried_out_once() throws Exception {
        for (int step = 0; step < script(newId()).size(); step++) {
            String id = newId();
            Step<C> raced = upTo(step, id);
            int before = document(id) == null ? 0 : emitted(id);
            Request request = request(raced, OURS, OptionalLong.empty(), "key", null);

            List<Outcome> outcomes = race(id, raced, request);

            assertThat(outcomes.stream()
                            .map(outcome -> outcome instanceof Outcome.Done done ? repeated(done) : outcome)
                            .distinct())
                    .as("of %s", raced.command())
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Outcome.Done done && !done.before())
                    .as("first to do %s", raced.command())
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(outcomes.getFirst()).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(emitted(id))
                    .isEqualTo(before + done.facts().size()));
            assertThat(document(id).get("revision", Number.class).intValue()).isEqualTo(step + 1);
        }
    }

    @Test
    final void in_a_race_of_threads_on_two_instances_no_update_is_lost() throws Exception {
        for (int step = 0; step < script(newId()).size(); step++) {
            String id = newId();
            Step<C> raced = upTo(step, id);
            S stage = step == 0
                    ? one.type().absent(id)
                    : one.find(id, OURS).orElseThrow().stage();
            int before = pending(id).size();

            List<Outcome.Done> done = race(id, raced, plain(raced)).stream()
                    .filter(Outcome.Done.class::isInstance)
                    .map(Outcome.Done.class::cast)
                    .filter(outcome -> !outcome.facts().isEmpty())
                    .sorted(Comparator.comparing(Outcome.Done::revision))
                    .toList();

            assertThat(done)
                    .as("each acknowledged commit of %s has a revision of its own", raced.command())
                    .extracting(Outcome.Done::revision)
                    .containsExactlyElementsOf(LongStream.rangeClosed(step + 1L, step + done.size())
                            .boxed()
                            .toList());
            List<Pending> events = pending(id);
            assertThat(events.subList(before, events.size()))
                    .extracting(event -> envelope(event).id())
                    .containsExactlyElementsOf(done.stream()
                            .flatMap(outcome -> outcome.facts().stream())
                            .map(Outcome.Fact::id)
                            .toList());
            for (Outcome.Done outcome : done) {
                for (Outcome.Fact fact : outcome.facts()) {
                    stage = after(stage, events.get((int) fact.sequence() - 1));
                }
                stage = one.type().kept(stage, raced.command(), OURS);
            }
            assertThat(comparable(one.find(id, OURS).orElseThrow().stage())).isEqualTo(comparable(stage));
        }
    }

    @Test
    final void what_a_foreign_event_leads_to_happens_once_and_a_redelivery_from_the_beginning_changes_nothing() {
        String id = newId();
        String stream = "foreign/" + newId();
        List<Step<C>> script = script(id);
        List<Request> deliveries = new ArrayList<>();
        for (Step<C> next : script) {
            Optional<UUID> previous = deliveries.isEmpty()
                    ? Optional.empty()
                    : deliveries.getLast().source().map(Request.Source::id);
            Request.Source event = new Request.Source(stream, deliveries.size() + 1L, Ids.next(), previous);
            Request request = request(next, OURS, OptionalLong.empty(), null, event);
            deliveries.add(request);
            accepted(one, id, next, request);
            Document after = document(id);
            if (comesByEvent(next)) {
                given(two, id, next, request);
            }
            assertThat(unmarked(document(id)))
                    .as("%s came twice", next.command())
                    .isEqualTo(unmarked(after));
        }
        Document after = document(id);

        IntStream.range(0, script.size())
                .filter(i -> comesByEvent(script.get(i)))
                .forEach(i -> given(two, id, script.get(i), deliveries.get(i)));

        assertThat(unmarked(document(id))).isEqualTo(unmarked(after));
    }

    @Test
    final void what_is_rehearsed_is_what_then_happens_and_changes_nothing_itself() {
        String id = newId();
        Rehearsal rehearsal = new Rehearsal();
        List<List<String>> rehearsed = new ArrayList<>();
        for (Step<C> next : script(id)) {
            clock.moveTo(timeOf(next, script(id)));
            rehearsed.add(types(one.rehearse(id, next.command(), plain(next), rehearsal)));
        }
        assertThat(one.find(id, OURS)).as("after the rehearsal").isEmpty();

        List<List<String>> happened = script(id).stream()
                .map(next -> types(accepted(one, id, next, plain(next))))
                .toList();

        assertThat(rehearsed).isEqualTo(happened);
    }

    /** Each command is run dry, which changes nothing at all, and then carried out, which leads to what was foretold. */
    @Test
    final void what_is_run_dry_is_what_then_happens_and_leaves_every_document_as_it_was() {
        String id = newId();
        try (TestDatabase looking = database.again()) {
            for (Step<C> next : script(id)) {
                clock.moveTo(timeOf(next, script(id)));
                Map<String, List<Document>> before = everything(looking);
                Outcome foretold = DryRun.of(() -> one.handle(id, next.command(), plain(next)));

                assertThat(everything(looking))
                        .as("after a dry run of %s", next.command())
                        .isEqualTo(before);
                Outcome.Done done = accepted(one, id, next, plain(next));
                assertThat(foretold).isInstanceOfSatisfying(Outcome.WouldDo.class, would -> {
                    assertThat(would.stage())
                            .isEqualTo(two.find(id, OURS).orElseThrow().stage().stageName());
                    assertThat(would.events())
                            .extracting(
                                    event -> EventCatalogue.of(event.getClass()).type())
                            .isEqualTo(types(done));
                });
            }
        }
    }

    private static Map<String, List<Document>> everything(TestDatabase database) {
        Map<String, List<Document>> everything = new TreeMap<>();
        database.mongo()
                .getCollectionNames()
                .forEach(name -> everything.put(
                        name, database.mongo().getCollection(name).find().into(new ArrayList<>())));
        return everything;
    }

    private static List<String> types(Outcome.Done done) {
        return done.facts().stream().map(Outcome.Fact::type).toList();
    }

    @Test
    final void the_relay_journals_sends_in_order_one_by_one_and_drains_what_is_acknowledged() {
        List<String> ids = List.of(newId(), newId(), newId());
        ids.forEach(id -> script(id).forEach(next -> accepted(one, id, next, plain(next))));
        int total = ids.stream().mapToInt(id -> pending(id).size()).sum();
        List<List<Pending>> outboxes = ids.stream().map(this::pending).toList();
        MockProducer<String, byte[]> broker = broker();
        Journal journal = new Journal(database.mongo());
        Relay relay = relay(journal, broker);
        try {
            ids.forEach(id -> relay.wake(one.collection(), id));
            int acknowledged = 0;
            while (acknowledged < total) {
                int known = acknowledged;
                await().atMost(Platform.SOON).until(() -> broker.history().size() > known);
                List<ProducerRecord<String, byte[]>> underWay =
                        broker.history().subList(known, broker.history().size());
                assertThat(underWay)
                        .as("of each aggregate at most one event is under way")
                        .extracting(ProducerRecord::key)
                        .doesNotHaveDuplicates();
                assertThat(journalled())
                        .as("the journal comes before the broker")
                        .isGreaterThanOrEqualTo(known + underWay.size());
                if (acknowledged == 0) {
                    assertThat(ids.stream().map(this::pending))
                            .as("drained before it is acknowledged")
                            .isEqualTo(outboxes);
                }
                underWay.forEach(record -> assertThat(broker.completeNext()).isTrue());
                acknowledged += underWay.size();
            }
            await().atMost(Platform.SOON)
                    .until(() -> ids.stream().allMatch(id -> document(id).get("pendingSince") == null));
        } finally {
            relay.stop();
        }
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            assertThat(broker.history().stream().filter(record -> record.key().equals(id)))
                    .extracting(AggregateConformance::told)
                    .containsExactlyElementsOf(outboxes.get(i).stream()
                            .map(AggregateConformance::told)
                            .toList());
            assertThat(pending(id)).isEmpty();
            assertThat(document(id).get("drained", Number.class).intValue()).isEqualTo(emitted(id));
        }
        assertThat(journalled()).isEqualTo(total);
        assertThat(journal.verify().whole()).isTrue();
    }

    @Test
    final void an_event_that_is_not_acknowledged_stays_and_is_not_overtaken() {
        String id = newId();
        script(id).forEach(next -> accepted(one, id, next, plain(next)));
        List<Pending> events = pending(id);
        MockProducer<String, byte[]> broker = broker();
        Relay relay = relay(new Journal(database.mongo()), broker);
        try {
            relay.wake(one.collection(), id);
            await().atMost(Platform.SOON).until(() -> broker.errorNext(new TimeoutException("away")));
            relay.wake(one.collection(), id);
            await().atMost(Platform.SOON).until(() -> {
                assertThat(pending(id)).isIn(events, List.of());
                return broker.completeNext() || document(id).get("pendingSince") == null;
            });
            await().atMost(Platform.SOON).until(() -> {
                broker.completeNext();
                return document(id).get("pendingSince") == null;
            });
        } finally {
            relay.stop();
        }
        List<Long> expected = new ArrayList<>(List.of(1L));
        events.forEach(event -> expected.add(event.sequence()));
        assertThat(broker.history())
                .extracting(record -> Long.valueOf(header(record, "ce_sequence")))
                .isEqualTo(expected);
    }

    // -- the pieces

    private Aggregate<C, S, E> instance(MongoOperations mongo) {
        return new Aggregate<>(
                type(mongo),
                new Aggregate.Surroundings(
                        mongo,
                        clock,
                        Clock.systemUTC(),
                        municipality -> "test",
                        committed -> {},
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
    }

    private Relay relay(Journal journal, MockProducer<String, byte[]> broker) {
        Relay relay = new Relay(
                database.mongo(),
                journal,
                broker,
                EventCatalogue.topicOf(one.type().service()),
                Failpoints.none(),
                new SimpleMeterRegistry());
        relay.start();
        return relay;
    }

    private static MockProducer<String, byte[]> broker() {
        return new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static String newId() {
        return Ids.next().toString();
    }

    private Outcome given(Aggregate<C, S, E> instance, String id, Step<C> step, Request request) {
        clock.moveTo(timeOf(step, script(id)));
        return instance.handle(id, step.command(), request);
    }

    /** When a step comes: at its own time, or at that of the last one before it that has one. */
    private static <C> Instant timeOf(Step<C> step, List<Step<C>> script) {
        Instant time = START;
        for (Step<C> each : script) {
            time = each.at().orElse(time);
            if (each.equals(step)) {
                break;
            }
        }
        return time;
    }

    private Outcome.Done accepted(Aggregate<C, S, E> instance, String id, Step<C> step, Request request) {
        Outcome outcome = given(instance, id, step, request);
        assertThat(outcome)
                .as("the script says that %s is accepted", step.command())
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.facts())
                        .as("events of %s", step.command())
                        .isNotEmpty());
        return (Outcome.Done) outcome;
    }

    private Step<C> upTo(int step, String id) {
        List<Step<C>> script = script(id);
        script.subList(0, step).forEach(next -> accepted(one, id, next, plain(next)));
        return script.get(step);
    }

    private List<Outcome> race(String id, Step<C> step, Request request) throws Exception {
        clock.moveTo(timeOf(step, script(id)));
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Aggregate<C, S, E> instance = i % 2 == 0 ? one : two;
                Callable<Outcome> runner = () -> {
                    start.await(10, TimeUnit.SECONDS);
                    Outcome outcome = instance.handle(id, step.command(), request);
                    while (outcome instanceof Outcome.Busy) {
                        outcome = instance.handle(id, step.command(), request);
                    }
                    return outcome;
                };
                outcomes.add(threads.submit(runner));
            }
            List<Outcome> all = new ArrayList<>();
            for (Future<Outcome> outcome : outcomes) {
                all.add(outcome.get(30, TimeUnit.SECONDS));
            }
            return all;
        }
    }

    private Request plain(Step<C> step) {
        return request(step, OURS, OptionalLong.empty(), null, null);
    }

    private static Request request(
            Step<?> step, MunicipalityCode municipality, OptionalLong ifMatch, String key, Request.Source source) {
        UUID id = Ids.next();
        return new Request(
                municipality,
                step.actor(),
                ifMatch,
                Optional.ofNullable(key).map(value -> new Request.Key("POST /", value)),
                id,
                id,
                Optional.empty(),
                Optional.ofNullable(source));
    }

    private Document document(String id) {
        return database.mongo()
                .getCollection(one.collection())
                .find(new Document("_id", id))
                .first();
    }

    /** Without the marks of what was seen, which a repeat may add to. */
    private static Document unmarked(Document document) {
        Document copy = new Document(document);
        copy.remove("seen");
        return copy;
    }

    private int emitted(String id) {
        return document(id).get("emitted", Number.class).intValue();
    }

    private List<Pending> pending(String id) {
        Document document = document(id);
        return document == null
                ? List.of()
                : document.getList("outbox", Document.class, List.of()).stream()
                        .map(Pending::of)
                        .toList();
    }

    private long journalled() {
        return database.mongo().getCollection("journal").countDocuments();
    }

    private S after(S stage, Pending pending) {
        E event = event(pending);
        Envelope envelope = envelope(pending);
        return stage.after(event, new Entry(envelope.time(), envelope.author()));
    }

    @SuppressWarnings("unchecked")
    private E event(Pending event) {
        return (E) Json.TOLERANT.readValue(
                event.data(),
                EventCatalogue.byType(envelope(event).type()).orElseThrow().event());
    }

    private static Envelope envelope(Pending event) {
        return Envelope.fromHeaders(name -> Optional.ofNullable(event.headers().get(name))
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .orElse(null));
    }

    private static String told(Pending event) {
        return event.headers() + event.data();
    }

    private static String told(ProducerRecord<String, byte[]> record) {
        java.util.Map<String, String> headers = new java.util.LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers + new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }
}
