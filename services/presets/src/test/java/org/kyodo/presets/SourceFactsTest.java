package org.kyodo.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.presets.Origin.Source;

/**
 * Looks every fact up in its document. The documents are not part of the project: the test is skipped where they do not lie
 * in {@code ../shared/sources} beside it, or where the system property {@code kyodo.sources} says.
 */
class SourceFactsTest {
    private static final Map<String, String> DOCUMENTS = Map.of(
            "000", "akita-civic-collaboration-guideline.txt",
            "001", "yamaguchi-collaboration-promotion-plan.txt",
            "002", "new-public-mechanism.txt",
            "003", "yamagata-co-creation-guideline.txt",
            "004", "obihiro-collaboration-handbook.txt");

    // One plain test: a test factory that is skipped does not show up in the reports of Maven.
    @Test
    void every_fact_stands_in_its_document_at_its_lines() {
        Path folder = sources();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "SKIPPED: the source documents are not at " + folder + "; set -Dkyodo.sources to their folder");
        Map<String, List<String>> documents = new HashMap<>();
        DOCUMENTS.forEach((number, file) -> documents.put(number, lines(folder.resolve(file))));
        List<String> wrong = new ArrayList<>();
        int facts = 0;
        for (Preset preset : Presets.load().all()) {
            for (Mark mark : preset.marks()) {
                if (mark.origin() instanceof Source source) {
                    facts++;
                    missing(mark, source, documents.get(source.document()))
                            .forEach(word -> wrong.add(preset.code() + ", line " + mark.line() + ", " + mark.path()
                                    + ": " + word + " is not in " + source));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(facts).isGreaterThan(100);
    }

    @Test
    void every_rule_that_is_a_fact_stands_in_its_document_at_its_line() {
        Path folder = sources();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "SKIPPED: the source documents are not at " + folder + "; set -Dkyodo.sources to their folder");
        List<String> wrong = new ArrayList<>();
        for (Rule rule : RuleTable.all()) {
            rule.source().ifPresent(source -> {
                Mark quote = new Mark(rule.id(), 1, List.of(source.quote()), new Origin.Placeholder());
                missing(
                                quote,
                                new Source(source.document(), source.line(), source.line(), Optional.empty()),
                                lines(folder.resolve(DOCUMENTS.get(source.document()))))
                        .forEach(word -> wrong.add(rule.id() + ": " + word + " is not in " + source));
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_settings_that_change_rules_are_settings_of_a_municipality() {
        for (Rule rule : RuleTable.all()) {
            rule.setting().ifPresent(key -> assertThat(Presets.load().all())
                    .as("%s is changed by %s", rule.id(), key)
                    .anySatisfy(preset -> assertThat(preset.marks())
                            .anyMatch(mark ->
                                    mark.path().equals(key) || mark.path().startsWith(key + "."))));
        }
    }

    @Test
    void each_preset_takes_its_facts_from_its_own_document_only() {
        Map<String, String> own =
                Map.of("052019", "000", "352039", "001", "NP", "002", "062014", "003", "012076", "004");
        for (Preset preset : Presets.load().all()) {
            assertThat(preset.marks())
                    .extracting(Mark::origin)
                    .filteredOn(Source.class::isInstance)
                    .extracting(origin -> ((Source) origin).document())
                    .isNotEmpty()
                    .containsOnly(own.get(preset.code().toString()));
        }
    }

    @Test
    void a_word_that_is_not_there_is_found_out() {
        Mark mark = new Mark("name", 1, List.of("協働 推進ﾌﾟﾗﾝ", "山口町"), new Origin.Placeholder());
        Source source = new Source("001", 1, 2, Optional.empty());

        assertThat(missing(mark, source, List.of("山口市", "**協働推進", "プラン**"))).containsExactly("協働 推進ﾌﾟﾗﾝ", "山口町");
        assertThat(missing(mark, new Source("001", 2, 3, Optional.empty()), List.of("山口市", "**協働推進", "プラン**")))
                .containsExactly("山口町");
        assertThat(missing(mark, new Source("001", 3, 4, Optional.empty()), List.of("山口市", "協働推進", "プラン")))
                .containsExactly("lines 3 to 4");
    }

    /** The quote if there is one, else everything the setting says. */
    private static List<String> missing(Mark mark, Source source, List<String> document) {
        if (source.lastLine() > document.size()) {
            return List.of("lines " + source.firstLine() + " to " + source.lastLine());
        }
        String said = plain(String.join("", document.subList(source.firstLine() - 1, source.lastLine())));
        List<String> words = source.quote().map(List::of).orElse(mark.said());
        return words.stream().filter(word -> !said.contains(plain(word))).toList();
    }

    /** Without what only sets the text: width of characters, white space, Markdown stars and HTML tags. */
    private static String plain(String text) {
        return Normalizer.normalize(text.replaceAll("<[^>]*>|\\*", ""), Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0]", "");
    }

    private static Path sources() {
        String given = System.getProperty("kyodo.sources");
        return given != null
                ? Path.of(given)
                : Root.path().resolveSibling("shared").resolve("sources");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError("the folder of the sources is there, but not " + file, e);
        }
    }
}
