package org.kyodo.registry.group;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a command for a group is refused. */
enum GroupRefusal implements Refusal {
    /** 重複: same name and representative, or same corporate number. */
    DUPLICATE(stage("K-GR-7")),
    /** Another account's group, and nobody who enters it for that account at a counter. */
    NOT_YOUR_GROUP(forbidden()),
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
