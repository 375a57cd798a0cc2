package org.kyodo.chassis.decide;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Wording;

/**
 * A reason 理由 as it comes in with a command, perhaps with parts missing: a decision without a reason is no malformed
 * request but a broken rule (R-SE-3), so the rules must see it.
 */
public record ReasonGiven(Optional<ReasonCode> code, Optional<@Size(max = 2_000) String> text) {

    public static Optional<ReasonGiven> of(ReasonCode code, String text) {
        return Optional.of(new ReasonGiven(Optional.of(code), Optional.of(text)));
    }

    /**
     * What a decision against somebody leads to, where it has a reason (K-ALL-2).
     *
     * @param min characters of its text, at least one
     */
    public static <E> Decision<E> needed(Optional<ReasonGiven> given, int min, Function<Reason, Decision<E>> decided) {
        return needed(CommonRefusal.REASON_REQUIRED, given, min, decided);
    }

    /** The same where another rule asks for the reason as well. @param otherwise the refusal that names that rule */
    public static <E> Decision<E> needed(
            Refusal otherwise, Optional<ReasonGiven> given, int min, Function<Reason, Decision<E>> decided) {
        return explaining(given, min)
                .map(decided)
                .orElseGet(() -> Decision.refuse(otherwise, "reason", described(given), Wording.REASON.of(min)));
    }

    /** The reason, if it has a code and a text of at least {@code min} characters (at least one). */
    public static Optional<Reason> explaining(Optional<ReasonGiven> given, int min) {
        return given.filter(
                        reason -> reason.text().filter(text -> !text.isBlank()).isPresent())
                .flatMap(reason ->
                        reason.code().map(code -> new Reason(code, reason.text().orElseThrow())))
                .filter(reason -> reason.explainsIn(min));
    }

    /** What was given in a few words, for the refusal. */
    static Phrase described(Optional<ReasonGiven> given) {
        return given.map(reason -> Wording.REASON_GIVEN.of(
                        reason.code(), reason.text().map(Text::length).orElse(0)))
                .orElseGet(Wording.NO_REASON::of);
    }
}
