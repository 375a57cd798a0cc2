package org.kyodo.contracts.value;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.Json;

/**
 * How values read in a language: times in JST and in the Japanese calendar 和暦, amounts with 円, stages, roles and kinds by
 * their names. Whatever a problem says of a value is said here.
 */
public final class Words {
    /** The texts of services and of those who call them alike. */
    private static final String BUNDLE = "messages/phrases";

    /** By the Gregorian calendar from Meiji 6; before, a Japanese date is not of the era it would be given. */
    private static final LocalDate FIRST_OF_WAREKI = LocalDate.of(1873, 1, 1);

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Pattern WORD =
            Pattern.compile(Stream.of(Word.values()).map(Word::name).collect(Collectors.joining("|", "%(", ")%")));

    public static final Words JAPANESE = new Words(Locale.JAPANESE);
    public static final Words ENGLISH = new Words(Locale.ENGLISH);

    private final Locale locale;
    private final ResourceBundle texts;
    private final Vocabulary vocabulary;

    private Words(Locale locale) {
        this(locale, ResourceBundle.getBundle(BUNDLE, locale, EXACT), Vocabulary.COMMON);
    }

    private Words(Locale locale, ResourceBundle texts, Vocabulary vocabulary) {
        this.locale = locale;
        this.texts = texts;
        this.vocabulary = vocabulary;
    }

    /** The words of English where that is the language, and of Japanese otherwise. */
    public static Words in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : JAPANESE;
    }

    /** The same, with the municipality's own names. */
    public Words naming(Vocabulary own) {
        return new Words(locale, texts, own);
    }

    /** What a field 項目 of the API, or a kind of record, is called; its path where it has no name. */
    public String field(String path) {
        String name = named("field", path);
        return name.equals(path) ? named("aggregate", path) : name;
    }

    /** The text with the municipality's own words in their places. Of a pattern, before anything else is put into it. */
    public String filled(String text) {
        return text.indexOf('%') < 0
                ? text
                : WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(of(Word.valueOf(found.group(1)))));
    }

    public Locale locale() {
        return locale;
    }

    /** What the reader is told of the value. */
    public String of(Object value) {
        return value == null ? "" : vocabulary.nameOf(value, locale).orElseGet(() -> everywhere(value));
    }

    private String everywhere(Object value) {
        return switch (value) {
            case Phrase(Wording wording, var arguments) ->
                new MessageFormat(filled(texts.getString(wording.name())), locale)
                        .format(arguments.stream().map(this::of).toArray());
            case Name(String kind, String name) -> named(kind, name);
            case Enum<?> constant -> named(constant.getDeclaringClass().getSimpleName(), constant.name());
            case Optional<?> some -> of(some.<Object>map(present -> present).orElse(Wording.NONE.of()));
            case Collection<?> none when none.isEmpty() -> of(Wording.NONE.of());
            case Collection<?> several ->
                several.stream().map(this::of).collect(Collectors.joining(isEnglish() ? ", " : "、"));
            case Yen yen -> isEnglish() ? "%,d yen".formatted(yen.amount()) : yen.toString();
            case FiscalYear year -> isEnglish() ? year.toString() : year.wareki();
            case LocalDate day -> day(day);
            case Instant instant -> time(LocalDateTime.ofInstant(instant, FiscalYear.JST));
            case OffsetDateTime time -> of(time.toInstant());
            case DepartmentCode code -> named("department", code.value());
            case Text.Fault fault ->
                of(Wording.BAD_CHARACTER.of("U+%04X".formatted(fault.codePoint()), fault.position()));
            // Years and counts read better without a comma.
            case Integer number when Math.abs(number) < 10_000 -> number.toString();
            case Integer number -> "%,d".formatted(number);
            case Long number when Math.abs(number) < 10_000 -> number.toString();
            case Long number -> "%,d".formatted(number);
            default -> value.toString();
        };
    }

    private String named(String kind, String name) {
        try {
            // No pattern, but the two are written alike.
            return filled(texts.getString(kind + "." + name).replace("''", "'"));
        } catch (MissingResourceException unnamed) {
            return name;
        }
    }

    private String day(LocalDate day) {
        if (isEnglish()) {
            return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH));
        }
        boolean isOfEra = !day.isBefore(FIRST_OF_WAREKI) && !day.isAfter(Json.LATEST);
        String year = isOfEra ? ofEra(day) : "" + day.getYear();
        return year + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String ofEra(LocalDate day) {
        JapaneseDate date = JapaneseDate.from(day);
        int year = date.get(ChronoField.YEAR_OF_ERA);
        return date.getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE) + (year == 1 ? "元" : year);
    }

    /** To the minute, unless the second matters: a window closes at 23:59:59. */
    private String time(LocalDateTime time) {
        if (isEnglish()) {
            return day(time.toLocalDate())
                    + time.format(DateTimeFormatter.ofPattern(time.getSecond() == 0 ? ", HH:mm" : ", HH:mm:ss"))
                    + " JST";
        }
        return day(time.toLocalDate())
                + " " + time.getHour() + "時" + "%02d分".formatted(time.getMinute())
                + (time.getSecond() == 0 ? "" : "%02d秒".formatted(time.getSecond()));
    }

    private boolean isEnglish() {
        return locale.equals(Locale.ENGLISH);
    }
}
