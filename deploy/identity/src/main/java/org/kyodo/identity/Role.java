package org.kyodo.identity;

import java.util.Locale;

/** What a caller may be in a municipality. */
enum Role {
    RESIDENT,
    GROUP,
    STAFF,
    REVIEWER,
    TREASURER,
    AUDITOR,
    OPERATOR;

    /** As tokens say it. */
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
