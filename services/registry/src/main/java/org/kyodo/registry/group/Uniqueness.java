package org.kyodo.registry.group;

/**
 * Whether other groups of the municipality stand in the way of a registration.
 *
 * @param taken 重複: one has the same name and representative, or the same corporate number (K-GR-7)
 * @param councilThere 協議会は一地域に一つ: an area has its council (K-GR-1)
 */
record Uniqueness(boolean taken, boolean councilThere) {
    static final Uniqueness UNIQUE = new Uniqueness(false, false);
    static final Uniqueness TAKEN = new Uniqueness(true, false);
    static final Uniqueness COUNCIL_THERE = new Uniqueness(false, true);
}
