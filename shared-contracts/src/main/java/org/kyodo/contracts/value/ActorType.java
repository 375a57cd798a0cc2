package org.kyodo.contracts.value;

/** What kind of actor did it. */
public enum ActorType {
    /** 市民. */
    RESIDENT,
    /** 団体. */
    GROUP,
    /** 職員. */
    STAFF,
    /** 市民活動支援センター等の職員. */
    DESK,
    /** 審査員. */
    REVIEWER,
    /** 会計. */
    TREASURER,
    /** 監査. */
    AUDITOR,
    /** 運用者. */
    OPERATOR,
    /** Kyodo itself: a deadline or a reaction to an event. */
    PLATFORM
}
