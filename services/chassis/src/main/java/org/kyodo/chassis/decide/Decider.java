package org.kyodo.chassis.decide;

import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.value.Name;

/**
 * The rule book of an aggregate: what a command leads to in a stage. Pure; time, ids and foreign facts come in by the
 * {@link Context}.
 *
 * @param <C> the sealed interface of its commands
 * @param <S> the sealed interface of its stages
 * @param <E> the sealed interface of its events
 */
public interface Decider<C, S, E> {
    /**
     * Whether the caller may know of it at all 公開範囲. To anybody else it is as if nothing were under its id, whatever they
     * ask or command (404); who sees it may still be barred from a command (403). Asked only of what is there, never of the
     * platform, and it knows only what was looked up for the stage.
     */
    boolean seenBy(S stage, Context context);

    /** The same for who gives a command: one that is for strangers, such as a claim with a code, is given to what they may not see. */
    default boolean seenBy(S stage, C command, Context context) {
        return seenBy(stage, context);
    }

    /** What the command leads to, where the caller is not {@link #barred}. Never throws for what a caller may send. */
    Decision<E> decide(S stage, C command, Context context);

    /** The commands that each stage takes at all; any other is refused without a look at the rules. */
    Taken<C, S> taken();

    /** What the stage takes. */
    default Set<Class<? extends C>> taken(S stage) {
        return taken().in(stage);
    }

    /**
     * What speaks against such a command of this caller now, whatever it says: who they are, whom they act for, that they had
     * a hand in the matter, that it is too early or too late. It knows only what was looked up for the stage. Who a command is
     * not for is told so in every stage, also in one that does not take it.
     */
    default Optional<Decision<E>> barred(S stage, Class<? extends C> command, Context context) {
        return Optional.empty();
    }

    /** What speaks against such a command of this caller now in this municipality, which may have a rule only checked. */
    default Optional<Decision<E>> barring(S stage, Class<? extends C> command, Context context) {
        Optional<Decision<E>> barred = barred(stage, command, context);
        Optional<String> checked = barred.flatMap(decision -> onlyChecked(decision, context));
        return checked.isPresent() ? barring(stage, command, context.without(checked.get())) : barred;
    }

    /**
     * The whole answer to a command. A rule that the municipality only has checked refuses nothing: the answer notes that the
     * command breaks it.
     */
    default Decision<E> answer(S stage, C command, Context context) {
        Decision<E> required = required(stage, command, context);
        return onlyChecked(required, context)
                .map(rule -> answer(stage, command, context.without(rule)).noting(rule))
                .orElse(required);
    }

    private Optional<String> onlyChecked(Decision<E> decision, Context context) {
        return decision instanceof Decision.Refused<E> refused
                ? Optional.of(refused.refusal().rule()).filter(context.rules()::onlyChecks)
                : Optional.empty();
    }

    /** With each rule required: whose it is not comes before what the stage takes, and that before what the command says. */
    private Decision<E> required(S stage, C command, Context context) {
        @SuppressWarnings("unchecked")
        Class<? extends C> kind = (Class<? extends C>) command.getClass();
        Optional<Decision<E>> barred = barred(stage, kind, context);
        return taken(stage).contains(kind)
                ? barred.orElseGet(() -> decide(stage, command, context))
                : barred.filter(Decision::isForOthers).orElseGet(() -> notInThisStage(stage, command));
    }

    /** That the stage does not take the command, with the stages that do: the last line of a rule book as well. */
    default Decision<E> notInThisStage(S stage, C command) {
        return Decision.refuse(
                CommonRefusal.NOT_IN_THIS_STAGE,
                "stage",
                Name.stageOf(stage),
                taken().stagesThatTake(command.getClass()));
    }
}
