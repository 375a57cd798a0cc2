package org.kyodo.notification.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of an attempt, in a word of our own: what a stranger's server says is neither kept nor logged.
 *
 * @param code {@code STATUS_<n>}, or why there was no status
 * @param status 0 where there was none
 * @param retryAfter how long the receiver asks to be left alone (429 and 503 with {@code Retry-After})
 */
record Answer(String code, int status, Optional<Duration> retryAfter) {
    /** Not within the time. */
    static final Answer TIMED_OUT = new Answer("TIMED_OUT", 0);
    /** No certificate that can be trusted for this host, or no TLS at all. */
    static final Answer TLS_FAILED = new Answer("TLS_FAILED", 0);
    /** Nobody listens there. */
    static final Answer NOT_REACHABLE = new Answer("NOT_REACHABLE", 0);
    /** The name of the host is not known. */
    static final Answer UNKNOWN_HOST = new Answer("UNKNOWN_HOST", 0);
    /** The name of the host leads to an address where this municipality's webhooks may not go. */
    static final Answer ADDRESS_NOT_ALLOWED = new Answer("ADDRESS_NOT_ALLOWED", 0);
    /** It answered well to the question whether it agrees to receive, and did not say yes. */
    static final Answer NOT_GRANTED = new Answer("NOT_GRANTED", 0);
    /** The connection was closed before there was an answer. */
    static final Answer CLOSED = new Answer("CLOSED", 0);
    /** What came is not HTTP. */
    static final Answer NOT_HTTP = new Answer("NOT_HTTP", 0);

    private Answer(String code, int status) {
        this(code, status, Optional.empty());
    }

    static Answer status(int status) {
        return new Answer("STATUS_" + status, status);
    }

    /** The same, with how long the receiver asks to be left alone. */
    Answer askingFor(Optional<Duration> pause) {
        return new Answer(code, status, pause);
    }

    /** Only 2xx: a redirect is not followed, for it could lead anywhere. */
    boolean taken() {
        return status / 100 == 2;
    }

    /** Whether the destination works, as far as its guard is concerned: it answered, and not that it is in trouble. */
    boolean healthy() {
        return equals(NOT_GRANTED) || status > 0 && status < 500 && status != 429;
    }
}
