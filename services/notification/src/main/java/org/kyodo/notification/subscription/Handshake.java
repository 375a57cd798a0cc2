package org.kyodo.notification.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * That an address has yet to agree to receive 配信先の確認. Gone once it has.
 *
 * @param attempts made since it was asked for
 * @param nextAt when it is asked next, in whole seconds; none when it has been asked for the last time
 * @param lastAnswer the last there was, as a code
 */
record Handshake(int attempts, Optional<Instant> nextAt, Optional<String> lastAnswer) {}
