package org.kyodo.contracts.value;

/** As what somebody offers themself 人材の種類. What a municipality calls those that it has is in its settings. */
public enum TalentKind {
    /** 協働サポーター (001:L1379). */
    SUPPORTER,
    /** 地域づくりアドバイザー (001:L1075). */
    ADVISER,
    /** 専門アドバイザー (004:L142). */
    EXPERT,
    /** コーディネーター (001:L1345; 002:L63). */
    COORDINATOR,
    /** 協働リポーター (001:L1217). */
    REPORTER,
    /** ボランティア (003:L51; 004:L132). */
    VOLUNTEER
}
