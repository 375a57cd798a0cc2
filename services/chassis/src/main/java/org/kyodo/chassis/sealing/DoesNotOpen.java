package org.kyodo.chassis.sealing;

/** What was sealed was altered, or belongs elsewhere. It tells where it was found, and nothing of what was sealed. */
public final class DoesNotOpen extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DoesNotOpen(String where) {
        super("what is sealed at " + where + " does not open (expected: the text that was sealed there, unaltered)");
    }
}
