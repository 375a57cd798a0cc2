package org.kyodo.chassis.access;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** By what a request can be found again in other logs: its correlation id, and the trace it belongs to (W3C Trace Context). */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Correlation() {}

    /** The id, where the text is a UUID as it is written. */
    public static Optional<UUID> of(String text) {
        return Optional.ofNullable(text)
                .filter(given -> ID.matcher(given).matches())
                .map(UUID::fromString);
    }

    /** The {@code traceparent}, where it is one; nothing otherwise, as the specification has it, so that a new trace begins. */
    public static Optional<String> traceparent(String text) {
        return Optional.ofNullable(text).filter(given -> TRACE.matcher(given).matches());
    }
}
