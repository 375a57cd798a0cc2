package org.kyodo.presets;

import java.util.Locale;
import org.kyodo.contracts.value.Phrase;

/** A wording 文言 in the municipality's own Japanese and in English. */
public record Label(String ja, String en) {
    /** What reads alike in both. */
    static Label same(Object text) {
        return new Label(String.valueOf(text), String.valueOf(text));
    }

    static Label of(Phrase phrase) {
        return new Label(
                org.kyodo.contracts.value.Words.JAPANESE.of(phrase),
                org.kyodo.contracts.value.Words.ENGLISH.of(phrase));
    }

    /** In Japanese unless English is asked for. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : ja;
    }
}
