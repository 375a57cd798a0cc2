package org.kyodo.chassis.inbox;

/**
 * How far a replay is.
 *
 * @param lanes that it set going
 * @param underWay whose first record was not tried yet, or waits for something that comes by itself
 * @param parkedAgain whose first record failed again
 */
public record HeldReplay(String id, long lanes, long underWay, long parkedAgain) {}
