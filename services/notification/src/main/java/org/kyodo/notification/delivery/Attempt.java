package org.kyodo.notification.delivery;

import java.time.Instant;

/**
 * One attempt 配信の試み as the delivery log shows it.
 *
 * @param answer {@code STATUS_503}, {@code TIMED_OUT}, …
 */
record Attempt(Instant at, String answer) {}
