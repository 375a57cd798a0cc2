package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;

/**
 * Demands a passing and a failing case of each command, once all tests of a {@link RulesTest} have run, and of each rule that
 * a municipality may switch off a case that is refused by it and goes through without it.
 */
final class EveryCommandBothWays implements AfterEachCallback, AfterAllCallback {
    private static final Map<Class<?>, Set<Class<?>>> ACCEPTED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Set<Class<?>>> REFUSED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Set<Class<?>>> SEEN = new ConcurrentHashMap<>();
    /** Of the tests of a part of a book, the refusals that are its own. */
    private static final Map<Class<?>, Set<Class<?>>> REASONS = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Class<?>> COMMANDS = new ConcurrentHashMap<>();

    /** By the test, the rules that may be switched off and refused something, with whether it ever went through without. */
    private static final Map<Class<?>, Map<String, Boolean>> SWITCHED = new ConcurrentHashMap<>();

    static void sawRule(Class<?> test, String rule, boolean goesThroughWithout) {
        SWITCHED.computeIfAbsent(test, key -> new ConcurrentHashMap<>())
                .merge(rule, goesThroughWithout, Boolean::logicalOr);
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
                .ifPresent(EveryCommandBothWays::isAbout);
    }

    private static void isAbout(RulesTest<?, ?, ?> test) {
        COMMANDS.put(test.getClass(), test.ownCommands());
        test.ownRefusals().ifPresent(own -> REASONS.put(test.getClass(), Set.of(own)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        // One test picked by hand cannot show every command.
        if (test.getEnclosingClass() != null || System.getProperty("test") != null || !COMMANDS.containsKey(test)) {
            return;
        }
        List<Class<?>> commands = leaves(COMMANDS.get(test)).toList();
        assertThat(ACCEPTED.getOrDefault(test, Set.of()))
                .as("commands with a passing case")
                .containsAll(commands);
        assertThat(REFUSED.getOrDefault(test, Set.of()))
                .as("commands with a failing case")
                .containsAll(commands);
        Map<String, Boolean> switched = SWITCHED.getOrDefault(test, Map.of());
        assertThat(switched)
                .as("rules that may be switched off, and whether a case goes through without")
                .doesNotContainValue(false);
        assertThat(switched.keySet())
                .as("rules of this aggregate's refusals that may be switched off, with a case that each refuses")
                .containsAll(optionalRulesOf(test));
    }

    /** Of the enumerations of refusals that are the test's own, or that it has seen. */
    private static Set<String> optionalRulesOf(Class<?> test) {
        Map<String, Rule> table = RuleTable.byId();
        return REASONS.getOrDefault(test, SEEN.getOrDefault(test, Set.of())).stream()
                .flatMap(reasons -> Arrays.stream(reasons.getEnumConstants()))
                .map(reason -> ((Refusal) reason).rule())
                .filter(rule ->
                        !rule.isEmpty() && table.get(rule).possibleUses().contains(Use.OFF))
                .collect(Collectors.toSet());
    }

    private static java.util.stream.Stream<Class<?>> leaves(Class<?> type) {
        return type.getPermittedSubclasses() == null
                ? java.util.stream.Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommandBothWays::leaves);
    }
}
