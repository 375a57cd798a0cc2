package org.kyodo.contracts.value;

import java.util.regex.Pattern;

/** What the codes of a municipality's own lists look like: lower-case words joined by hyphens, or Japanese words. */
final class Code {
    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    static final String OPAQUE = "[A-Za-z0-9][A-Za-z0-9:._-]{0,99}";

    /** The constants of an Act or a guideline, and the slugs of a municipality's own. */
    static final String FIELD = "(?=.{1,60}$)([A-Z][A-Z0-9]*(_[A-Z0-9]+)*|[a-z0-9]+(-[a-z0-9]+)*)";

    static final Pattern IS_SLUG = Pattern.compile(SLUG);
    static final Pattern IS_OPAQUE = Pattern.compile(OPAQUE);
    static final Pattern IS_FIELD = Pattern.compile(FIELD);

    private Code() {}
}
