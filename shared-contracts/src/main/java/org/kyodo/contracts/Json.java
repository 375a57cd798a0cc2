package org.kyodo.contracts;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The one way Kyodo writes and reads JSON.
 *
 * <p>Written: instants as ISO 8601 in UTC, an empty optional as {@code null}. Read: every component of a record must be
 * there unless it is an {@code Optional}; a number is never taken for a text nor a text for a number, no list or map
 * holds a {@code null}, and dates, instants and UUIDs are texts in one form only.
 */
public final class Json {
    /** The first day that a caller may name: that of the Meiji era, before which no register of ours goes back. */
    public static final LocalDate EARLIEST = LocalDate.of(1868, 1, 1);

    /** The last day that a caller may name. */
    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** For what others wrote and may have added to: fields it does not know are passed over. */
    public static final JsonMapper TOLERANT = builder(false).build();

    /**
     * For what callers send: a field it does not know is an error, for it may be a misspelt one; and days and instants are
     * from {@link #EARLIEST} to {@link #LATEST}, so that whatever the rules add to them stays a date.
     */
    public static final JsonMapper STRICT = builder(true).build();

    private Json() {}

    /** A builder with the settings of {@link #STRICT} or {@link #TOLERANT}, for whoever must add to them. */
    public static JsonMapper.Builder builder(boolean strict) {
        return builder(strict, new JsonFactory());
    }

    /** @param factory which says how long, deep and large what it reads may be */
    public static JsonMapper.Builder builder(boolean strict, JsonFactory factory) {
        return JsonMapper.builder(factory)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
                .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
                .configure(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, false)
                .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, true)
                .configure(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, false)
                .withCoercionConfig(
                        LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule("kyodo-texts")
                        .addDeserializer(
                                Instant.class,
                                new TextOnly<>(
                                        Instant.class,
                                        strict ? text -> within(Instant.parse(text)) : Instant::parse,
                                        "an instant such as 2026-08-01T01:02:03Z"))
                        .addDeserializer(
                                LocalDate.class,
                                new TextOnly<>(
                                        LocalDate.class,
                                        strict ? text -> within(LocalDate.parse(text)) : LocalDate::parse,
                                        "a date such as 2026-08-01"))
                        .addDeserializer(
                                UUID.class, new TextOnly<>(UUID.class, Json::uuid, "a UUID of 36 characters")));
    }

    private static Instant within(Instant instant) {
        within("instant", instant, LocalDate.ofInstant(instant, ZoneOffset.UTC));
        return instant;
    }

    private static LocalDate within(LocalDate day) {
        within("date", day, day);
        return day;
    }

    private static void within(String field, Object given, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new InvalidInput(field, given, Wording.BETWEEN.of(EARLIEST, LATEST));
        }
    }

    /** {@link UUID#fromString} alone would complete a shorter text with zeros. */
    static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    /** Reads a text of one form; Jackson's own readers also take numbers, lists and texts of other forms. */
    private static final class TextOnly<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> parse;
        private final String expected;

        TextOnly(Class<T> type, Function<String, T> parse, String expected) {
            super(type);
            this.type = type;
            this.parse = parse;
            this.expected = expected;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                return parse.apply(parser.getString());
            } catch (InvalidInput e) {
                throw DatabindException.from(parser, e.getMessage(), e);
            } catch (IllegalArgumentException | DateTimeException e) {
                return type.cast(context.handleWeirdStringValue(type, parser.getString(), "expected: %s", expected));
            }
        }
    }
}
