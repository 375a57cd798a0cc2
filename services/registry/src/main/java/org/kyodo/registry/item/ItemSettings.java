package org.kyodo.registry.item;

/** @param minReason the fewest characters of a reason for a decision against somebody */
record ItemSettings(int minReason) {}
