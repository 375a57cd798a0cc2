package org.kyodo.registry.group;

import org.kyodo.chassis.decide.Refusal;

/** Every reason why a command for a group is refused. */
enum GroupRefusal implements Refusal {
    /** Not in this stage. */
    NOT_IN_THIS_STAGE(Kind.STAGE),
    /** 重複: same name and representative, or same corporate number. */
    DUPLICATE(Kind.STAGE),
    /** The day for the correction has passed. */
    CORRECTION_OVERDUE(Kind.STAGE),
    /** The day for the correction has not passed yet. */
    NOT_YET_DUE(Kind.STAGE),
    /** Another account's group, and nobody who enters it for that account at a counter. */
    NOT_YOUR_GROUP(Kind.FORBIDDEN),
    /** Not the office that decides on registrations. */
    NOT_THE_OFFICE(Kind.FORBIDDEN),
    /** Staff do not say for which account they begin it. */
    ACCOUNT_MISSING(Kind.RULE),
    /** 会員数不足. */
    TOO_FEW_MEMBERS(Kind.RULE),
    /** 対象外の団体種別. */
    GROUP_TYPE_NOT_ACCEPTED(Kind.RULE),
    /** No area of the municipality. */
    AREA_UNKNOWN(Kind.UNKNOWN_REFERENCE),
    /** No field of activity of the municipality. */
    FIELD_UNKNOWN(Kind.UNKNOWN_REFERENCE),
    /** 規約なし. */
    BYLAWS_MISSING(Kind.RULE),
    /** 誓約なし. */
    DECLARATION_NOT_SIGNED(Kind.RULE),
    /** 暴力団排除. */
    ORGANIZED_CRIME(Kind.RULE),
    /** 政治・宗教・選挙. */
    EXCLUDED_PURPOSE(Kind.RULE),
    /** 共益のみ. */
    MUTUAL_BENEFIT_ONLY(Kind.RULE),
    /** A decision against a group without a reason, or with one that explains nothing. */
    REASON_REQUIRED(Kind.RULE, "R-SE-3"),
    /** The day for a correction must lie ahead. */
    DUE_DATE_NOT_AHEAD(Kind.RULE);

    private final Kind kind;
    private final String rule;

    GroupRefusal(Kind kind) {
        this.kind = kind;
        this.rule = name();
    }

    GroupRefusal(Kind kind, String rule) {
        this.kind = kind;
        this.rule = rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String rule() {
        return rule;
    }
}
