package org.kyodo.chassis.form;

import java.util.List;
import java.util.Optional;

/**
 * A command as a form 様式: enough to show it on a page or to print it on paper without knowing it.
 *
 * @param title what the command is called
 * @param operations that take it
 * @param roles who may give it, as tokens say them
 * @param onBehalf who may enter it for somebody else 代理入力
 */
public record Form(
        String command,
        String title,
        List<Operation> operations,
        List<String> roles,
        List<String> onBehalf,
        List<Field> fields) {

    /** @param path with its variables in braces */
    public record Operation(String method, String path) {}

    /** What is entered in a field. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        YEN,
        DATE,
        INSTANT,
        YES_NO,
        /** One of {@link Field#options}. */
        CHOICE,
        /** The id of something that is there. */
        REFERENCE,
        /** An uploaded document, by what the upload answered. */
        DOCUMENT,
        /** Several of what its one field says. */
        LIST,
        /** For each of several names, what its one field says. */
        TABLE,
        /** What its fields say together. */
        PARTS
    }

    /**
     * A field 項目.
     *
     * @param path where it stands in the body: {@code claim.lines[].amount}; {@code *} for any name
     * @param personal whether it is personal data 個人情報
     * @param options the codes there are in this municipality, with its names for them; any text where there are none
     * @param fields what it consists of
     */
    public record Field(
            String path,
            Kind type,
            boolean required,
            String label,
            Optional<String> hint,
            boolean personal,
            Bounds bounds,
            List<Option> options,
            List<Field> fields) {}

    /**
     * How much a field takes.
     *
     * @param min of a number or an amount
     * @param shortest of characters, or of elements; a text of which one is asked is not blank
     * @param oneLine whether nothing may be in it that cannot be seen
     * @param onceEach whether an element may stand once only
     * @param pattern a regular expression that all of it matches
     * @param expected what the pattern means, in words
     */
    public record Bounds(
            Optional<Long> min,
            Optional<Long> max,
            Optional<Integer> shortest,
            Optional<Integer> longest,
            boolean oneLine,
            boolean onceEach,
            Optional<String> pattern,
            Optional<String> expected) {}

    /** @param code as it is sent */
    public record Option(String code, String label) {}
}
