package org.kyodo.contracts.value;

/**
 * A word that municipalities have of their own 自治体の用語 and that stands in texts (K-ALL-9): in a bundle {@code %OFFICER%} stands in
 * its place, and {@link Words#filled} says it.
 */
public enum Word {
    /** 協働; Yamagata says 共創. */
    COLLABORATION,
    /** 協働推進員. */
    OFFICER,
    /** 協働ラウンドテーブル; Yamagata says 話し合いの場. */
    MEETING
}
