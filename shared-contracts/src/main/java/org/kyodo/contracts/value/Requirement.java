package org.kyodo.contracts.value;

/** What a grant programme asks of an applicant 交付要件. */
public enum Requirement {
    /** 団体登録. */
    REGISTRATION,
    /** 地域づくり計画. */
    AREA_PLAN,
    /** 新規事業. */
    NEW_PROJECT,
    /** 協働する所属. */
    CO_DEPARTMENT,
    /** 採択された提案. */
    ADOPTED_PROPOSAL,
    /** 協定書. */
    AGREEMENT,
    /** 相談 (R-CO-4). */
    CONSULTATION,
    /** 地域・社会課題の解決. */
    LOCAL_ISSUE,
    /** 広く市民のため. */
    WIDE_BENEFIT
}
