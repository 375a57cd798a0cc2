package org.kyodo.contracts.value;

/** What a consultation is about 相談内容. */
public enum ConsultationTopic {
    /** 団体の立ち上げ (004:L5). */
    START_GROUP,
    /** 活動の充実 (004:L5). */
    ENRICH,
    /** NPO認証のノウハウ (004:L5). */
    NPO_CERT,
    /** 運営 (003:L54). */
    OPERATE,
    /** 法人化 (003:L54). */
    INCORPORATE,
    /** 会計 (001:L1380). */
    ACCOUNTING,
    /** 税務 (001:L1380). */
    TAX,
    /** 労務 (001:L1380). */
    LABOR,
    /** 提案の前の相談. */
    PRE_PROPOSAL,
    /** 補助金・交付金 (000:L156). */
    GRANT,
    /** その他. */
    OTHER
}
