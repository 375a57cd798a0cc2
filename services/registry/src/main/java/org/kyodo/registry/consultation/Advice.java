package org.kyodo.registry.consultation;

import java.time.LocalDate;

/** That advice was given 助言, and how long after it was asked for. */
record Advice(LocalDate on, long waitedMinutes) {}
