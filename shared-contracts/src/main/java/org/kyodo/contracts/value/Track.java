package org.kyodo.contracts.value;

/** What kind of body a group is registered as 登録の区分: it decides the form and the criteria. */
public enum Track {
    /** 市民活動団体: by a purpose. */
    CIVIC,
    /** 地域コミュニティ: by ties of place. */
    TERRITORIAL,
    /** 地域づくり協議会: bodies of one area together. */
    COUNCIL,
    /** 事業者・教育機関. */
    ORGANISATION
}
