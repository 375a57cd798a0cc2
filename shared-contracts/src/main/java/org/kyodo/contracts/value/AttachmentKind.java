package org.kyodo.contracts.value;

/** What a document is that is handed in with a proposal, an application or a plan 添付書類の種類. */
public enum AttachmentKind {
    /** 事業計画書. */
    PLAN,
    /** 収支予算書. */
    BUDGET,
    /** 見積書. */
    ESTIMATE,
    /** 図面・写真. */
    PICTURE,
    /** 議事録. */
    MINUTES,
    /** 評価シート. */
    SHEET,
    /** その他. */
    OTHER
}
