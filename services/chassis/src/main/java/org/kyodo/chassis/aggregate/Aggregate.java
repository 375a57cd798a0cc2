package org.kyodo.chassis.aggregate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Receipted;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * All aggregates of one type: takes commands, answers look-ups, and never crosses the bounds of a municipality.
 *
 * <p>A command is decided by the rules and committed as one update of one document, its events with it. Commands for one
 * aggregate queue inside the process; a race with another process is lost by one side, which loads and decides again.
 */
public final class Aggregate<C, S extends Stage<S, E>, E extends DomainEvent> implements Indexed {
    /** How many shards the leases between replicas are cut into. */
    public static final int SHARDS = 8;

    public static final List<Integer> ALL_SHARDS =
            IntStream.range(0, SHARDS).boxed().toList();

    private static final Logger LOG = LoggerFactory.getLogger(Aggregate.class);
    /** What alarms are made of: counted from 0 on, for who looks for an increase does not see the first one of a counter that appears with it. */
    private static final List<Class<? extends Outcome>> ALARMING =
            List.of(Outcome.Busy.class, Outcome.Overloaded.class);

    private static final int STRIPES = 64;
    private static final int ATTEMPTS = 12;
    private static final Duration QUEUE = Duration.ofSeconds(4);
    /** Of a refused deadline; doubled each time. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** From this many bytes on the growth of a document is told; the database takes 16 MiB. */
    private static final long LARGE = 4L << 20;

    private static final long TOO_LARGE = 8L << 20;

    private static final int LARGE_ONES_NOTED = 1_000;

    private final AggregateType<C, S, E> type;
    private final AggregateStore<S> store;
    private final Places places;
    private final Surroundings surroundings;
    /** Aggregates of which it was told that they are large. */
    private final Set<String> largeOnes = ConcurrentHashMap.newKeySet();

    private final Lock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    /**
     * What an aggregate works with.
     *
     * @param clock of the platform: what a decision takes for now
     * @param wallClock of the machine: since when an event waits
     * @param ruleSetVersion of a municipality's rules and settings, in force now
     * @param rules what a municipality makes of rules
     * @param committed is given what was just committed, so that the relay need not look for it
     * @param turns as many as commands may be under way in this process at once, of all its aggregates: fewer than there are
     *     connections to the database, so that relay and inbox need not queue behind a rush of commands
     * @param fingerprints of purpose and text, by which the content under an idempotency key is known again; it may hold personal data, so it is
     *     hashed with a key
     * @param documents that commands name
     */
    public record Surroundings(
            MongoOperations mongo,
            Clock clock,
            Clock wallClock,
            Function<MunicipalityCode, String> ruleSetVersion,
            Consumer<Committed> committed,
            Failpoints failpoints,
            MeterRegistry meters,
            Semaphore turns,
            BinaryOperator<String> fingerprints,
            NamedDocuments documents,
            Function<MunicipalityCode, RulesInUse> rules) {
        /** Without a bound on the commands under way, and hashing what comes with an idempotency key without a key of the service. */
        public Surroundings(
                MongoOperations mongo,
                Clock clock,
                Clock wallClock,
                Function<MunicipalityCode, String> ruleSetVersion,
                Consumer<Committed> committed,
                Failpoints failpoints,
                MeterRegistry meters) {
            this(
                    mongo,
                    clock,
                    wallClock,
                    ruleSetVersion,
                    committed,
                    failpoints,
                    meters,
                    new Semaphore(Integer.MAX_VALUE),
                    (purpose, text) -> Sha256.hex(text),
                    NamedDocuments.NONE,
                    _ -> RulesInUse.AS_IN_THE_TABLE);
        }
    }

    public Aggregate(AggregateType<C, S, E> type, Surroundings surroundings) {
        this.type = type;
        this.store = new AggregateStore<>(
                type.name(), surroundings.mongo().getCollection(type.collection()), type.stages(), type.listed());
        this.places = new Places(surroundings.mongo());
        this.surroundings = surroundings;
        type.eachCommand().forEach(command -> ALARMING.forEach(outcome -> counter(command, outcome)));
        refusedDeadlines();
        largeDocuments();
    }

    public AggregateType<C, S, E> type() {
        return type;
    }

    public String collection() {
        return type.collection();
    }

    @Override
    public List<Index> indexes() {
        return Stream.concat(
                        AggregateStore.indexes(type.collection()).stream(),
                        Stream.concat(
                                type.listed().indexes(type.collection()),
                                type.removal().stream().map(any -> AggregateStore.removalIndex(type.collection()))))
                .toList();
    }

    /** The aggregate, if there is one under this id in this municipality, whoever asks. */
    public Optional<Stored<S>> find(String id, MunicipalityCode municipality) {
        return store.find(id, municipality);
    }

    /** Its last events, in order, that the journal may not have yet. */
    public List<Pending> waiting(String id) {
        return store.waiting(id);
    }

    /** What the receipt says that this event of the municipality tells 受領証, while it waits to be sent. */
    public Optional<Receipt> waitingReceipt(UUID event, MunicipalityCode municipality) {
        return type.tellsReceipts()
                ? store.waiting(event)
                        .filter(waiting ->
                                municipality.code().equals(waiting.headers().get("ce_municipality")))
                        .flatMap(Pending::receipt)
                : Optional.empty();
    }

    /**
     * A page of aggregates of a municipality.
     *
     * @param filter on fields of the stage, such as {@code where("stage.call").is(id)}, that the type is {@link
     *     AggregateType#queriedBy queried by}; the municipality is added here
     */
    public Page<Stored<S>> list(MunicipalityCode municipality, Criteria filter, PageQuery query) {
        Criteria bounds = Criteria.where("municipality").is(municipality.code());
        return store.list(new Criteria().andOperator(bounds, filter).getCriteriaObject(), query);
    }

    /** Whether this actor may know of it at all. */
    public boolean isSeenBy(Actor actor, S stage, MunicipalityCode municipality) {
        return isSeen(stage, context(actor, municipality, type.concerned(stage, municipality)));
    }

    private boolean isSeen(S stage, Context context) {
        return context.actor().is(Role.PLATFORM) || type.rules().seenBy(stage, context);
    }

    /** What this actor is shown of it, if there is anything. */
    public Optional<?> shown(String id, Actor actor, MunicipalityCode municipality) {
        return find(id, municipality)
                .filter(there -> isSeenBy(actor, there.stage(), municipality))
                .flatMap(there -> type.shown(there.stage(), actor, municipality));
    }

    /** What everybody is shown of it, if there is anything. */
    public Optional<?> published(String id, MunicipalityCode municipality) {
        return find(id, municipality).flatMap(there -> type.published(there.stage(), municipality));
    }

    /**
     * Names of the commands that this actor may give now: none is refused for who they are or for the time. Empty where they may
     * not know of it at all.
     */
    public Optional<List<String>> allowedActions(S stage, Actor actor, MunicipalityCode municipality) {
        Context context = context(actor, municipality, type.concerned(stage, municipality));
        return isSeen(stage, context)
                ? Optional.of(type.rules().taken(stage).stream()
                        .filter(command -> type.allows(command, actor))
                        .filter(command ->
                                type.rules().barring(stage, command, context).isEmpty())
                        .map(Class::getSimpleName)
                        .sorted()
                        .toList())
                : Optional.empty();
    }

    /** What speaks against something new that is made by this command; nothing is committed. */
    public Optional<Outcome> against(String id, C command, Request request) {
        Known<S> absent = known(absent(id, request), request);
        if (!type.allows(command.getClass(), request.actor())) {
            return Optional.of(new Outcome.NotAllowed(command.getClass().getSimpleName()));
        }
        Decision<E> decision = DryRun.of(() -> type.rules()
                .answer(absent.loaded().stage(), command, context(request, facts(id, absent, command, request))));
        return decision instanceof Decision.Refused<E> refused
                ? Optional.of(refused(refused))
                : surroundings.documents().against(command, holder(id), request);
    }

    /** Decides and commits, or in a {@link DryRun} only decides; the answer is a value whatever the caller sent. */
    public Outcome handle(String id, C command, Request request) {
        Outcome outcome = queued(id, command, request);
        counter(command.getClass(), outcome.getClass()).increment();
        return outcome;
    }

    private Counter counter(Class<?> command, Class<? extends Outcome> outcome) {
        return surroundings
                .meters()
                .counter(
                        "kyodo.commands",
                        "aggregate",
                        type.name(),
                        "command",
                        command.getSimpleName(),
                        "outcome",
                        outcome.getSimpleName());
    }

    private Counter refusedDeadlines() {
        return surroundings.meters().counter("kyodo.deadlines.refused", "aggregate", type.name());
    }

    private Counter largeDocuments() {
        return surroundings.meters().counter("kyodo.documents.large", "aggregate", type.name());
    }

    /**
     * Carries out what an event asks for; a repeat of the event changes nothing.
     *
     * @throws RefusedReaction when the rules refuse it
     * @throws BusyException when it should be tried again
     * @throws ForkException when another event was seen at the place of this one
     */
    public void react(String id, C command, Request request) {
        done(id, command, handle(id, command, request));
    }

    /**
     * What {@link #react} would do now, events included; nothing is committed.
     *
     * @param rehearsal what was tried before this, on top of which it is tried
     * @throws RuntimeException what {@link #react} would throw
     */
    public Outcome.Done rehearse(String id, C command, Request request, Rehearsal rehearsal) {
        return DryRun.of(() -> rehearsed(id, command, request, rehearsal));
    }

    private Outcome.Done rehearsed(String id, C command, Request request, Rehearsal rehearsal) {
        String key = type.name() + "/" + id;
        AggregateStore.Loaded<S> now = rehearsal
                .<AggregateStore.Loaded<S>>get(key)
                .or(() -> store.load(id))
                .orElseGet(() -> absent(id, request));
        if (!now.municipality().equals(request.municipality().code())) {
            return done(id, command, new Outcome.NotFound(type.name(), id, true));
        }
        if (request.source().filter(source -> seen(id, now, source)).isPresent()) {
            return new Outcome.Done(id, now.revision(), List.of(), true);
        }
        if (now.outbox().isFull()) {
            return done(id, command, new Outcome.Overloaded());
        }
        Context context = context(request, facts(id, known(now, request), command, request));
        return switch (type.rules().answer(now.stage(), command, context)) {
            case Decision.Refused<E> refused -> done(id, command, refused(refused));
            case Decision.Repeated<E>() -> new Outcome.Done(id, now.revision(), List.of(), true);
            case Decision.Accepted<E> accepted -> {
                surroundings
                        .documents()
                        .against(command, holder(id), request)
                        .ifPresent(outcome -> done(id, command, outcome));
                Changed<S> changed = changed(id, request, now, context, accepted);
                S kept = type.kept(changed.stage(), command, request.municipality());
                tooLarge(id, now, kept, changed.pending()).ifPresent(outcome -> done(id, command, outcome));
                Map<String, Mark> seen = new HashMap<>(now.seen());
                request.source().ifPresent(source -> seen.put(source.stream(), Mark.of(source)));
                Outbox outbox = now.outbox().after(changed.pending());
                rehearsal.put(
                        key,
                        new AggregateStore.Loaded<>(
                                now.municipality(),
                                now.revision() + 1,
                                kept,
                                outbox,
                                seen,
                                now.handled(),
                                now.recovered(),
                                now.bytes(),
                                now.largestEvent()));
                yield new Outcome.Done(id, now.revision() + 1, changed.facts(), false);
            }
        };
    }

    private Outcome.Done done(String id, C command, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Busy _ -> throw new BusyException(type.name() + "/" + id + " is contended");
            case Outcome.Overloaded _ -> throw new BusyException(type.name() + "/" + id + " has a full outbox");
            case Outcome.TooLarge large ->
                throw new RefusedReaction(type.name() + "/" + id + " would take " + large.bytes()
                        + " bytes (expected: <= " + large.limit() + ")");
            case Outcome.Refused refused ->
                throw new RefusedReaction("%s on %s/%s: %s (%s)"
                        .formatted(
                                command.getClass().getSimpleName(),
                                type.name(),
                                id,
                                refused.refusal().name(),
                                refused.refusal().rule()));
            case Outcome.NotAllowed _, Outcome.NotFound _, Outcome.Stale _, Outcome.KeyReused _, Outcome.WouldDo _ ->
                throw new RefusedReaction(command.getClass().getSimpleName() + " on " + type.name() + "/" + id
                        + " cannot be given because of an event");
        };
    }

    /**
     * Gives the command that each passed deadline asks for. One that is refused or fails is tried again after ever longer
     * pauses, so that it keeps no other from its time; it is logged once and counted each time.
     *
     * @return how many were due
     */
    public int giveDue(List<Integer> shards, int limit) {
        List<AggregateStore.Passed> passed = store.passed(surroundings.clock().instant(), shards, limit);
        passed.forEach(this::giveDue);
        return passed.size();
    }

    private void giveDue(AggregateStore.Passed passed) {
        String cause;
        try {
            AggregateStore.Loaded<S> loaded = store.load(passed.id()).orElseThrow();
            MunicipalityCode municipality = MunicipalityCode.of(loaded.municipality());
            Optional<Due<C>> due = type.due(loaded.stage(), municipality);
            Instant now = surroundings.clock().instant();
            if (due.filter(running -> !running.at().isAfter(now)).isEmpty()) {
                // An older version of the program wrote another time.
                store.deadline(passed, due.map(Due::at), 0);
                return;
            }
            Request request = Request.ofPlatform(municipality);
            switch (handle(passed.id(), due.get().command(), request)) {
                case Outcome.Done done
                when done.revision() > passed.revision() -> {
                    return;
                }
                case Outcome.Busy _, Outcome.Overloaded _ -> {
                    store.deadline(passed, Optional.of(now.plus(FIRST_PAUSE)), passed.refusals());
                    return;
                }
                case Outcome standing -> cause = standing.toString();
            }
        } catch (RuntimeException e) {
            cause = e.toString();
        }
        // With the database away this throws, and no deadline is blamed for it.
        putOff(passed, cause);
    }

    private void putOff(AggregateStore.Passed passed, String cause) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(passed.refusals(), 20));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        store.deadline(passed, Optional.of(surroundings.clock().instant().plus(bounded)), passed.refusals() + 1);
        refusedDeadlines().increment();
        if (passed.refusals() == 0) {
            LOG.warn(
                    "the deadline of {}/{} leads to nothing and is tried again after ever longer pauses: {}",
                    type.name(),
                    passed.id(),
                    cause);
        }
    }

    /**
     * What of it is kept for a time only: the keys under which commands came, and aggregates at the end of their life.
     *
     * @param keys how long after its last command with a key an aggregate keeps its keys
     */
    public List<Ageing> ageing(Duration keys) {
        return Stream.concat(
                        Stream.of(store.keysUsedBefore(
                                () -> surroundings.wallClock().instant().minus(keys))),
                        type.removal().stream()
                                .map(removal -> store.changedLastBefore(
                                        removal.stages(),
                                        () -> surroundings.clock().instant().minus(removal.after()))))
                .toList();
    }

    /**
     * The aggregates with these ids, those too that there are not, each to be brought forward by events that its topic has and
     * the database does not.
     */
    public Map<String, Replay<S, E>> replays(Collection<String> ids) {
        Map<String, Replay<S, E>> replays = new HashMap<>();
        ids.forEach(id -> replays.put(id, Replay.ofAbsent(type, store, id, following(id))));
        store.load(ids, (id, waiting) -> replays.put(id, Replay.of(type, store, id, waiting, following(id))));
        return replays;
    }

    private Outcome queued(String id, C command, Request request) {
        Lock stripe = stripes[Math.floorMod(id.hashCode(), STRIPES)];
        if (!within(QUEUE, stripe::tryLock)) {
            return new Outcome.Busy();
        }
        try {
            // After the stripe, so that commands that queue for one aggregate take no turn from others.
            return within(QUEUE, surroundings.turns()::tryAcquire) ? inTurn(id, command, request) : new Outcome.Busy();
        } finally {
            stripe.unlock();
        }
    }

    private Outcome inTurn(String id, C command, Request request) {
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Optional<Outcome> outcome = attempt(id, command, request);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, 1L << Math.min(attempt + 1, 7))));
            }
            return new Outcome.Busy();
        } finally {
            surroundings.turns().release();
        }
    }

    /** Something that can be waited for. */
    private interface Turn {
        boolean tryTake(long timeout, TimeUnit unit) throws InterruptedException;
    }

    /** Whoever queues too long is told so: with the database away, each of the queue would wait for it in its turn. */
    private static boolean within(Duration wait, Turn turn) {
        try {
            return turn.tryTake(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One try; empty when the race was lost. */
    private Optional<Outcome> attempt(String id, C command, Request request) {
        Optional<AggregateStore.Loaded<S>> there = store.load(id);
        Optional<Known<S>> seen = there.flatMap(found -> seen(found, command, request));
        boolean withheld = there.isPresent() && seen.isEmpty();
        // What the caller may not see is decided as if it were not there: so every answer is the same as then.
        Known<S> known = seen.orElseGet(() -> known(absent(id, request), request));
        AggregateStore.Loaded<S> now = known.loaded();
        if (now.revision() == 0 && !takes(now.stage(), command)) {
            return Optional.of(new Outcome.NotFound(type.name(), id, withheld));
        }
        if (!type.allows(command.getClass(), request.actor())) {
            return Optional.of(new Outcome.NotAllowed(command.getClass().getSimpleName()));
        }
        if (request.source().filter(source -> seen(id, now, source)).isPresent()) {
            return Optional.of(new Outcome.Done(id, now.revision(), List.of(), true));
        }
        Optional<Outcome> notForThem = notFor(known, command, request);
        if (notForThem.isPresent()) {
            return notForThem;
        }
        Optional<KeyUsed> keyUsed =
                request.idempotencyKey().map(key -> new KeyUsed(key.of(request.actor()), hashOf(command)));
        Optional<Outcome> before = keyUsed.flatMap(used -> now.handled().stream()
                .filter(handled -> handled.key().equals(used.key()))
                .findFirst()
                .map(handled -> handled.hash().equals(used.commandHash())
                        ? new Outcome.Done(id, handled.revision(), handled.facts(), true)
                        : new Outcome.KeyReused(request.idempotencyKey().get().value())));
        if (before.isPresent()) {
            return before.map(first ->
                    first instanceof Outcome.Done && DryRun.isOn() ? wouldDo(now.stage(), List.of(), request) : first);
        }
        Context context = context(request, facts(id, known, command, request));
        Decision<E> decision = type.rules().answer(now.stage(), command, context);
        // Before anything that tells of the aggregate: who may not give the command learns nothing of revision or load.
        if (decision instanceof Decision.Refused<E> refused && decision.isForOthers()) {
            return Optional.of(refused(refused));
        }
        if (withheld) {
            return Optional.of(new Outcome.NotFound(type.name(), id, true));
        }
        if (request.ifMatch().isPresent() && request.ifMatch().getAsLong() != now.revision()) {
            return Optional.of(new Outcome.Stale(request.ifMatch().getAsLong(), now.revision()));
        }
        if (now.outbox().isFull()) {
            return Optional.of(new Outcome.Overloaded());
        }

        return switch (decision) {
            case Decision.Refused<E> refused -> Optional.of(refused(refused));
            case Decision.Repeated<E>() when DryRun.isOn() -> Optional.of(wouldDo(now.stage(), List.of(), request));
            case Decision.Accepted<E> accepted
            when DryRun.isOn() -> Optional.of(tried(id, command, request, now, context, accepted));
            case Decision.Repeated<E>() -> {
                Optional<Request.Source> source = request.source().filter(any -> type.marksStreams());
                Optional<AggregateStore.Handled> handled = keyUsed.map(used -> used.ledTo(now.revision(), List.of()));
                boolean remembered = now.revision() == 0
                        || store.remember(
                                id,
                                now.revision(),
                                source,
                                handled,
                                surroundings.wallClock().instant());
                yield remembered
                        ? Optional.of(new Outcome.Done(id, now.revision(), List.of(), true))
                        : Optional.empty();
            }
            case Decision.Accepted<E> accepted -> commit(id, command, request, now, context, accepted, keyUsed);
        };
    }

    private record KeyUsed(String key, String commandHash) {
        AggregateStore.Handled ledTo(long revision, List<Outcome.Fact> facts) {
            return new AggregateStore.Handled(key, commandHash, revision, facts);
        }
    }

    private AggregateStore.Loaded<S> absent(String id, Request request) {
        return new AggregateStore.Loaded<>(
                request.municipality().code(), 0, type.absent(id), Outbox.EMPTY, Map.of(), List.of(), Set.of(), 0, 0);
    }

    private Context context(Request request, Facts facts) {
        return context(request.actor(), request.municipality(), facts);
    }

    private Context context(Actor actor, MunicipalityCode municipality, Facts facts) {
        return new Context(
                surroundings.clock().instant(),
                actor,
                municipality,
                facts,
                surroundings.rules().apply(municipality));
    }

    /** An aggregate with what concerns it, looked up once for a command. */
    private record Known<S>(AggregateStore.Loaded<S> loaded, Facts concerned) {}

    private Known<S> known(AggregateStore.Loaded<S> loaded, Request request) {
        return new Known<>(loaded, type.concerned(loaded.stage(), request.municipality()));
    }

    /** Never across the bounds of a municipality. */
    private Optional<Known<S>> seen(AggregateStore.Loaded<S> found, C command, Request request) {
        return Optional.of(found)
                .filter(there ->
                        there.municipality().equals(request.municipality().code()))
                .map(there -> known(there, request))
                .filter(known -> request.actor().is(Role.PLATFORM)
                        || type.rules().seenBy(known.loaded().stage(), command, context(request, known.concerned())));
    }

    private boolean takes(S stage, C command) {
        return type.rules().taken(stage).contains(type.kindOf(command));
    }

    /**
     * Whoever it is not for learns that before they learn of its revision, or of what somebody else was answered; and in any
     * stage, for that it is not theirs is nearer the truth than that it is too late.
     */
    private Optional<Outcome> notFor(Known<S> now, C command, Request request) {
        if (request.actor().is(Role.PLATFORM)) {
            return Optional.empty();
        }
        return type.rules()
                .barring(now.loaded().stage(), type.kindOf(command), context(request, now.concerned()))
                .filter(Decision::isForOthers)
                .map(barred -> refused((Decision.Refused<E>) barred));
    }

    private static <E> Outcome refused(Decision.Refused<E> refused) {
        return new Outcome.Refused(refused.refusal(), refused.field(), refused.given(), refused.expected());
    }

    /** What an aggregate is after some events more. */
    private record Changed<S>(S stage, List<Pending> pending, List<Outcome.Fact> facts) {}

    private Changed<S> changed(
            String id, Request request, AggregateStore.Loaded<S> now, Context context, Decision.Accepted<E> accepted) {
        List<E> events = accepted.events();
        S stage = now.stage();
        String chain = now.outbox().chain();
        Optional<UUID> last = now.outbox().lastEvent();
        List<Pending> pending = new ArrayList<>(events.size());
        List<Outcome.Fact> facts = new ArrayList<>(events.size());
        for (E event : events) {
            UUID eventId = Ids.next();
            stage = stage.after(event, new Entry(context.now(), request.actor().author()));
            long sequence = now.outbox().emitted() + pending.size() + 1;
            Envelope envelope = envelope(
                    eventId,
                    event,
                    new Envelope.Place(type.name() + "/" + id, sequence, last, stage.stageName()),
                    request,
                    context,
                    pending.isEmpty() ? accepted.checked() : List.of());
            last = Optional.of(envelope.id());
            String data = Json.TOLERANT.writeValueAsString(event);
            Pending next = Pending.after(chain, sequence, envelope.toHeaders(), data);
            chain = next.hash();
            pending.add(next);
            facts.add(new Outcome.Fact(
                    envelope.id(),
                    envelope.type(),
                    sequence,
                    Sha256.hex(data),
                    event instanceof Receipted receipted ? receipted.receipt() : Optional.empty()));
        }
        return new Changed<>(stage, pending, facts);
    }

    private Outcome tried(
            String id,
            C command,
            Request request,
            AggregateStore.Loaded<S> now,
            Context context,
            Decision.Accepted<E> accepted) {
        Changed<S> changed = changed(id, request, now, context, accepted);
        S kept = type.kept(changed.stage(), command, request.municipality());
        return tooLarge(id, now, kept, changed.pending())
                .or(() -> surroundings.documents().against(command, holder(id), request))
                .orElseGet(() -> wouldDo(kept, accepted.events(), request));
    }

    private Outcome wouldDo(S stage, List<? extends DomainEvent> events, Request request) {
        return new Outcome.WouldDo(stage.stageName(), List.copyOf(events), request.actor());
    }

    private Optional<Outcome> commit(
            String id,
            C command,
            Request request,
            AggregateStore.Loaded<S> now,
            Context context,
            Decision.Accepted<E> accepted,
            Optional<KeyUsed> keyUsed) {
        Changed<S> changed = changed(id, request, now, context, accepted);
        S kept = type.kept(changed.stage(), command, request.municipality());
        Optional<Outcome> tooLarge = tooLarge(id, now, kept, changed.pending());
        if (tooLarge.isPresent()) {
            return tooLarge;
        }
        S spilled = type.spilled(now.stage(), kept, request.municipality());
        Optional<Outcome> documents = surroundings.documents().bind(command, holder(id), request);
        if (documents.isPresent()) {
            return documents;
        }
        surroundings.failpoints().reach("commit.before");
        boolean won = store.commit(new AggregateStore.Commit<>(
                id,
                request.municipality(),
                now.revision(),
                spilled,
                changed.pending(),
                request.source().filter(source -> type.marksStreams()),
                keyUsed.map(used -> used.ledTo(now.revision() + 1, changed.facts())),
                type.due(changed.stage(), request.municipality()).map(Due::at),
                context.now(),
                surroundings.wallClock().instant()));
        if (!won) {
            return Optional.empty();
        }
        surroundings.failpoints().reach("commit.after");
        follow(id, now.stage(), spilled, request.municipality());
        surroundings
                .committed()
                .accept(new Committed(type.collection(), id, now.outbox().drained(), changed.pending()));
        return Optional.of(new Outcome.Done(id, now.revision() + 1, changed.facts(), false));
    }

    private AggregateType.Sequel<S> following(String id) {
        return (before, after, municipality) -> followed(id, before, after, municipality);
    }

    /** What a decision may ask for. */
    private Facts facts(String id, Known<S> now, C command, Request request) {
        return type.facts()
                .find(now.loaded().stage(), command, request.municipality())
                .and(now.concerned())
                .and(quota(id, command, request))
                .and(receipt(request));
    }

    private static Facts receipt(Request request) {
        return request.content()
                .map(content -> Facts.NONE.whenAsked(Receipt.class, content::receipt))
                .orElse(Facts.NONE);
    }

    private Facts quota(String id, C command, Request request) {
        MunicipalityCode municipality = request.municipality();
        return type.limit()
                .flatMap(limit -> limit.wanted()
                        .apply(command, request.actor())
                        .map(owner -> Facts.NONE.whenAsked(
                                Quota.class,
                                () -> places.take(
                                        placesOf(owner, municipality),
                                        limit.most()
                                                .apply(
                                                        municipality,
                                                        surroundings.rules().apply(municipality)),
                                        id,
                                        surroundings.wallClock().instant(),
                                        holder -> holds(holder, owner, municipality)))))
                .orElse(Facts.NONE);
    }

    private boolean holds(String id, String owner, MunicipalityCode municipality) {
        return find(id, municipality)
                .flatMap(stored -> type.limit().flatMap(limit -> limit.held().apply(stored.stage())))
                .filter(owner::equals)
                .isPresent();
    }

    private String placesOf(String owner, MunicipalityCode municipality) {
        return type.name() + "/" + municipality + "/" + owner;
    }

    private void followed(String id, S before, S after, MunicipalityCode municipality) {
        type.limit().ifPresent(limit -> {
            Optional<String> had = limit.held().apply(before);
            Optional<String> has = limit.held().apply(after);
            if (!had.equals(has)) {
                had.ifPresent(owner -> places.giveUp(placesOf(owner, municipality), id));
                has.ifPresent(owner -> places.hold(
                        placesOf(owner, municipality),
                        id,
                        surroundings.wallClock().instant()));
            }
        });
        type.follow(before, after, municipality);
    }

    /** What is committed is done: no failure of this makes the command one that failed. */
    private void follow(String id, S before, S after, MunicipalityCode municipality) {
        try {
            followed(id, before, after, municipality);
        } catch (RuntimeException e) {
            LOG.warn("what follows the commit of {}/{} is left for later: {}", type.name(), id, e.toString());
        }
    }

    /** Says early that a document grows, and no before the database does: that would look like a database that is away. */
    private Optional<Outcome> tooLarge(String id, AggregateStore.Loaded<S> now, S stage, List<Pending> events) {
        long added = events.stream().mapToLong(AggregateStore::bytes).sum();
        long atMost = (now.outbox().emitted() - now.outbox().drained()) * now.largestEvent();
        // What events tell, the stage mostly keeps as well.
        if (now.bytes() + atMost + 2 * added <= LARGE) {
            return Optional.empty();
        }
        long waiting = store.outboxBytes(id);
        long growth = store.bytes(stage) - store.bytes(now.stage());
        long bytes = now.bytes() + waiting + growth + added;
        if (bytes > LARGE && !DryRun.isOn()) {
            largeDocuments().increment();
            if (largeOnes.size() < LARGE_ONES_NOTED && largeOnes.add(id)) {
                LOG.warn("the document of {}/{} has grown to {} bytes", type.name(), id, bytes);
            }
        }
        return bytes > TOO_LARGE && growth >= 0
                ? Optional.of(new Outcome.TooLarge(bytes, TOO_LARGE))
                : Optional.empty();
    }

    private Envelope envelope(
            UUID id, E event, Envelope.Place place, Request request, Context context, List<String> rulesChecked) {
        EventCatalogue.Entry entry = EventCatalogue.of(event.getClass()).toBeTold();
        return new Envelope(
                id,
                entry.type(),
                request.municipality(),
                entry.service(),
                place,
                context.now(),
                context.fiscalYear(),
                entry.inConfidence()
                        ? request.actor().author().inConfidence()
                        : request.actor().author(),
                new Envelope.Cause(request.correlationId(), request.causationId(), request.traceparent()),
                entry.visibility(),
                surroundings.ruleSetVersion().apply(request.municipality()),
                rulesChecked);
    }

    /** @throws ForkException where another event was seen at the same place */
    private boolean seen(String id, AggregateStore.Loaded<S> now, Request.Source source) {
        if (!type.marksStreams()) {
            return false;
        }
        if (now.recovered().contains(source.id())) {
            return true;
        }
        Optional<Mark> last = Optional.ofNullable(now.seen().get(source.stream()));
        return switch (Mark.continuity(last, source)) {
            case REPEAT -> true;
            // It is not told of every event of a stream, so a missing one says nothing.
            case NEXT, GAP -> false;
            case FORK -> throw ForkException.at(source, last, type.name() + "/" + id);
        };
    }

    private String holder(String id) {
        return type.name() + "/" + id;
    }

    private String hashOf(Object command) {
        return surroundings
                .fingerprints()
                .apply(
                        "idempotency-key",
                        command.getClass().getSimpleName() + Json.TOLERANT.writeValueAsString(command));
    }
}
