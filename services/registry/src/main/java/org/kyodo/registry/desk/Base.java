package org.kyodo.registry.desk;

/** Whether the base whose days are set is listed 公開中の拠点. */
enum Base {
    LISTED,
    UNKNOWN
}
