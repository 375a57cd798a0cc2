package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Words;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;

/**
 * What happened to an aggregate 履歴, event by event, for whoever sees it. It is read from the journal, which keeps every event for
 * ever, and so is the same for all aggregates:
 *
 * <pre>{@code
 * @GetMapping("/{id}/history")
 * Page<History.Line> history(@PathVariable CallId id, PageQuery query, Caller caller) {
 *     return history.of(calls, id.toString(), query, caller);
 * }
 * }</pre>
 *
 * <p>Staff, treasurers and auditors see every event; a party those for parties and for everybody; anybody else those for everybody,
 * without the accounts of people and without what a reason says in words. Of their own matter that is handled within the town hall,
 * people are told what departments are.
 */
public final class History {
    private final Journal journal;
    private final Municipalities municipalities;

    public History(Journal journal, Municipalities municipalities) {
        this.journal = journal;
        this.municipalities = municipalities;
    }

    /**
     * One event.
     *
     * @param sequence its place, from 1; places may be missing, for not every event is for everybody
     * @param event its id, by which it is found on the event stream
     * @param type its name on the wire
     * @param name the same in the reader's language
     * @param stage after it
     * @param rule that it rests on, where it says so
     * @param ruleSetVersion of the rules and settings that allowed it
     */
    public record Line(
            long sequence,
            UUID event,
            String type,
            String name,
            Instant at,
            String stage,
            By by,
            Optional<Why> reason,
            Optional<String> rule,
            String ruleSetVersion) {}

    /**
     * Who did it.
     *
     * @param department of staff
     * @param onBehalf whether it was entered for somebody else 代理入力
     * @param account that did it; not for everybody, and of who backs or helps for nobody
     * @param party for whom it was entered; not for everybody
     */
    public record By(
            ActorType kind,
            Optional<DepartmentCode> department,
            Channel channel,
            boolean onBehalf,
            Optional<String> account,
            Optional<String> party) {}

    /**
     * The reason 理由.
     *
     * @param text not for everybody
     */
    public record Why(Optional<ReasonCode> code, Optional<String> text) {}

    /** How much somebody sees of it. */
    private enum Sight {
        TOWN_HALL(EnumSet.allOf(Visibility.class)),
        /** Whose own matter it is, of which the events are else for departments only. */
        CONCERNED(EnumSet.of(Visibility.PUBLIC, Visibility.PARTIES, Visibility.DEPARTMENT)),
        PARTY(EnumSet.of(Visibility.PUBLIC, Visibility.PARTIES)),
        EVERYBODY(EnumSet.of(Visibility.PUBLIC));

        private final Set<Visibility> visible;

        Sight(Set<Visibility> visible) {
            this.visible = visible;
        }

        boolean seesPeople() {
            return this != EVERYBODY;
        }
    }

    /**
     * The history of an aggregate that nobody sees but its parties and the town hall.
     *
     * @throws Declined (404) when it is not there, or not for this caller
     */
    public <S extends Stage<S, ?>> Page<Line> of(
            Aggregate<?, S, ?> aggregate, String id, PageQuery query, Caller caller) {
        return of(aggregate, id, query, caller, stage -> true);
    }

    /**
     * The same of one whose events are for departments, and are told besides to whoever sees it, for it is their own matter: a
     * consultation, an accident.
     */
    public <S extends Stage<S, ?>> Page<Line> ofOwnMatter(
            Aggregate<?, S, ?> aggregate, String id, PageQuery query, Caller caller) {
        Answers.seen(aggregate, id, caller);
        Sight sight = caller.actor().isOfTheTownHall() ? Sight.TOWN_HALL : Sight.CONCERNED;
        return page(aggregate, id, query, sight, caller.municipality());
    }

    /**
     * The same of one that others see too.
     *
     * @param isParty whether the caller is one of its parties
     */
    public <S extends Stage<S, ?>> Page<Line> of(
            Aggregate<?, S, ?> aggregate, String id, PageQuery query, Caller caller, Predicate<S> isParty) {
        Stored<S> there = Answers.seen(aggregate, id, caller);
        return page(aggregate, id, query, sight(caller.actor(), isParty.test(there.stage())), caller.municipality());
    }

    /**
     * The same for callers without a token.
     *
     * @param isPublic whether the aggregate is shown to everybody at all
     * @throws Declined (404) when it is not there or not public
     */
    public <S extends Stage<S, ?>> Page<Line> forEverybody(
            Aggregate<?, S, ?> aggregate,
            String id,
            PageQuery query,
            MunicipalityCode municipality,
            Predicate<S> isPublic) {
        return aggregate
                .find(id, municipality)
                .filter(there -> isPublic.test(there.stage()))
                .map(there -> page(aggregate, id, query, Sight.EVERYBODY, municipality))
                .orElseThrow(
                        () -> new Declined(new Outcome.NotFound(aggregate.type().name(), id, false)));
    }

    private static Sight sight(Actor actor, boolean isParty) {
        if (actor.isOfTheTownHall()) {
            return Sight.TOWN_HALL;
        }
        return isParty ? Sight.PARTY : Sight.EVERYBODY;
    }

    private Page<Line> page(
            Aggregate<?, ?, ?> aggregate, String id, PageQuery query, Sight sight, MunicipalityCode municipality) {
        // Read first: what is journalled and drained meanwhile is still known here.
        List<Pending> waiting = aggregate.waiting(id);
        Journal.Part journalled = new Journal.Part(
                aggregate.type().name() + "/" + id,
                sight.visible,
                waiting.isEmpty() ? Long.MAX_VALUE : waiting.getFirst().sequence());
        List<Pending> visible = waiting.stream()
                .filter(event -> sight.visible.contains(envelope(event).visibility()))
                .toList();
        Words words = Words.in(language()).naming(municipalities.vocabulary(municipality));
        return query.page(
                        found(journalled, visible, query),
                        event -> Long.toString(event.sequence()),
                        () -> journal.count(journalled, Page.COUNTED + 1) + visible.size())
                .map(event -> Optional.of(line(event, sight, words)));
    }

    /** One more than the limit, where there are more. */
    private List<Pending> found(Journal.Part journalled, List<Pending> waiting, PageQuery query) {
        boolean descending = query.order().descending();
        OptionalLong after =
                query.after().map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
        List<Pending> last = waiting.stream()
                .filter(event -> after.isEmpty()
                        || (descending ? event.sequence() < after.getAsLong() : event.sequence() > after.getAsLong()))
                .toList();
        List<Pending> first = journal.read(journalled, after, descending, query.limit() + 1);
        List<Pending> all = new ArrayList<>(descending ? last.reversed() : first);
        all.addAll(descending ? first : last);
        return all.subList(0, Math.min(all.size(), query.limit() + 1));
    }

    private static Line line(Pending event, Sight sight, Words words) {
        Envelope envelope = envelope(event);
        Envelope.Author author = envelope.author();
        JsonNode data = Json.TOLERANT.readTree(event.data());
        String name = EventCatalogue.nameOf(envelope.type());
        boolean named = sight.seesPeople()
                && EventCatalogue.byType(envelope.type())
                        .filter(EventCatalogue.Entry::unnamed)
                        .isEmpty();
        return new Line(
                event.sequence(),
                envelope.id(),
                envelope.type(),
                words.of(Name.event(name.substring(name.lastIndexOf('.') + 1))),
                envelope.time(),
                envelope.place().stage(),
                new By(
                        author.type(),
                        author.department(),
                        author.channel(),
                        author.onBehalfOf().isPresent(),
                        Optional.of(author.ref()).filter(_ -> named),
                        author.onBehalfOf().filter(_ -> named)),
                reason(data.findValue("reason"), sight),
                Optional.ofNullable(data.findValue("rule"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue),
                envelope.ruleSetVersion());
    }

    /** A code with a text, or where a party says in its own words what is wrong a text alone. */
    private static Optional<Why> reason(JsonNode reason, Sight sight) {
        return Optional.ofNullable(reason)
                .map(given -> new Why(
                        text(given.path("code")).map(ReasonCode::valueOf),
                        text(given.isString() ? given : given.path("text")).filter(any -> sight.seesPeople())))
                .filter(why -> why.code().isPresent() || why.text().isPresent());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static Envelope envelope(Pending event) {
        return Envelope.fromHeaders(name -> Optional.ofNullable(event.headers().get(name))
                .map(value -> value.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElse(null));
    }

    private static Locale language() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return Language.of(request);
    }
}
