package org.kyodo.contracts;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way Kyodo writes and reads JSON.
 *
 * <p>Written: instants as ISO 8601 in UTC, an empty optional as {@code null}. Read: every component of a record must be
 * there unless it is an {@code Optional}; a number is never taken for a text nor a text for a number.
 */
public final class Json {
    /** For what others wrote and may have added to: fields it does not know are passed over. */
    public static final JsonMapper TOLERANT = builder(false).build();

    /** For what callers send: a field it does not know is an error, for it may be a misspelt one. */
    public static final JsonMapper STRICT = builder(true).build();

    private Json() {}

    /** A builder with the settings of {@link #STRICT} or {@link #TOLERANT}, for whoever must add to them. */
    public static JsonMapper.Builder builder(boolean strict) {
        return JsonMapper.builder()
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
                .configure(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, false);
    }
}
