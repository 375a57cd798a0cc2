package org.kyodo.contracts.registry;

/** As what a group was incorporated 法人格. */
public enum LegalForm {
    /** 特定非営利活動法人. */
    NPO_CORPORATION,
    /** 認定特定非営利活動法人. */
    CERTIFIED_NPO_CORPORATION,
    /** 一般社団法人. */
    GENERAL_INCORPORATED_ASSOCIATION,
    /** 公益社団法人. */
    PUBLIC_INTEREST_INCORPORATED_ASSOCIATION,
    /** 一般財団法人. */
    GENERAL_INCORPORATED_FOUNDATION,
    /** 公益財団法人. */
    PUBLIC_INTEREST_INCORPORATED_FOUNDATION,
    /** 社会福祉法人. */
    SOCIAL_WELFARE_CORPORATION,
    /** 認可地縁団体. */
    AUTHORISED_TERRITORIAL_BODY,
    /** 労働者協同組合. */
    WORKERS_COOPERATIVE,
    /** 株式会社その他の会社. */
    COMPANY,
    /** その他. */
    OTHER
}
