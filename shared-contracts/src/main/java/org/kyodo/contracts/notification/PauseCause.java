package org.kyodo.contracts.notification;

/** Why a subscription is paused 停止の理由. */
public enum PauseCause {
    /** Its department asked for it. */
    BY_DEPARTMENT,
    /** A delivery was given up after the last attempt. */
    DEAD_LETTER,
    /** The subscriber's system answered that it takes nothing any more (HTTP 410). */
    GONE,
    /** The subscriber's system never agreed to receive. */
    UNVERIFIED
}
