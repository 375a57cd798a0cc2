package org.kyodo.chassis.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.document.Scanner.Verdict;
import org.kyodo.chassis.document.StoredDocument.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each document to the scanner: right after its upload, and where that leads to no verdict again after ever longer pauses,
 * by whichever replica comes to it first. Until then the document waits, and nothing of it is lost.
 */
final class Scanning {
    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** For what a replica that is gone left behind, and to see how much waits. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    private static final Duration LONG_WAIT = Duration.ofMinutes(1);
    private static final int AT_ONCE = 100;

    private final Optional<Scanner> scanner;
    private final MongoCollection<Document> documents;
    private final Contents contents;
    private final Duration patience;
    private final Clock clock;
    private final SecurityLog log;
    private final MeterRegistry meters;
    private final CircuitBreaker circuit = CircuitBreaker.of(
            "scanner",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(10))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .build());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-scanning").factory());
    private volatile Waiting waiting = new Waiting(0, Duration.ZERO);

    /** How many documents wait for a verdict, and the first of them how long; at least so many. */
    record Waiting(int documents, Duration longest) {}

    /** @param patience how long the scanner takes for one at most */
    Scanning(
            Optional<Scanner> scanner,
            MongoCollection<Document> documents,
            Contents contents,
            Duration patience,
            Clock clock,
            SecurityLog log,
            MeterRegistry meters) {
        this.scanner = scanner;
        this.documents = documents;
        this.contents = contents;
        this.patience = patience;
        this.clock = clock;
        this.log = log;
        this.meters = meters;
        Gauge.builder("kyodo.scanner.waiting", () -> waiting.documents())
                .description("documents that wait for the scanner")
                .register(meters);
        Gauge.builder("kyodo.scanner.age", () -> waiting.longest().toSeconds())
                .description("seconds for which the first of them waits")
                .register(meters);
        List.of("clean", "infected", "failed").forEach(this::counter);
    }

    void start() {
        timer.scheduleWithFixedDelay(this::sweep, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    boolean isOn() {
        return scanner.isPresent();
    }

    Waiting waiting() {
        return waiting;
    }

    /** Whether an operator should look: the scanner is away, or too slow. */
    boolean isBehind() {
        return circuit.getState() == CircuitBreaker.State.OPEN
                || waiting.longest().compareTo(LONG_WAIT) > 0;
    }

    /** When a document that is scanned now is due again, should this process die meanwhile. */
    Instant leaseFrom(Instant now) {
        return now.plus(patience).plus(FIRST_PAUSE);
    }

    /** Has it scanned now. @return what it is then */
    State scan(StoredDocument document) {
        Optional<Verdict> verdict;
        try (InputStream content = contents.read(document, 0, document.file().size())) {
            Scanner by = scanner.orElseThrow(() -> new IllegalStateException("no scanner is set"));
            verdict = Optional.of(circuit.executeCallable(() -> by.scan(content)));
        } catch (Exception e) {
            LOG.warn("document {} waits for the scanner: {}", document.id(), e.toString());
            verdict = Optional.empty();
        }
        return verdict.map(found -> settled(document, found)).orElseGet(() -> putOff(document));
    }

    private State settled(StoredDocument document, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clean() -> settled(document, State.CLEAN, "clean");
            case Verdict.Infected(String name) -> {
                State state = settled(document, State.INFECTED, "infected");
                log.tell(
                        Event.DOCUMENT_INFECTED,
                        "document/" + document.id(),
                        name + ", uploaded by " + document.origin().account() + " of " + document.municipality());
                contents.destroy(document.file().content());
                yield state;
            }
        };
    }

    private State settled(StoredDocument document, State state, String outcome) {
        counter(outcome).increment();
        documents.updateOne(
                and(eq("_id", document.id().toString()), eq(StoredDocument.STATE, State.SCANNING.name())),
                new Document("$set", new Document(StoredDocument.STATE, state.name()))
                        .append("$unset", new Document(StoredDocument.SCAN_AT, "")));
        return state;
    }

    private State putOff(StoredDocument document) {
        counter("failed").increment();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(document.scan().attempts(), 10));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        documents.updateOne(
                and(eq("_id", document.id().toString()), eq(StoredDocument.STATE, State.SCANNING.name())),
                new Document(
                                "$set",
                                new Document(
                                        StoredDocument.SCAN_AT,
                                        Date.from(clock.instant().plus(bounded))))
                        .append("$inc", new Document(StoredDocument.ATTEMPTS, 1)));
        if (!timer.isShutdown()) {
            timer.schedule(this::sweep, bounded.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
        return State.SCANNING;
    }

    /** Scans what is due. */
    void sweep() {
        try {
            if (isOn()) {
                due().forEach(this::scanDue);
            }
            waiting = look();
        } catch (RuntimeException e) {
            LOG.warn("documents that wait for the scanner are left for later: {}", e.toString());
        }
    }

    private List<StoredDocument> due() {
        return documents
                .find(lte(StoredDocument.SCAN_AT, Date.from(clock.instant())))
                .sort(Indexes.ascending(StoredDocument.SCAN_AT))
                .limit(AT_ONCE)
                .map(StoredDocument::of)
                .into(new ArrayList<>());
    }

    private void scanDue(StoredDocument document) {
        Date seen = Date.from(document.scan().dueAt().orElseThrow());
        boolean mine = documents
                        .updateOne(
                                and(eq("_id", document.id().toString()), eq(StoredDocument.SCAN_AT, seen)),
                                new Document(
                                        "$set",
                                        new Document(StoredDocument.SCAN_AT, Date.from(leaseFrom(clock.instant())))))
                        .getModifiedCount()
                == 1;
        if (mine) {
            scan(document);
        }
    }

    private Waiting look() {
        List<Instant> since = documents
                .find(exists(StoredDocument.SCAN_AT))
                .projection(Projections.include(StoredDocument.UPLOADED_AT))
                .limit(1_000)
                .map(document -> document.getDate(StoredDocument.UPLOADED_AT).toInstant())
                .into(new ArrayList<>());
        return new Waiting(
                since.size(),
                since.stream()
                        .min(java.util.Comparator.naturalOrder())
                        .map(first -> Duration.between(first, clock.instant()))
                        .orElse(Duration.ZERO));
    }

    private io.micrometer.core.instrument.Counter counter(String outcome) {
        return meters.counter("kyodo.scanner.scans", "outcome", outcome);
    }
}
