package org.kyodo.chassis.decide;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Wording;

/**
 * A reason 理由 as it comes in with a command, perhaps with parts missing: a decision without a reason is no malformed
 * request but a broken rule (R-SE-3), so the rules must see it.
 */
public record ReasonGiven(Optional<ReasonCode> code, Optional<@Size(max = 2_000) String> text) {

    public static Optional<ReasonGiven> of(ReasonCode code, String text) {
        return Optional.of(new ReasonGiven(Optional.of(code), Optional.of(text)));
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
    public static Phrase described(Optional<ReasonGiven> given) {
        return given.map(reason -> Wording.REASON_GIVEN.of(
                        reason.code(),
                        reason.text()
                                .map(String::strip)
                                .map(text -> text.codePointCount(0, text.length()))
                                .orElse(0)))
                .orElseGet(Wording.NO_REASON::of);
    }

    /** What would have been accepted, for the refusal. */
    public static Phrase expected(int min) {
        return Wording.REASON.of(min);
    }
}
