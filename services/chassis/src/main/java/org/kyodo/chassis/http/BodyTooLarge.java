package org.kyodo.chassis.http;

import java.io.IOException;

/** The body has more bytes than a service takes. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;
    private final long limit;

    BodyTooLarge(long limit) {
        super("body too large (expected: at most " + limit + " bytes)");
        this.limit = limit;
    }

    long limit() {
        return limit;
    }
}
