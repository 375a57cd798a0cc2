package org.kyodo.proposal.agreement;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to an agreement is refused; what its form asks for, {@link org.kyodo.proposal.form.FormRule} says. */
enum AgreementRefusal implements Refusal {
    /** 当事者ではない. */
    NOT_AN_AGREEMENT_PARTY(forbidden()),
    /** 自分の所属ではない. */
    NOT_YOUR_SECTION(forbidden("K-ALL-1")),
    UNKNOWN_PARTY(unknown()),
    UNKNOWN_SECTION(unknown()),
    NO_PARTY_OUTSIDE_THE_CITY(breaks("R-AG-3")),
    PARTY_NOT_REGISTERED(breaks("K-ALL-8")),
    TOO_MANY_STANDING_DRAFTS(breaks("K-AG-6")),
    CLAUSE_SOURCE_NOT_LISTED(guard()),
    TERM_OVER_ALREADY(guard()),
    TERM_TOO_MANY_YEARS(breaks("K-AG-5")),
    REVIEW_DATE_OUTSIDE_TERM(guard()),
    CONTACT_IN_TEXT(breaks("K-AG-7")),
    NOT_CHECKED_FOR_PERSONAL_DATA(breaks("K-AG-7")),
    TOO_MANY_VERSIONS(breaks("K-AG-4")),
    /** 決定通知は協議の版を持たない. */
    A_LETTER_IS_ISSUED(stage("K-AG-1")),
    NOT_A_LETTER(stage("R-AG-1")),
    PRICE_ONLY_FOR_COMMISSION(guard()),
    NO_PRICE_PROPOSED(stage()),
    /** 自分の側が示した対価. */
    OWN_PRICE(forbidden()),
    STATEMENT_IS_THE_GROUPS(guard()),
    GROUP_STATEMENT_REQUIRED(breaks("K-FP-2")),
    PRICE_NOT_AGREED(breaks("R-FP-2")),
    NOTHING_TO_RECORD(guard()),
    RECORDED_AHEAD(guard()),
    /** 職員が責任を持って確かめる. */
    OFFICER_RECORDS_IT(guard()),
    ANOTHER_VERSION(stage("K-AG-2")),
    NOT_CONFIRMED_BY_ALL(stage("K-AG-2")),
    NOTHING_REVISED(stage()),
    NOTICE_TOO_SHORT(breaks("K-AG-3")),
    /** 既に、より早い日に終わることになっている. */
    ENDS_ALREADY(stage()),
    NO_NOTICE_GIVEN(stage()),
    /** 効力のある最後の日を過ぎた. */
    HOLDS_NO_MORE(stage()),
    ENDED_BEFORE_TODAY(guard()),
    AFTER_ITS_TERM(guard()),
    WITHOUT_TERM(stage()),
    NO_REVIEW_REQUIRED(stage());

    private final Ground ground;

    AgreementRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
