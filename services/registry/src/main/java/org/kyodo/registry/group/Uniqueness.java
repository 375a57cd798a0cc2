package org.kyodo.registry.group;

/** Whether another group of the municipality stands in the way of a registration. */
enum Uniqueness {
    UNIQUE,
    /** 重複: one has the same name and representative, or the same corporate number (K-GR-7). */
    TAKEN,
    /** 協議会は一地域に一つ: the area has its council (K-GR-1). */
    COUNCIL_THERE
}
