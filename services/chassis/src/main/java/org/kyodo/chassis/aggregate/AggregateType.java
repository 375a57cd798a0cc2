package org.kyodo.chassis.aggregate;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Allowed;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.list.Listed;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Receipted;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * All that the chassis must be told of an aggregate.
 *
 * <pre>{@code
 * AggregateType.of(ProposalCommand.class, Proposal.class, ProposalEvent.class)
 *         .collection("proposals")
 *         .startingAt(id -> new Absent(ProposalId.of(id)))
 *         .decidedBy(new ProposalRules())
 *         .knowing((stage, command, municipality) -> Facts.of(...))
 *         .due(stage -> ...)
 * }</pre>
 *
 * @param <C> the sealed interface of its commands; each command says whom it is {@link AllowedTo}
 * @param <S> the sealed interface of its stages
 * @param <E> the sealed interface of its events
 */
public final class AggregateType<C, S extends Stage<S, E>, E extends DomainEvent> {
    private final Class<C> commands;
    private final Class<S> stages;
    private final Class<E> events;
    private final Map<Class<?>, Allowed> allowed;
    private String collection;
    private Function<String, S> absent;
    private Decider<C, S, E> rules;
    private FactFinder<C, S> facts = (stage, command, municipality) -> Facts.NONE;
    private Concerned<S> concerned = (stage, municipality) -> Facts.NONE;
    private BiFunction<S, MunicipalityCode, Optional<Due<C>>> due = (stage, municipality) -> Optional.empty();
    private Keeper<S, C> keeping = (stage, command, municipality) -> stage;
    private Spill<S> spill = (before, after, municipality) -> after;
    private Sequel<S> sequel = (before, after, municipality) -> {};
    private Shown<S> shown = (stage, actor, municipality) -> Optional.of(stage);
    private BiFunction<S, MunicipalityCode, Optional<?>> published = (stage, municipality) -> Optional.empty();
    private Optional<Limit<C, S>> limit = Optional.empty();
    private boolean marksStreams = true;
    private final Listed<S> listed = new Listed<>();
    private Optional<Removal> removal = Optional.empty();

    private AggregateType(Class<C> commands, Class<S> stages, Class<E> events) {
        this.commands = commands;
        this.stages = stages;
        this.events = events;
        this.allowed = allowed(commands);
    }

    /** @throws IllegalArgumentException when a command does not say whom it is allowed to */
    public static <C, S extends Stage<S, E>, E extends DomainEvent> AggregateType<C, S, E> of(
            Class<C> commands, Class<S> stages, Class<E> events) {
        return new AggregateType<>(commands, stages, events);
    }

    /** The name of the collection that holds it. */
    public AggregateType<C, S, E> collection(String name) {
        this.collection = name;
        return this;
    }

    /** The stage of an id under which nothing has happened yet. */
    public AggregateType<C, S, E> startingAt(Function<String, S> stage) {
        this.absent = stage;
        return this;
    }

    public AggregateType<C, S, E> decidedBy(Decider<C, S, E> decider) {
        this.rules = decider;
        return this;
    }

    /** What is looked up of a stage whatever the command: who is in charge, how the groups stand, when it must be done. */
    @FunctionalInterface
    public interface Concerned<S> {
        Facts find(S stage, MunicipalityCode municipality);
    }

    /**
     * What {@link Decider#barred} knows, and each decision as well; nothing unless this is called. What costs a look-up is
     * best looked up {@linkplain Facts#whenAsked when asked}, for a list asks it of each of its lines.
     */
    public AggregateType<C, S, E> knowingOfEach(Concerned<S> finder) {
        this.concerned = finder;
        return this;
    }

    /** What is looked up before each decision; nothing unless this is called. */
    public AggregateType<C, S, E> knowing(FactFinder<C, S> finder) {
        this.facts = finder;
        return this;
    }

    /** The deadline that runs in a stage; none unless this is called. */
    public AggregateType<C, S, E> due(Function<S, Optional<Due<C>>> deadline) {
        return due((stage, municipality) -> deadline.apply(stage));
    }

    /** The same, where the municipality's settings say how long it is. */
    public AggregateType<C, S, E> due(BiFunction<S, MunicipalityCode, Optional<Due<C>>> deadline) {
        this.due = deadline;
        return this;
    }

    /** What a stage keeps of a command. */
    @FunctionalInterface
    public interface Keeper<S, C> {
        /** @param stage after the events @return the stage with what it keeps */
        S kept(S stage, C command, MunicipalityCode municipality);
    }

    /**
     * What the stage keeps of an accepted command though no event may tell it, such as sealed personal data; nothing
     * unless this is called. Given the stage after the events, at each try of a commit.
     */
    public AggregateType<C, S, E> keeping(BiFunction<S, C, S> keeper) {
        return keeping((stage, command, municipality) -> keeper.apply(stage, command));
    }

    /** The same, where what is kept belongs to the municipality. */
    public AggregateType<C, S, E> keeping(Keeper<S, C> keeper) {
        this.keeping = keeper;
        return this;
    }

    /** What of a stage a caller is shown who may know of it. */
    @FunctionalInterface
    public interface Shown<S> {
        Optional<?> to(S stage, Actor actor, MunicipalityCode municipality);
    }

    /** What it shows to whom: they may download the documents that are named in it. All of the stage unless this is called. */
    public AggregateType<C, S, E> showing(Shown<S> view) {
        this.shown = view;
        return this;
    }

    /** What it shows to everybody, and so which documents; nothing unless this is called. */
    public AggregateType<C, S, E> publishing(BiFunction<S, MunicipalityCode, Optional<?>> view) {
        this.published = view;
        return this;
    }

    Optional<?> shown(S stage, Actor actor, MunicipalityCode municipality) {
        return shown.to(stage, actor, municipality);
    }

    Optional<?> published(S stage, MunicipalityCode municipality) {
        return published.apply(stage, municipality);
    }

    /** What follows a commit. */
    @FunctionalInterface
    public interface Sequel<S> {
        /**
         * Done elsewhere once a stage is committed, and where it came back from the topic. It must bear repeating. A process may
         * die before it: whoever declares it has a way to find what is left.
         */
        void follow(S before, S after, MunicipalityCode municipality);
    }

    /** What follows each commit; nothing unless this is called. */
    public AggregateType<C, S, E> followedBy(Sequel<S> deed) {
        this.sequel = deed;
        return this;
    }

    void follow(S before, S after, MunicipalityCode municipality) {
        sequel.follow(before, after, municipality);
    }

    /**
     * Of what somebody may have so many at a time, such as drafts.
     *
     * @param wanted whose place a command takes, if it makes one more of them; its rule then asks for the {@link Quota}
     * @param held whose place a stage takes
     * @param most how many of them the municipality allows
     */
    public record Limit<C, S>(
            BiFunction<C, Actor, Optional<String>> wanted,
            Function<S, Optional<String>> held,
            BiFunction<MunicipalityCode, RulesInUse, Integer> most) {
        /** As many as a setting of the municipality says. */
        public Limit(
                BiFunction<C, Actor, Optional<String>> wanted,
                Function<S, Optional<String>> held,
                ToIntFunction<MunicipalityCode> most) {
            this(wanted, held, (municipality, _) -> most.applyAsInt(municipality));
        }

        /** As many as the figure says that the municipality has set in the rule of this refusal. */
        public Limit(
                BiFunction<C, Actor, Optional<String>> wanted, Function<S, Optional<String>> held, Refusal tooMany) {
            this(wanted, held, (_, rules) -> rules.figure(tooMany.rule()));
        }
    }

    /** That there may be so many at a time, exactly; without a limit unless this is called. */
    public AggregateType<C, S, E> limited(Limit<C, S> most) {
        this.limit = Optional.of(most);
        return this;
    }

    Optional<Limit<C, S>> limit() {
        return limit;
    }

    /** How a stage sheds what it would otherwise collect without end. */
    @FunctionalInterface
    public interface Spill<S> {
        /**
         * Writes elsewhere what the stage gives up, then leaves it out. It may give up only what stands unchanged in both, for
         * the commit may still fail; and it may be asked again, so each write must bear repeating.
         *
         * @param before as it was committed last
         * @param after as it is about to be committed
         * @return {@code after}, or less of it
         */
        S spilled(S before, S after, MunicipalityCode municipality);
    }

    /** What becomes of a stage that grows; nothing unless this is called. Facts then know what was given up. */
    public AggregateType<C, S, E> spilling(Spill<S> way) {
        this.spill = way;
        return this;
    }

    S spilled(S before, S after, MunicipalityCode municipality) {
        return spill.spilled(before, after, municipality);
    }

    /**
     * For an aggregate that very many streams feed: it keeps no mark of each, so its rules must answer
     * {@code repeated()} to what they have seen.
     */
    public AggregateType<C, S, E> recognisingRepeatsItself() {
        this.marksStreams = false;
        return this;
    }

    /**
     * That lists are narrowed by equality of these fields, such as {@code stage.call}: declared beside the query, once for
     * each set of fields of which one narrows it well. Municipality and id need no word.
     */
    public AggregateType<C, S, E> queriedBy(String... fields) {
        listed.narrowedBy(fields);
        return this;
    }

    /** That lists can be sorted by this too; what has none of it comes last. */
    public AggregateType<C, S, E> sortedBy(String order, Function<S, Optional<String>> key) {
        listed.sortedBy(order, key);
        return this;
    }

    /** That lists can be searched by words in these texts, such as its title. */
    public AggregateType<C, S, E> searchedBy(Function<S, List<String>> texts) {
        listed.searchedBy(texts);
        return this;
    }

    /** By what its lists are narrowed, sorted and searched. */
    public Listed<S> listed() {
        return listed;
    }

    /**
     * Stages at the end of its life in which it is removed some time after its last change, once all its events are told;
     * kept for ever unless this is called. Its journal stays. Only for an aggregate whose id no event makes anew.
     */
    @SafeVarargs
    public final AggregateType<C, S, E> removed(Duration after, Class<? extends S>... in) {
        this.removal =
                Optional.of(new Removal(Stream.of(in).map(Class::getSimpleName).collect(Collectors.toSet()), after));
        return this;
    }

    /** @param stages in which it is removed @param after its last change */
    record Removal(Set<String> stages, Duration after) {}

    Optional<Removal> removal() {
        return removal;
    }

    /** The service it belongs to, from its events. */
    public String service() {
        return events.getAnnotation(AggregateStream.class).service();
    }

    /** Its name, from its events: {@code proposal}. */
    public String name() {
        return events.getAnnotation(AggregateStream.class).aggregate();
    }

    String collection() {
        return collection;
    }

    Class<C> commands() {
        return commands;
    }

    /** The commands themselves, where their interface has further interfaces below it. */
    Set<Class<?>> eachCommand() {
        return allowed.keySet();
    }

    /** The sealed interface of its stages. */
    public Class<S> stages() {
        return stages;
    }

    /** The sealed interface of its events. */
    public Class<E> events() {
        return events;
    }

    /** Whether things are handed in to it for which there are receipts 受領証. */
    boolean tellsReceipts() {
        return Arrays.stream(events.getPermittedSubclasses()).anyMatch(Receipted.class::isAssignableFrom);
    }

    /** The stage of an id under which nothing has happened yet. */
    public S absent(String id) {
        return absent.apply(id);
    }

    Decider<C, S, E> rules() {
        return rules;
    }

    /** Comes before what is looked up of each stage: it knows the groups that the command names as well. */
    FactFinder<C, S> facts() {
        return facts;
    }

    Facts concerned(S stage, MunicipalityCode municipality) {
        return concerned.find(stage, municipality);
    }

    Optional<Due<C>> due(S stage, MunicipalityCode municipality) {
        return due.apply(stage, municipality);
    }

    /** The stage with what it keeps of the command. */
    public S kept(S stage, C command, MunicipalityCode municipality) {
        return keeping.kept(stage, command, municipality);
    }

    Class<? extends C> kindOf(C command) {
        return command.getClass().asSubclass(commands);
    }

    boolean marksStreams() {
        return marksStreams;
    }

    /** Whether the actor has a role for the command, and where it is entered for somebody else one for that. */
    boolean allows(Class<?> command, Actor actor) {
        return allowed.get(command).to(actor);
    }

    private static Map<Class<?>, Allowed> allowed(Class<?> commands) {
        Map<Class<?>, Allowed> allowed = new LinkedHashMap<>();
        leaves(commands).forEach(command -> allowed.put(command, Allowed.of(command)));
        return allowed;
    }

    private static List<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? List.of(type)
                : Arrays.stream(permitted).flatMap(sub -> leaves(sub).stream()).toList();
    }
}
