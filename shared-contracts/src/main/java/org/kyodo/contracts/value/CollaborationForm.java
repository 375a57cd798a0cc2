package org.kyodo.contracts.value;

/** The nine forms of collaboration 協働の形態 (001:L346-). */
public enum CollaborationForm {
    /** 共催. */
    CO_HOSTING,
    /** 後援. */
    NOMINAL_SUPPORT,
    /** 実行委員会・協議会. */
    EXECUTIVE_COMMITTEE,
    /** アドプト制度. */
    ADOPT,
    /** 事業協力. */
    COOPERATION,
    /** 協働委託. */
    COMMISSION,
    /** 補助・助成. */
    SUBSIDY,
    /** 参画提案・政策提案. */
    POLICY_PROPOSAL,
    /** 情報提供・情報交換. */
    INFORMATION_EXCHANGE
}
