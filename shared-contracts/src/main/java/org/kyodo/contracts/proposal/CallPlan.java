package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/**
 * What a call asks for, as its department plans it 募集計画.
 *
 * @param theme テーマ; without one it takes proposals on any
 * @param criteria by which proposals are scored 審査基準
 * @param ceiling the most a proposal may ask for 上限額
 * @param round of a citizen policy call, from 1
 * @param forms of collaboration that adoption may lead to; none of what is answered or announced rather than adopted
 * @param subject on what; without one on new issues
 * @param eligibility who may propose; without one whom the municipality lets propose to calls of this kind
 * @param examination how proposals are examined; without one as the municipality examines those of this kind
 */
@PublicText
public record CallPlan(
        CallKind kind,
        @Line(max = 120) String title,
        Optional<@Prose(max = 400) String> theme,
        FiscalYear fiscalYear,
        Window window,
        @Size(max = 20) @OnceEach(by = "axis") List<Criterion> criteria,
        Optional<Yen> ceiling,
        Optional<Integer> round,
        @OnceEach List<CollaborationForm> forms,
        Optional<CallSubject> subject,
        Optional<CallEligibility> eligibility,
        Optional<Examination> examination)
        implements DescribesSubject {
    /** On new issues, and as the municipality lets propose and examines. */
    public CallPlan(
            CallKind kind,
            String title,
            Optional<String> theme,
            FiscalYear fiscalYear,
            Window window,
            List<Criterion> criteria,
            Optional<Yen> ceiling,
            Optional<Integer> round,
            List<CollaborationForm> forms) {
        this(
                kind,
                title,
                theme,
                fiscalYear,
                window,
                criteria,
                ceiling,
                round,
                forms,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with what it leaves out filled in. */
    public CallPlan saying(CallSubject on, CallEligibility who, Optional<Examination> how) {
        return new CallPlan(
                kind,
                title,
                theme,
                fiscalYear,
                window,
                criteria,
                ceiling,
                round,
                forms,
                Optional.of(subject.orElse(on)),
                Optional.of(eligibility.orElse(who)),
                examination.or(() -> how));
    }

    /** The same in another window. */
    public CallPlan in(Window other) {
        return new CallPlan(
                kind,
                title,
                theme,
                fiscalYear,
                other,
                criteria,
                ceiling,
                round,
                forms,
                subject,
                eligibility,
                examination);
    }

    /** Whether its proposals are examined and adopted or rejected, rather than answered or announced 審査の有無. */
    public boolean examines() {
        return kind == CallKind.CITY_PROPOSED || kind == CallKind.CITIZEN_PROPOSED;
    }

    /** Whether its panel scores its proposals 採点の有無. */
    public boolean scores() {
        return examination.filter(how -> how != Examination.ROUND_TABLE).isPresent();
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }
}
