package org.kyodo.contracts.value;

/** Why something was refused, returned or ended 理由コード; every decision against somebody carries one and a text. */
public enum ReasonCode {
    /** 共益のみ. */
    MUTUAL_BENEFIT_ONLY,
    /** 市外. */
    OUT_OF_AREA,
    /** 政治・宗教・選挙. */
    EXCLUDED_PURPOSE,
    /** 暴排. */
    ORGANIZED_CRIME,
    /** 会員数不足. */
    TOO_FEW_MEMBERS,
    /** 重複. */
    DUPLICATE,
    /** 書類不足. */
    DOCUMENT_MISSING,
    /** 期限後. */
    LATE,
    /** 未登録. */
    NOT_REGISTERED,
    /** 対象外. */
    OUT_OF_PROGRAM,
    /** 法令上不可. */
    LEGAL_LIMIT,
    /** 予算. */
    BUDGET,
    /** 実現性. */
    FEASIBILITY,
    /** 効果. */
    EFFECT,
    /** 既存事業と重複. */
    DUPLICATES_CITY_TASK,
    /** 固定化. */
    FIXATION,
    /** 協働する所属なし. */
    NO_CO_DEPARTMENT,
    /** 対象外経費. */
    INELIGIBLE_COST,
    /** 二重交付. */
    DOUBLE_FUNDING,
    /** 公益性なし. */
    NOT_PUBLIC_BENEFIT,
    /** 定員・数量. */
    FULL,
    /** 営利目的. */
    NOT_NON_PROFIT,
    /** 組織性・継続性なし. */
    NOT_CONTINUOUS,
    /** 有効期間満了. */
    EXPIRED,
    /** 連絡不能. */
    UNREACHABLE,
    /** 個人名の記載. */
    PERSONS_NAMED,
    /** 目的外使用. */
    MISUSE,
    /** 虚偽の申請・報告. */
    FALSE_STATEMENT,
    /** 不実施. */
    NOT_CARRIED_OUT,
    /** 条件違反. */
    CONDITION_BROKEN,
    /** その他. */
    OTHER
}
