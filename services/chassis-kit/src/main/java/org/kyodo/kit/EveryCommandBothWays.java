package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kyodo.chassis.decide.Decision;

/** Demands a passing and a failing case of each command, once all tests of a {@link RulesTest} have run. */
final class EveryCommandBothWays implements AfterEachCallback, AfterAllCallback {
    private static final Map<Class<?>, Set<Class<?>>> ACCEPTED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Set<Class<?>>> REFUSED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Class<?>> COMMANDS = new ConcurrentHashMap<>();

    static void saw(Class<?> test, Class<?> command, Decision<?> decision) {
        Map<Class<?>, Set<Class<?>>> seen = decision instanceof Decision.Refused<?> ? REFUSED : ACCEPTED;
        seen.computeIfAbsent(test, key -> ConcurrentHashMap.newKeySet()).add(command);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getTestInstances()
                .flatMap(all -> all.findInstance(RulesTest.class))
                .ifPresent(test -> COMMANDS.put(test.getClass(), test.commands()));
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
    }

    private static java.util.stream.Stream<Class<?>> leaves(Class<?> type) {
        return type.getPermittedSubclasses() == null
                ? java.util.stream.Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommandBothWays::leaves);
    }
}
