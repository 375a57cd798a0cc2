package org.kyodo.contracts.value;

/** What kind of meeting it is to which a matter is brought. */
public enum RoundTableKind {
    /** 協働ラウンドテーブル: of the parties, the section in charge and the collaboration office (001:L1320). */
    ROUND_TABLE,
    /** 公開の場: open to everybody (002:L111, L125). */
    PUBLIC_FORUM,
    /** 公開プレゼン: before those who examine proposals. */
    SCREENING_MEETING
}
