package org.kyodo.presets;

import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.Municipalities.Mark.Kind;

/** Where a setting comes from 出典. Every setting says so, so nobody takes an invented figure for a fact. */
public sealed interface Origin {
    /**
     * A fact of a source document.
     *
     * @param document its number, {@code 001}
     * @param quote the words that say so, where they differ from the setting
     */
    record Source(String document, int firstLine, int lastLine, Optional<String> quote) implements Origin {}

    /** The municipality's own rule 根拠: an ordinance, a guideline 要綱 or an Act, in free words. */
    record Basis(String rule) implements Origin {}

    /** Invented: the municipality must put its own value here before it goes live 仮の値. */
    record Placeholder() implements Origin {}

    /** The same, as the API tells it. */
    default Municipalities.Mark told() {
        return switch (this) {
            case Source source ->
                new Municipalities.Mark(
                        Kind.SOURCE,
                        Optional.of(source.document() + ":L" + source.firstLine()
                                + (source.lastLine() > source.firstLine() ? "-" + source.lastLine() : "")),
                        source.quote());
            case Basis basis -> new Municipalities.Mark(Kind.BASIS, Optional.of(basis.rule()), Optional.empty());
            case Placeholder _ -> new Municipalities.Mark(Kind.PLACEHOLDER, Optional.empty(), Optional.empty());
        };
    }
}
