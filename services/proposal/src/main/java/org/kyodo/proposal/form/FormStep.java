package org.kyodo.proposal.form;

/** Where a key point of a form is checked 確認の場. */
enum FormStep {
    /** 締結・決定通知: before the instrument is signed or issued, here. */
    INSTRUMENT,
    /** 採否: by the rules of calls and proposals. */
    DECISION,
    /** 意見交換: by the minutes of the round table or forum. */
    EXCHANGE,
    /** 交付: by the rules of grants. */
    GRANT,
    /** 実施: while the project runs. */
    PROJECT,
    /** 評価: asked in the mutual evaluation. */
    EVALUATION
}
