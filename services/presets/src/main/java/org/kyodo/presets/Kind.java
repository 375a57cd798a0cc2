package org.kyodo.presets;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Rate;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;

/**
 * A kind of value that can stand in a file.
 *
 * @param expected what it must look like, in words for the person who edits the file
 * @param reading throws an {@link IllegalArgumentException} at anything else
 */
record Kind<T>(Label expected, Function<String, T> reading) {
    // Only ASCII digits: a full-width number would look right and be refused elsewhere.
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern RATE = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern YEARLY_TIME = Pattern.compile("([0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)");

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s]{3,300}");
    private static final Pattern TEL = Pattern.compile("[0-9][0-9-]{8,14}");
    private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9]");
    private static final Set<String> RULES =
            RuleTable.all().stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());

    /** Where the value type knows better what it expects, it says so. */
    T read(String raw, Consumer<Label> wrong) {
        try {
            return reading.apply(raw);
        } catch (InvalidInput e) {
            wrong.accept(Label.of(e.expected()));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            wrong.accept(expected);
        }
        return null;
    }

    static Kind<String> text(int max) {
        return checked(
                Label.of(Wording.TEXT.of(max)),
                Function.identity(),
                text -> !text.isBlank() && text.codePointCount(0, text.length()) <= max);
    }

    static Kind<String> slug() {
        return checked(Label.of(Wording.SLUG.of()), Function.identity(), text -> SLUG.matcher(text)
                .matches());
    }

    static Kind<Integer> whole(int min, int max) {
        return checked(
                Label.of(Wording.WHOLE_NUMBER.of(min, max)),
                text -> Math.toIntExact(number(text)),
                text -> number(text) >= min && number(text) <= max);
    }

    static Kind<Yen> yen(long min, long max) {
        return checked(
                Label.of(Wording.WHOLE_YEN.of(min, max)),
                text -> Yen.of(number(text)),
                text -> number(text) >= min && number(text) <= max);
    }

    static Kind<Rate> rate() {
        return new Kind<>(Label.of(Wording.FRACTION.of()), text -> {
            Matcher matcher = RATE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(text);
            }
            int num = Integer.parseInt(matcher.group(1));
            int den = Integer.parseInt(matcher.group(2));
            if (num < 1 || num > den || den > 1_000) {
                throw new IllegalArgumentException(text);
            }
            return new Rate(num, den);
        });
    }

    static Kind<Boolean> yes() {
        return checked(Label.same("true"), Boolean::valueOf, "true"::equals);
    }

    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        return new Kind<>(
                Label.of(Wording.ONE_OF.of(
                        Stream.of(type.getEnumConstants()).map(Enum::name).toList())),
                text -> Enum.valueOf(type, text));
    }

    static Kind<Boolean> yesOrNo() {
        return checked(
                new Label("true か false", "true or false"),
                Boolean::valueOf,
                text -> text.equals("true") || text.equals("false"));
    }

    static Kind<String> mail() {
        return checked(Label.of(Wording.EMAIL.of()), Function.identity(), text -> MAIL.matcher(text)
                .matches());
    }

    static Kind<String> web() {
        return checked(Label.of(Wording.WEB_ADDRESS.of()), Function.identity(), text -> WEB.matcher(text)
                .matches());
    }

    static Kind<String> tel() {
        return checked(Label.of(Wording.PHONE.of()), Function.identity(), text -> TEL.matcher(text)
                .matches());
    }

    static Kind<LocalTime> time() {
        return new Kind<>(new Label("時刻（例: 13:00）", "a time of the day, such as 13:00"), text -> {
            if (!TIME.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return LocalTime.parse(text);
        });
    }

    /** The id of a rule that refusals rest on. */
    static Kind<String> rule() {
        return checked(
                new Label(
                        "GET /api/v1/rules にある規則の番号（例: K-GR-2）",
                        "the id of a rule of GET /api/v1/rules, such as K-GR-2"),
                Function.identity(),
                RULES::contains);
    }

    static Kind<String> among(List<String> codes) {
        return checked(Label.of(Wording.ONE_OF.of(codes)), Function.identity(), codes::contains);
    }

    static Kind<LocalDate> date() {
        return new Kind<>(new Label("日付（例: 2027-03-31）", "a day, such as 2027-03-31"), LocalDate::parse);
    }

    static Kind<MonthDay> day() {
        return new Kind<>(
                new Label("月日（例: 06-30）", "a day of the year, such as 06-30"), text -> MonthDay.parse("--" + text));
    }

    static Kind<YearlyTime> yearlyTime() {
        return new Kind<>(
                new Label("月日と時刻（例: 05-29 17:00）", "a day and time of the year, such as 05-29 17:00"), text -> {
                    Matcher matcher = YEARLY_TIME.matcher(text);
                    if (!matcher.matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return new YearlyTime(MonthDay.parse("--" + matcher.group(1)), LocalTime.parse(matcher.group(2)));
                });
    }

    private static <T> Kind<T> checked(
            Label expected, Function<String, T> reading, java.util.function.Predicate<String> check) {
        return new Kind<>(expected, text -> {
            if (!check.test(text)) {
                throw new IllegalArgumentException(text);
            }
            return reading.apply(text);
        });
    }

    private static long number(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(text);
    }
}
