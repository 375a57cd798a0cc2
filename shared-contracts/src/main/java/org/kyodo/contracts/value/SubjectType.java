package org.kyodo.contracts.value;

/** What kind of matter something is about or led to 対象の種別. */
public enum SubjectType {
    /** 団体. */
    GROUP,
    /** 募集. */
    CALL,
    /** 提案. */
    PROPOSAL,
    /** 協定. */
    AGREEMENT,
    /** 補助制度. */
    PROGRAMME,
    /** 交付申請. */
    APPLICATION,
    /** 市民事業. */
    INITIATIVE,
    /** 派遣依頼. */
    MATCH_REQUEST,
    /** 協働事業. */
    PROJECT,
    /** 交付決定. */
    AWARD
}
