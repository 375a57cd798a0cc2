package org.kyodo.contracts.value;

import java.util.Optional;

/**
 * A reason 理由 as somebody states it in a command. Either part may be missing or too short, so that it is the rules that
 * refuse it, with the rule's name, and not the reader of the JSON.
 */
public record StatedReason(Optional<ReasonCode> code, Optional<String> text) {
    /** No reason at all. */
    public static final StatedReason NONE = new StatedReason(Optional.empty(), Optional.empty());

    private static final int LONGEST = 2_000;

    public StatedReason {
        if (text.filter(given -> given.codePointCount(0, given.length()) > LONGEST)
                .isPresent()) {
            throw new InvalidInput("reason.text", text.get(), "at most " + LONGEST + " characters");
        }
    }

    public static StatedReason of(ReasonCode code, String text) {
        return new StatedReason(Optional.of(code), Optional.of(text));
    }

    /** The reason, if it has a code and its text explains in at least {@code min} characters. */
    public Optional<Reason> explainedIn(int min) {
        return code.flatMap(given -> text.filter(words -> !words.isBlank()).map(words -> new Reason(given, words)))
                .filter(reason -> reason.explainsIn(min));
    }

    @Override
    public String toString() {
        return code.map(ReasonCode::name).orElse("no code") + ", "
                + text.map(words ->
                                words.strip().codePointCount(0, words.strip().length()))
                        .orElse(0)
                + " characters";
    }
}
