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
    /** 重複: same name and representative, or same corporate number. */
    DUPLICATE(stage("K-GR-7")),
    /** 協議会は一地域に一つ. */
    COUNCIL_THERE(stage("K-GR-1")),
    /** Another account's group, and nobody who enters it for that account at a counter. */
    NOT_YOUR_GROUP(forbidden()),
    /** Not the registrar of the group's track. */
    NOT_THE_REGISTRAR(forbidden("R-GR-8")),
    /** The form of the track asks for it. */
    FORM_INCOMPLETE(guard()),
    /** 連絡方法なし. */
    CONTACT_MISSING(breaks("K-GR-6")),
    /** 意思表明に署名なし. */
    STATEMENT_NOT_SIGNED(breaks("R-GR-7")),
    /** 会員数不足. */
    TOO_FEW_MEMBERS(breaks("K-GR-3")),
    /** 対象外の団体種別. */
    GROUP_TYPE_NOT_ACCEPTED(guard()),
    /** 区分の変更: a type of another track, which has other criteria. */
    TRACK_CHANGED(guard()),
    /** No area of the municipality. */
    AREA_UNKNOWN(unknown()),
    /** No field of activity of the municipality. */
    FIELD_UNKNOWN(unknown()),
    /** 規約なし. */
    BYLAWS_MISSING(breaks("K-GR-2")),
    /** 名簿なし. */
    ROSTER_MISSING(breaks("K-GR-5")),
    /** 誓約なし. */
    DECLARATION_NOT_SIGNED(breaks("K-GR-4")),
    /** 暴力団排除. */
    ORGANIZED_CRIME(breaks("K-GR-4")),
    /** 政治・宗教・選挙. */
    EXCLUDED_PURPOSE(breaks("K-GR-4")),
    /** 営利目的. */
    NOT_NON_PROFIT(breaks("R-GR-1")),
    /** 共益のみ. */
    MUTUAL_BENEFIT_ONLY(breaks("R-GR-2")),
    /** 組織性・継続性なし. */
    NOT_CONTINUOUS(breaks("R-GR-3")),
    /** 自発性なし. */
    NOT_OF_CITIZENS_OWN_WILL(breaks("R-GR-4")),
    /** 地縁によらない. */
    NOT_TERRITORIAL(breaks("R-GR-5")),
    /** 一つの地域の団体でない. */
    NOT_OF_ONE_AREA(breaks("R-GR-6")),
    /** 要件にない確認: no criterion of the municipality. */
    CRITERION_UNKNOWN(unknown()),
    /** Only an area council has bodies and subcommittees. */
    ONLY_OF_COUNCILS(guard()),
    /** アカウントあり: the group has one, which may hand it over. */
    ACCOUNT_THERE(stage("K-GR-8")),
    /** アカウントなし: there is nothing to hand over. */
    NO_ACCOUNT(stage("K-GR-8")),
    /** The code was used, or none was issued. */
    NO_CODE(stage("K-GR-8")),
    /** コードが違う. */
    CODE_WRONG(breaks("K-GR-8")),
    /** 期限切れ. */
    CODE_EXPIRED(stage("K-GR-8")),
    /** The account acts for the group already. */
    OWN_GROUP(stage("K-GR-8")),
    /** 証する書類なし. */
    PROOF_MISSING(breaks("K-GR-9")),
    /** Too long ago, or too far ahead. */
    DAY_OUT_OF_RANGE(guard()),
    /** 更新の時期でない. */
    RENEWAL_NOT_DUE(untimely("K-GR-10")),
    /** 期限なし: a registration without an end. */
    NOTHING_TO_RENEW(stage()),
    /** 有効期間満了: it expires in this moment, or has just. */
    REGISTRATION_OVER(untimely("K-ALL-3")),
    /** 年次報告なし. */
    REPORT_MISSING(breaks("K-GR-11")),
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
