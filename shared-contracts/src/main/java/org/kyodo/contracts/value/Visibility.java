package org.kyodo.contracts.value;

/** Who may read an event. */
public enum Visibility {
    /** everyone, through the redacted public stream. */
    PUBLIC,
    /** the departments of the municipality. */
    DEPARTMENT,
    /** the parties of the subject and the departments concerned. */
    PARTIES,
    /** the platform itself. */
    INTERNAL
}
