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
    /** 登録: the step by which a group comes into the register. */
    REGISTRATION,
    /** 相談窓口: where advice is offered; a single enquiry is a 相談 everywhere. */
    CONSULTATION,
    /** 協働ラウンドテーブル, where the parties talk; Yamagata says 話し合いの場. */
    MEETING,
    /** 協定書: what an adoption is put down in. */
    AGREEMENT
}
