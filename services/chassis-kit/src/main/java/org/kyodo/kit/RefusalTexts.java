package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.http.Texts;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Words;

/** Every refusal speaks both languages: Japanese in one of the bundles of its service, English beside it. */
public final class RefusalTexts {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What stands in Japanese as it is: forms of data, names of headers and fields, and a group type. */
    private static final String TAKEN_OVER = "JSON|ASCII|UTF-8|UUID|ETag|SHA-256|https?|PTA|webhookUrl|Webhook";

    private RefusalTexts() {}

    /** Asserts that the refusal has a text in each language, and that its places are field, given and expected. */
    public static void speakBothLanguages(String service, Refusal refusal) {
        String japanese = text(service, refusal, Locale.ROOT);
        String english = text(service, refusal, Locale.ENGLISH);
        assertThat(japanese).as("%s in Japanese", refusal).matches(text -> text.codePoints()
                .anyMatch(Character::isIdeographic));
        assertThat(english).as("%s in English", refusal).matches("\\p{ASCII}+");
    }

    /**
     * Asserts that what is said of the value given and of those that would have been accepted is wholly in the reader's
     * language: no word of English and no operator, in Japanese.
     */
    public static void isInJapanese(Decision.Refused<?> refused) {
        assertThat(foreign(refused.expected()))
                .as("%s: what is expected, in Japanese: %s", refused.refusal(), Words.JAPANESE.of(refused.expected()))
                .isEmpty();
        assertThat(foreignGiven(refused.given()))
                .as("%s: what was given, in Japanese: %s", refused.refusal(), Words.JAPANESE.of(refused.given()))
                .isEmpty();
    }

    /** What in the Japanese text is neither Japanese nor a code, an id or an address that has no other name. */
    private static List<String> foreign(Object value) {
        return switch (value) {
            case Phrase(var _, var arguments) ->
                // Its own words are held to this by WordsTest.
                arguments.stream()
                        .flatMap(argument -> foreign(argument).stream())
                        .toList();
            case Collection<?> several ->
                several.stream().flatMap(each -> foreign(each).stream()).toList();
            case Optional<?> some -> some.map(RefusalTexts::foreign).orElse(List.of());
            // Has no other name, and can be looked up; or has the one that its municipality gives it.
            case Name(String kind, var _)
            when Set.of("code", "axis", "criterion").contains(kind) -> List.of();
            case Name _, Enum<?> _, String _ -> words(Words.JAPANESE.of(value));
            // A number, a time, an amount, or a code that only its municipality has a name for.
            default -> List.of();
        };
    }

    /** The same of what was given: a text may be the caller's own, but is no sentence of ours. */
    private static List<String> foreignGiven(Object given) {
        return switch (given) {
            case String text -> sentences(text);
            case Collection<?> several ->
                several.stream().flatMap(each -> foreignGiven(each).stream()).toList();
            default -> foreign(given);
        };
    }

    private static List<String> sentences(String text) {
        return Pattern.compile("\\b[a-z]+ [a-z]+\\b|^(none|nothing|blank)$")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> words(String text) {
        return Pattern.compile("[A-Za-z]{2,}|[<>=]")
                .matcher(text.replaceAll(TAKEN_OVER, ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String text(String service, Refusal refusal, Locale locale) {
        List<ResourceBundle> bundles = Texts.bundlesOf(service).stream()
                .map(bundle -> ResourceBundle.getBundle(bundle, locale, EXACT))
                .filter(bundle -> bundle.containsKey(refusal.name()))
                .toList();
        assertThat(bundles).as("bundles with a text of %s", refusal).hasSize(1);
        String pattern = bundles.getFirst().getString(refusal.name());
        // A lone apostrophe would swallow itself and every place behind it.
        assertThat(pattern.replace("''", ""))
                .as("%s, an apostrophe is written twice", refusal)
                .doesNotContain("'");
        assertThat(new MessageFormat(pattern, locale).getFormatsByArgumentIndex())
                .as("places of %s", refusal)
                .hasSizeLessThanOrEqualTo(3);
        return pattern;
    }
}
