package org.kyodo.contracts.value;

/** What came of a consultation 相談の結果. */
public enum ConsultationOutcome {
    /** 助言で解決. */
    ANSWERED,
    /** 紹介先で継続. */
    REFERRED,
    /** 団体の立ち上げ. */
    GROUP_STARTED,
    /** 提案. */
    PROPOSED,
    /** 交付申請. */
    APPLIED,
    /** 見送り. */
    NOT_PURSUED,
    /** その他. */
    OTHER
}
