package org.kyodo.identity;

import java.util.Locale;

/** What a caller may be in a municipality. */
enum Role {
    RESIDENT,
    GROUP,
    STAFF,
    DESK,
    REVIEWER,
    TREASURER,
    AUDITOR,
    OPERATOR,
    /** Of the whole installation, whatever the municipality. */
    PLATFORM_OPERATOR;

    /** As tokens say it. */
    String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
