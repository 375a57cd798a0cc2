package org.kyodo.chassis.decide;

/**
 * What a rule makes known where it refuses nothing 確認・検出: its question was answered with no (CHECK), or it follows from what
 * happened (DERIVED). Each aggregate that has some has an enum of them.
 */
public interface Concern {
    /** The id of the rule, such as {@code K-CM-1}. */
    String rule();
}
