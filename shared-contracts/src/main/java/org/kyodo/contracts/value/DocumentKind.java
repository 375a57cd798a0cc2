package org.kyodo.contracts.value;

/** The kinds of documents 資料 that a municipality hands out or follows. */
public enum DocumentKind {
    /** 手引き・手引書 (001:L998, L1252). */
    HANDBOOK,
    /** ガイドブック (001:L1263). */
    GUIDEBOOK,
    /** 冊子 (001:L1088). */
    BOOKLET,
    /** リーフレット (001:L1239). */
    LEAFLET,
    /** 副読本 (001:L1228). */
    READER,
    /** 職員ハンドブック (001:L1560). */
    STAFF_HANDBOOK,
    /** マニュアル (000:L207). */
    MANUAL,
    /** 研修計画 (001:L1538). */
    TRAINING_PLAN,
    /** 指針・要綱 (001:L1396, L1406). */
    GUIDELINE,
    /** 事例集 (001:L1274). */
    CASES,
    /** 報告書 (004:L45–46). */
    REPORT
}
