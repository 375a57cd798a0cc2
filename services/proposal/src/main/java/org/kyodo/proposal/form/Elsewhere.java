package org.kyodo.proposal.form;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.proposal.award.KnownAward;

/**
 * What is known of a key point that is checked elsewhere 別の場で分かったこと.
 *
 * @param met whether that shows that it is kept; else it stays to be seen
 * @param by the section that saw to it, where one did
 * @param on the day
 * @param figure in what is said, where it has one
 */
public record Elsewhere(boolean met, Optional<DepartmentCode> by, LocalDate on, Said said, Optional<Integer> figure) {
    /** In what words; the text stands under {@code elsewhere.…}. */
    enum Said {
        /** 条件のない交付決定. */
        NO_CONDITIONS,
        /** 条件のある交付決定. */
        CONDITIONS,
        /** 交付決定と額の公開. */
        AWARD_PUBLIC,
        /** 対象経費の確認. */
        COSTS_CHECKED,
        /** 連続する年度. */
        YEARS_COUNTED,
        /** 双方の評価. */
        EVALUATED_BY_BOTH,
        /** 協働委託への移行. */
        MOVED_TO_COMMISSION,
        /** 移行しない終結. */
        CLOSED_WITHOUT_MOVE;

        /** The key of its text. */
        String text() {
            return "elsewhere." + name();
        }
    }

    /**
     * What an award shows of a subsidy. That its programme was published with its criteria and its end, and its costs were checked,
     * comes before every award; of conditions it shows only that there are none.
     */
    public static Map<FormRule, Elsewhere> of(KnownAward award) {
        int conditions = award.terms().conditions().size();
        Elsewhere free =
                conditions == 0 ? of(award, Said.NO_CONDITIONS) : of(award, false, Said.CONDITIONS, conditions);
        Map<FormRule, Elsewhere> known = new EnumMap<>(FormRule.class);
        known.put(FormRule.AUTONOMY_OF_SUBSIDISED, free);
        known.put(FormRule.MEDDLING_WITH_SUBSIDISED, free);
        known.put(FormRule.SUBSIDY_NOT_TRANSPARENT, of(award, Said.AWARD_PUBLIC));
        known.put(FormRule.SUBSIDY_FOR_RUNNING_COSTS, of(award, Said.COSTS_CHECKED));
        known.put(
                FormRule.SUBSIDY_WITHOUT_END,
                of(award, true, Said.YEARS_COUNTED, award.terms().consecutiveYear()));
        return known;
    }

    /** Both sides were asked how they stood to each other; what they said is in the evaluation. */
    public static Elsewhere evaluatedOn(LocalDate day) {
        return new Elsewhere(false, Optional.empty(), day, Said.EVALUATED_BY_BOTH, Optional.empty());
    }

    /** In which form a project that ended on the day was to go on, if in one. */
    public static Elsewhere closed(LocalDate day, Optional<CollaborationForm> successor) {
        boolean moved = successor.equals(Optional.of(CollaborationForm.COMMISSION));
        return new Elsewhere(
                moved,
                Optional.empty(),
                day,
                moved ? Said.MOVED_TO_COMMISSION : Said.CLOSED_WITHOUT_MOVE,
                Optional.empty());
    }

    private static Elsewhere of(KnownAward award, Said said) {
        return new Elsewhere(true, Optional.of(award.terms().department()), award.decidedOn(), said, Optional.empty());
    }

    private static Elsewhere of(KnownAward award, boolean met, Said said, int figure) {
        return new Elsewhere(
                met, Optional.of(award.terms().department()), award.decidedOn(), said, Optional.of(figure));
    }
}
