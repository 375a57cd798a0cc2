package org.kyodo.contracts.value;

/** The types of field that suit collaboration 協働に適した分野や事業 (001:L338-). The list is open, hence OTHER. */
public enum FieldType {
    /** 地域ごとにきめ細やかな対応が必要な分野. */
    F1,
    /** 地域社会との密接な連携が必要な分野. */
    F2,
    /** 当事者性を発揮し、解決を求められる分野. */
    F3,
    /** 専門性を求められる分野. */
    F4,
    /** 行政が着手していない分野. */
    F5,
    /** 合意形成が必要な分野. */
    F6,
    /** それ以外の分野. */
    OTHER
}
