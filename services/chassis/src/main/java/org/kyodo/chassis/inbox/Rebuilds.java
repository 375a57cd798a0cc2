package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Makes read models anew from their topics, each by one command of an operator. Of one model one run at a time in all replicas;
 * a run that died with its process may be begun anew after half a minute, and does no harm if it was not dead.
 */
public final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration SILENT = Duration.ofSeconds(30);
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final int MOST_LEFT_SHOWN = 100;
    /** Some 20 MB of views of 2 KB. */
    private static final int VIEWS_IN_MEMORY = 10_000;

    private final Supplier<Collection<ReadModel<?, ?>>> models;
    private final List<String> topics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final MongoOperations mongo;
    private final MongoCollection<Document> runs;
    private final Clock wallClock;
    private final int viewsInMemory;

    /**
     * @param topics that the service listens to
     * @param consumers each a new one, without a group
     */
    public Rebuilds(
            Supplier<Collection<ReadModel<?, ?>>> models,
            List<String> topics,
            Supplier<Consumer<byte[], byte[]>> consumers,
            MongoOperations mongo,
            Clock wallClock) {
        this(models, topics, consumers, mongo, wallClock, VIEWS_IN_MEMORY);
    }

    /** @param viewsInMemory how many views a run keeps in memory before it moves them to a collection */
    public Rebuilds(
            Supplier<Collection<ReadModel<?, ?>>> models,
            List<String> topics,
            Supplier<Consumer<byte[], byte[]>> consumers,
            MongoOperations mongo,
            Clock wallClock,
            int viewsInMemory) {
        this.models = models;
        this.topics = List.copyOf(topics);
        this.consumers = consumers;
        this.mongo = mongo;
        this.runs = mongo.getCollection("rebuilds");
        this.wallClock = wallClock;
        this.viewsInMemory = viewsInMemory;
    }

    /** What a run is doing. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * How far a run is, or how the last one ended.
     *
     * @param read records of the log, of {@code toRead}
     * @param same views that were as they should be
     * @param mended views that were not, or were missing
     * @param removed views of which the log knows nothing
     * @param left views that were left as they are, and why; of the first hundred
     * @param failure why it ended, where it failed
     */
    public record Run(
            String readModel,
            State state,
            Instant startedAt,
            Instant toldAt,
            long read,
            long toRead,
            long same,
            long mended,
            long removed,
            Map<String, String> left,
            Optional<String> failure) {}

    /** The names of the read models of the service. */
    public List<String> names() {
        return models.get().stream().map(ReadModel::name).sorted().toList();
    }

    /**
     * Begins a run, in the background.
     *
     * @throws InvalidInput when there is no such read model, or a run of it is under way
     */
    public Run start(String name) {
        ReadModel<?, ?> model = model(name);
        String owner = UUID.randomUUID().toString();
        Date now = Date.from(wallClock.instant());
        boolean mine = ConditionalWrites.upsert(
                runs,
                and(
                        eq("_id", name),
                        or(
                                ne("state", State.RUNNING.name()),
                                lt("toldAt", Date.from(wallClock.instant().minus(SILENT))))),
                new Document(
                        "$set",
                        new Document("owner", owner)
                                .append("state", State.RUNNING.name())
                                .append("startedAt", now)
                                .append("toldAt", now)
                                .append("progress", new Document())));
        if (!mine) {
            throw new InvalidInput("name", name, Wording.IDLE_MODEL.of());
        }
        Thread.ofPlatform().daemon().name("kyodo-rebuild-" + name).start(() -> run(model, owner));
        return last(name).orElseThrow();
    }

    /** How far the last run is. @throws InvalidInput when there is no such read model */
    public Optional<Run> last(String name) {
        model(name);
        return Optional.ofNullable(runs.find(eq("_id", name)).first()).map(Rebuilds::run);
    }

    private ReadModel<?, ?> model(String name) {
        return models.get().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("name", name, Wording.ONE_OF.of(names())));
    }

    private void run(ReadModel<?, ?> model, String owner) {
        Told told = new Told(model.name(), owner);
        try (Consumer<byte[], byte[]> log = consumers.get()) {
            new Rebuild<>(model, mongo, log, topicsOf(model), viewsInMemory, told::progress).run();
            told.end(State.DONE, Optional.empty());
        } catch (RuntimeException e) {
            LOG.error("read model {} is not rebuilt", model.name(), e);
            told.end(State.FAILED, Optional.of(e.toString()));
        }
    }

    /** Only the topic of its aggregate's service, where the service listens to it under its own name. */
    private List<String> topicsOf(ReadModel<?, ?> model) {
        AggregateStream stream = model.events().getAnnotation(AggregateStream.class);
        String own = stream == null ? "" : EventCatalogue.topicOf(stream.service());
        return topics.contains(own) ? List.of(own) : topics;
    }

    /** Writes down how far a run is. */
    private final class Told {
        private final String name;
        private final String owner;
        private Instant last = Instant.EPOCH;
        private Document progress = new Document();

        Told(String name, String owner) {
            this.name = name;
            this.owner = owner;
        }

        void progress(Rebuild.Progress now) {
            Document left = new Document();
            now.left().entrySet().stream()
                    .limit(MOST_LEFT_SHOWN)
                    .forEach(one -> left.append(one.getKey(), one.getValue()));
            progress = new Document("read", now.read())
                    .append("toRead", now.toRead())
                    .append("same", now.same())
                    .append("mended", now.mended())
                    .append("removed", now.removed())
                    .append("left", left);
            if (wallClock.instant().isAfter(last.plus(TELL_EVERY))) {
                write(new Document());
            }
        }

        void end(State state, Optional<String> failure) {
            Document set = new Document("state", state.name());
            failure.ifPresent(why -> set.append("failure", why));
            write(set);
        }

        private void write(Document set) {
            last = wallClock.instant();
            long mine = runs.updateOne(
                            and(eq("_id", name), eq("owner", owner)),
                            new Document(
                                    "$set",
                                    set.append("toldAt", Date.from(last)).append("progress", progress)))
                    .getMatchedCount();
            if (mine == 0) {
                throw new IllegalStateException("another run has taken over");
            }
        }
    }

    private static Run run(Document document) {
        Document progress = document.get("progress", new Document());
        Map<String, String> left = new LinkedHashMap<>();
        progress.get("left", new Document()).forEach((id, why) -> left.put(id, (String) why));
        return new Run(
                document.getString("_id"),
                State.valueOf(document.getString("state")),
                document.getDate("startedAt").toInstant(),
                document.getDate("toldAt").toInstant(),
                number(progress, "read"),
                number(progress, "toRead"),
                number(progress, "same"),
                number(progress, "mended"),
                number(progress, "removed"),
                left,
                document.getString("state").equals(State.FAILED.name())
                        ? Optional.ofNullable(document.getString("failure"))
                        : Optional.empty());
    }

    private static long number(Document document, String field) {
        return document.get(field, (Number) 0).longValue();
    }
}
