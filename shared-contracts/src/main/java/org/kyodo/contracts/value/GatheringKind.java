package org.kyodo.contracts.value;

/** The kinds of gatherings 催し (000:L123; 001:L1335, L1538; 004:L168–174). */
public enum GatheringKind {
    /** 催し. */
    FESTIVAL,
    /** 講座. */
    COURSE,
    /** 職員研修. */
    TRAINING,
    /** 会議・ミーティング. */
    MEETING,
    /** 交流会. */
    MEETUP
}
