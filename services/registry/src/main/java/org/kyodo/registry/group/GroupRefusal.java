package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a command for a group is refused. */
enum GroupRefusal implements Refusal {
    /** Not in this stage. */
    /** 異議の対象がない. */
    NO_SUCH_ENTRY(unknown()),
    CONTEST_LATE(untimely("K-ALL-6")),
    NOT_IN_THIS_STAGE(stage()),
    /** 重複: same name and representative, or same corporate number. */
    DUPLICATE(stage("K-GR-7")),
    /** The day for the correction has passed. */
    CORRECTION_OVERDUE(untimely("K-ALL-5")),
    /** The day for the correction has not passed yet. */
    NOT_YET_DUE(stage()),
    /** Another account's group, and nobody who enters it for that account at a counter. */
    NOT_YOUR_GROUP(forbidden()),
    /** Not the office that decides on registrations. */
    NOT_THE_OFFICE(forbidden()),
    /** 相互牽制. */
    FOUR_EYES(forbidden("K-ALL-4")),
    /** Staff do not say for which account they begin it. */
    ACCOUNT_MISSING(breaks("K-ALL-6")),
    /** 会員数不足. */
    TOO_FEW_MEMBERS(breaks("K-GR-3")),
    /** 対象外の団体種別. */
    GROUP_TYPE_NOT_ACCEPTED(guard()),
    /** No area of the municipality. */
    AREA_UNKNOWN(unknown()),
    /** No field of activity of the municipality. */
    FIELD_UNKNOWN(unknown()),
    /** 規約なし. */
    BYLAWS_MISSING(breaks("K-GR-2")),
    /** 誓約なし. */
    DECLARATION_NOT_SIGNED(breaks("K-GR-4")),
    /** 暴力団排除. */
    ORGANIZED_CRIME(breaks("K-GR-4")),
    /** 政治・宗教・選挙. */
    EXCLUDED_PURPOSE(breaks("K-GR-4")),
    /** 共益のみ. */
    MUTUAL_BENEFIT_ONLY(breaks("R-GR-2")),
    /** A decision against a group without a reason, or with one that explains nothing. */
    REASON_REQUIRED(breaks("K-ALL-2")),
    /** 審査中: a registration is being decided. */
    PROCEDURE_RUNNING(stage("K-GR-16")),
    /** 交付申請中: an application of the group for a grant has not ended. */
    GRANT_OPEN(stage("K-GR-16")),
    /** 保存年数のうち: kept by an act or the rules on records. */
    KEPT_BY_LAW(stage("K-GR-17")),
    /** 保存期間のうち. */
    RETENTION_NOT_OVER(stage("K-GR-15")),
    /** No personal data of these persons is there, and none was erased. */
    NOTHING_TO_ERASE(stage()),
    /** The day for a correction must lie ahead. */
    DUE_DATE_NOT_AHEAD(breaks("K-ALL-5")),
    DUE_TOO_FAR(breaks("K-ALL-9")),
    /** 下書きの上限. */
    TOO_MANY_DRAFTS(breaks("K-GR-18"));

    private final Ground ground;

    GroupRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
