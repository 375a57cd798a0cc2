package org.kyodo.chassis.decide;

/**
 * How many of a kind somebody may have at a time 上限. A rule asks for it last, for a place is taken with that.
 *
 * @param had beside the one that is asked for
 */
public record Quota(long had, int most) {
    public boolean isUsedUp() {
        return had >= most;
    }
}
