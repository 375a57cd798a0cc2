package org.kyodo.contracts.value;

/** How the proposals of a call are examined 審査の方法 (R-CA-6). */
public enum Examination {
    /** 協働ラウンドテーブルでの協議. */
    ROUND_TABLE,
    /** 採点. */
    SCORING,
    /** どちらも. */
    BOTH
}
