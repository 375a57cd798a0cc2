package org.kyodo.chassis.list;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kyodo.contracts.value.ComparedName;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Wording;

/**
 * How records are found by a word in their name 検索. A text is kept as its characters and its pairs of neighbouring
 * characters, and found by any part of it: Japanese has no spaces between words. Widths, case, ひらがな and カタカナ, old
 * forms of characters 旧字体, spaces and punctuation make no difference.
 *
 * <p>A part of more than two characters is found where all its pairs are, which is nearly always where it is itself.
 */
public final class Words {
    /** Characters of what is searched for. */
    public static final int LONGEST = 50;

    private Words() {}

    /** Of what is kept: at most two for each character. */
    static List<String> of(Collection<String> texts) {
        return texts.stream()
                .map(Words::folded)
                .flatMap(text -> Stream.concat(parts(text, 1), parts(text, 2)))
                .distinct()
                .toList();
    }

    /**
     * Of what is searched for: several words, separated by spaces, are all in the name.
     *
     * @throws InvalidInput where there is nothing in it to search for
     */
    public static List<String> searched(String field, String text) {
        Require.text(field, text, LONGEST);
        List<String> words = Stream.of(text.split("[\\p{Z}\\s]+"))
                .map(Words::folded)
                .flatMap(word -> parts(word, Math.min(2, word.codePointCount(0, word.length()))))
                .distinct()
                .toList();
        if (words.isEmpty()) {
            throw new InvalidInput(field, text, Wording.LETTER.of());
        }
        return words;
    }

    /** As texts are compared by a search, and sorted by their reading 読み. */
    static String folded(String text) {
        return ComparedName.of(text)
                .value()
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Words::hiragana)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int hiragana(int codePoint) {
        return codePoint >= 'ァ' && codePoint <= 'ヶ' ? codePoint - ('ァ' - 'ぁ') : codePoint;
    }

    private static Stream<String> parts(String text, int length) {
        int[] characters = text.codePoints().toArray();
        return length == 0
                ? Stream.empty()
                : IntStream.rangeClosed(0, characters.length - length)
                        .mapToObj(from -> new String(characters, from, length));
    }
}
