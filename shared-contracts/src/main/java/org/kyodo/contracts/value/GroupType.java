package org.kyodo.contracts.value;

/** What kind of body a group 団体 is. */
public enum GroupType {
    /** 自治会・町内会. */
    NEIGHBORHOOD_ASSOCIATION,
    /** 地域づくり協議会. */
    AREA_COUNCIL,
    /** 婦人会. */
    WOMENS,
    /** 子ども会. */
    CHILDRENS,
    /** 老人クラブ. */
    SENIORS,
    /** PTA. */
    PTA,
    /** 市民活動団体. */
    CITIZEN_ACTIVITY,
    /** ボランティア団体. */
    VOLUNTEER,
    /** NPO法人. */
    NPO_CORPORATION,
    /** その他の法人. */
    OTHER_CORPORATION,
    /** 事業者. */
    BUSINESS,
    /** 教育機関. */
    EDUCATION,
    /** 中間支援組織. */
    INTERMEDIARY,
    /** 実行委員会. */
    EXECUTIVE_COMMITTEE,
    /** 指定地域共同活動団体. */
    DESIGNATED_AREA_BODY
}
