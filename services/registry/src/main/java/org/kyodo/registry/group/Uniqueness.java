package org.kyodo.registry.group;

/** Whether another group of the municipality has the same name and representative, or the same corporate number. */
enum Uniqueness {
    UNIQUE,
    /** 重複. */
    TAKEN
}
