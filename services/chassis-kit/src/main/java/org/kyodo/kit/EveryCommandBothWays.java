package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;

/**
 * Demands a passing and a failing case of each command, once all tests of a {@link RulesTest} have run, or the last of those that
 * test a book together, and of each rule that a municipality may switch off a case that is refused by it and goes through
 * without it; and of each event a golden sample that names a stage the event led to.
 */
final class EveryCommandBothWays implements AfterEachCallback, AfterAllCallback {
    private static final Map<Class<?>, Set<Class<?>>> ACCEPTED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Set<Class<?>>> REFUSED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Set<Class<?>>> SEEN = new ConcurrentHashMap<>();

    /** By the test, the names of the stages that each event led to. */
    private static final Map<Class<?>, Map<Class<?>, Set<String>>> STAGES = new ConcurrentHashMap<>();

    private static final Map<Class<?>, RulesTest<?, ?, ?>> TESTS = new ConcurrentHashMap<>();

    /** The tests that have run as a whole. */
    private static final Set<Class<?>> OVER = ConcurrentHashMap.newKeySet();

    /** By the test, the rules that may be switched off and refused something, with whether it ever went through without. */
    private static final Map<Class<?>, Map<String, Boolean>> SWITCHED = new ConcurrentHashMap<>();

    static void sawRule(Class<?> test, String rule, boolean goesThroughWithout) {
        SWITCHED.computeIfAbsent(test, key -> new ConcurrentHashMap<>())
                .merge(rule, goesThroughWithout, Boolean::logicalOr);
    }

    static void sawStage(Class<?> test, Class<?> event, Class<?> stage) {
        STAGES.computeIfAbsent(test, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(event, key -> ConcurrentHashMap.newKeySet())
                .add(stage.getSimpleName());
    }

    static void saw(Class<?> test, Class<?> command, Decision<?> decision) {
        Map<Class<?>, Set<Class<?>>> seen = decision instanceof Decision.Refused<?> ? REFUSED : ACCEPTED;
        seen.computeIfAbsent(test, key -> ConcurrentHashMap.newKeySet()).add(command);
        if (decision instanceof Decision.Refused<?> refused
                && refused.refusal() instanceof Enum<?> reason
                && !(reason instanceof CommonRefusal)) {
            SEEN.computeIfAbsent(test, key -> ConcurrentHashMap.newKeySet()).add(reason.getDeclaringClass());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getTestInstances()
                .flatMap(all -> all.findInstance(RulesTest.class))
                .ifPresent(test -> TESTS.putIfAbsent(test.getClass(), test));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        // One test picked by hand cannot show every command.
        if (test.getEnclosingClass() != null || System.getProperty("test") != null || !TESTS.containsKey(test)) {
            return;
        }
        Set<Class<?>> parts = TESTS.get(test).parts();
        assertThat(parts).as("the tests of this book").contains(test);
        OVER.add(test);
        if (OVER.containsAll(parts)) {
            showEveryCommand(TESTS.get(test).commands(), parts);
            showSamples(parts);
        }
    }

    private static void showEveryCommand(Class<?> book, Set<Class<?>> parts) {
        List<Class<?>> commands = leaves(book).toList();
        assertThat(all(ACCEPTED, parts)).as("commands with a passing case").containsAll(commands);
        assertThat(all(REFUSED, parts)).as("commands with a failing case").containsAll(commands);
        Map<String, Boolean> switched = parts.stream()
                .flatMap(part -> SWITCHED.getOrDefault(part, Map.of()).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Boolean::logicalOr));
        assertThat(switched)
                .as("rules that may be switched off, and whether a case goes through without")
                .doesNotContainValue(false);
        assertThat(switched.keySet())
                .as("rules of this aggregate's refusals that may be switched off, with a case that each refuses")
                .containsAll(optionalRulesOf(
                        parts.stream().flatMap(EveryCommandBothWays::refusalsOf).collect(Collectors.toSet())));
    }

    /** Consumers are tested against the samples, and the kit takes from them the stage of what another service told. */
    private static void showSamples(Set<Class<?>> parts) {
        Map<Class<?>, Set<String>> led = new HashMap<>();
        parts.forEach(part -> STAGES.getOrDefault(part, Map.of())
                .forEach((event, stages) ->
                        led.computeIfAbsent(event, key -> new TreeSet<>()).addAll(stages)));
        assertThat(led).as("the stages that each event led to").allSatisfy((event, stages) -> assertThat(stages)
                .as("stages after %s", event.getSimpleName())
                .contains(GoldenSamples.of(EventCatalogue.of(event.asSubclass(DomainEvent.class))
                                .type())
                        .envelope()
                        .place()
                        .stage()));
    }

    private static Set<Class<?>> all(Map<Class<?>, Set<Class<?>>> seen, Set<Class<?>> parts) {
        return parts.stream()
                .flatMap(part -> seen.getOrDefault(part, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Class<?>> refusalsOf(Class<?> test) {
        return TESTS.get(test)
                .ownRefusals()
                .<Stream<Class<?>>>map(Stream::of)
                .orElseGet(() -> SEEN.getOrDefault(test, Set.of()).stream());
    }

    /** Of these enumerations of refusals. */
    private static Set<String> optionalRulesOf(Set<Class<?>> refusals) {
        Map<String, Rule> table = RuleTable.byId();
        return refusals.stream()
                .flatMap(reasons -> Arrays.stream(reasons.getEnumConstants()))
                .map(reason -> ((Refusal) reason).rule())
                .filter(rule ->
                        !rule.isEmpty() && table.get(rule).possibleUses().contains(Use.OFF))
                .collect(Collectors.toSet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.getPermittedSubclasses() == null
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommandBothWays::leaves);
    }
}
