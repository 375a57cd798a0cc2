package org.kyodo.registry.booking;

/** @param minReason the fewest characters of a reason for a decision against somebody */
record BookingSettings(int minReason) {}
