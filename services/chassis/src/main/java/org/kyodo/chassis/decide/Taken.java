package org.kyodo.chassis.decide;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.contracts.value.Name;

/**
 * Which commands each stage takes 段階ごとにできる操作: declared once in a rule book, read both ways.
 *
 * <pre>{@code
 * Taken.of(AwardCommand.class, Award.class)
 *         .in(Absent.class, RequestAward.class)
 *         .in(Requested.class, DecideAward.class, DeclineAward.class)
 *         .in(Decided.class, PayAward.class)
 * }</pre>
 *
 * <p>A stage that takes a command only under a condition takes it here, and {@link Decider#barred} says when it does not. A stage
 * in which a command is answered as a repeat takes it as well.
 *
 * @param <C> the sealed interface of the commands
 * @param <S> the sealed interface of the stages
 */
public final class Taken<C, S> {
    /** Every stage in the order of its declaration, also one that takes nothing. */
    private final Map<Class<?>, Set<Class<? extends C>>> byStage;

    private Taken(Map<Class<?>, Set<Class<? extends C>>> byStage) {
        this.byStage = byStage;
    }

    /** Nothing is taken yet. */
    public static <C, S> Taken<C, S> of(Class<C> commands, Class<S> stages) {
        Map<Class<?>, Set<Class<? extends C>>> nothing = new LinkedHashMap<>();
        leaves(stages).forEach(stage -> nothing.put(stage, Set.of()));
        return new Taken<>(nothing);
    }

    /** With these commands taken in the stage; where it is an interface of several stages, in each of them. */
    @SafeVarargs
    public final Taken<C, S> in(Class<? extends S> stage, Class<? extends C>... commands) {
        Map<Class<?>, Set<Class<? extends C>>> more = new LinkedHashMap<>(byStage);
        leaves(stage).forEach(leaf -> {
            Set<Class<? extends C>> all = new LinkedHashSet<>(more.get(leaf));
            all.addAll(List.of(commands));
            more.put(leaf, Collections.unmodifiableSet(all));
        });
        return new Taken<>(more);
    }

    /** What the stage takes. */
    Set<Class<? extends C>> in(S stage) {
        return byStage.get(stage.getClass());
    }

    /** The stages that take such a command, by their names. */
    List<Name> stagesThatTake(Class<?> command) {
        return byStage.entrySet().stream()
                .filter(line -> line.getValue().contains(command))
                .map(line -> Name.stage(line.getKey().getSimpleName()))
                .toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.getPermittedSubclasses() == null
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Taken::leaves);
    }
}
