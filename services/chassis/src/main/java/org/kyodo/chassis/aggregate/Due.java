package org.kyodo.chassis.aggregate;

import java.time.Instant;

/**
 * A deadline 期限 that is part of a stage.
 *
 * @param at the first instant at which it has passed
 * @param command what is then given by the platform; the rules decide it like any other
 */
public record Due<C>(Instant at, C command) {}
