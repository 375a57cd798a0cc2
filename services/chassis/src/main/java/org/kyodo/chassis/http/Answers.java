package org.kyodo.chassis.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Wording;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Turns outcomes and stored aggregates into HTTP answers. */
public final class Answers {
    private Answers() {}

    /** What commands are answered with, all of them by {@link #ok} or {@link #created}: so each can be run dry. */
    public interface Receipted {}

    /**
     * The answer to a command 受付票: the id, the revision it led to, and what happened with a hash by which anyone can
     * check it on the event stream later.
     */
    public record Receipt(String id, long revision, List<Outcome.Fact> events) implements Receipted {}

    /**
     * What a dry run 試行 is answered with, where the command would be accepted.
     *
     * @param dryRun always true: nothing was done
     * @param stage after it
     * @param events what would happen; none where it has happened already
     */
    record Preview(boolean dryRun, String stage, List<Foreseen> events) {
        static Preview of(Outcome.WouldDo would) {
            return new Preview(
                    true,
                    would.stage(),
                    would.events().stream()
                            .map(event -> Foreseen.of(event, would.actor()))
                            .toList());
        }
    }

    /**
     * An event of a dry run.
     *
     * @param data as it would be told; none where not even who causes it may read it
     */
    record Foreseen(String type, Optional<JsonNode> data) {
        private static Foreseen of(DomainEvent event, Actor actor) {
            EventCatalogue.Entry entry = EventCatalogue.of(event.getClass());
            return new Foreseen(
                    entry.type(),
                    Optional.of(entry.visibility())
                            .filter(actor::reads)
                            .map(readable -> Json.TOLERANT.<JsonNode>valueToTree(event)));
        }
    }

    /**
     * An aggregate as its service shows it.
     *
     * @param stage the name of its stage
     * @param content what the service shows of the stage to this caller
     * @param allowedActions the commands that this caller may give now
     */
    public record Representation<V>(String id, long revision, String stage, V content, List<String> allowedActions) {}

    /** 201 with {@code Location} and {@code ETag}. @throws Declined when the command was not carried out */
    public static ResponseEntity<Receipt> created(Outcome outcome, String location) {
        Outcome.Done done = done(outcome);
        return ResponseEntity.created(URI.create(location))
                .eTag(etag(done.revision()))
                .body(receipt(done));
    }

    /** 200 with {@code ETag}. @throws Declined when the command was not carried out */
    public static ResponseEntity<Receipt> ok(Outcome outcome) {
        Outcome.Done done = done(outcome);
        return ResponseEntity.ok().eTag(etag(done.revision())).body(receipt(done));
    }

    /** The aggregate with its {@code ETag}. @throws Declined (404) when it is not there, or not for this caller */
    public static <S extends Stage<S, ?>, V> ResponseEntity<Representation<V>> found(
            Aggregate<?, S, ?> aggregate, String id, Caller caller, Function<S, Optional<V>> shown) {
        Optional<Stored<S>> there = aggregate.find(id, caller.municipality());
        List<String> allowedActions = there.flatMap(found -> allowedActions(aggregate, found, caller))
                .orElseThrow(
                        () -> new Declined(new Outcome.NotFound(aggregate.type().name(), id, there.isPresent())));
        return represent(there.get(), shown, allowedActions)
                .map(body -> ResponseEntity.ok()
                        .eTag(etag(body.revision()))
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .body(body))
                .orElseThrow(
                        () -> new Declined(new Outcome.NotFound(aggregate.type().name(), id, false)));
    }

    /** The aggregate as it stands. @throws Declined (404) when it is not there, or not for this caller */
    public static <S extends Stage<S, ?>> Stored<S> seen(Aggregate<?, S, ?> aggregate, String id, Caller caller) {
        Optional<Stored<S>> there = aggregate.find(id, caller.municipality());
        return there.filter(found -> aggregate.isSeenBy(caller.actor(), found.stage(), caller.municipality()))
                .orElseThrow(
                        () -> new Declined(new Outcome.NotFound(aggregate.type().name(), id, there.isPresent())));
    }

    /** Empty where it is not for this caller. */
    private static <S extends Stage<S, ?>> Optional<List<String>> allowedActions(
            Aggregate<?, S, ?> aggregate, Stored<S> found, Caller caller) {
        return aggregate.allowedActions(found.stage(), caller.actor(), caller.municipality());
    }

    /**
     * A page of aggregates.
     *
     * @param filter leaves out whatever is not shown to this caller, for pages and totals count what it lets in
     */
    public static <S extends Stage<S, ?>, V> Page<Representation<V>> listed(
            Aggregate<?, S, ?> aggregate,
            Caller caller,
            Criteria filter,
            PageQuery query,
            Function<S, Optional<V>> shown) {
        return aggregate.list(caller.municipality(), filter, query).map(found -> allowedActions(
                        aggregate, found, caller)
                .flatMap(allowedActions -> represent(found, shown, allowedActions)));
    }

    /**
     * A page of aggregates for callers without a token; nobody in particular may do anything.
     *
     * @param filter leaves out whatever is not shown to everybody
     */
    public static <S extends Stage<S, ?>, V> Page<Representation<V>> listedForEveryone(
            Aggregate<?, S, ?> aggregate,
            MunicipalityCode municipality,
            Criteria filter,
            PageQuery query,
            Function<S, Optional<V>> shown) {
        return aggregate.list(municipality, filter, query).map(found -> represent(found, shown, List.of()));
    }

    /**
     * What narrows a list to a stage.
     *
     * @param events of the aggregate, whose stages are known by them
     * @param stage its name, as it was given
     */
    public static Criteria inStage(Class<? extends DomainEvent> events, Optional<String> stage) {
        return stage.map(name -> {
                    List<String> known = EventCatalogue.stagesOf(events);
                    if (!known.contains(name)) {
                        throw new InvalidInput(
                                "stage",
                                name,
                                Wording.ONE_OF.of(
                                        known.stream().map(Name::stage).toList()));
                    }
                    return Criteria.where("stage.type").is(name);
                })
                .orElseGet(Criteria::new);
    }

    private static <S, V> Optional<Representation<V>> represent(
            Stored<S> stored, Function<S, Optional<V>> shown, List<String> allowedActions) {
        return shown.apply(stored.stage())
                .map(content -> new Representation<>(
                        stored.id(),
                        stored.revision(),
                        stored.stage().getClass().getSimpleName(),
                        content,
                        allowedActions));
    }

    private static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new Declined(outcome);
    }

    private static Receipt receipt(Outcome.Done done) {
        return new Receipt(done.id(), done.revision(), done.facts());
    }

    private static String etag(long revision) {
        return "\"" + revision + "\"";
    }
}
