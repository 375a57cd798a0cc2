package org.kyodo.proposal.form;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.contracts.value.CollaborationForm.ADOPT;
import static org.kyodo.contracts.value.CollaborationForm.COMMISSION;
import static org.kyodo.contracts.value.CollaborationForm.COOPERATION;
import static org.kyodo.contracts.value.CollaborationForm.CO_HOSTING;
import static org.kyodo.contracts.value.CollaborationForm.EXECUTIVE_COMMITTEE;
import static org.kyodo.contracts.value.CollaborationForm.INFORMATION_EXCHANGE;
import static org.kyodo.contracts.value.CollaborationForm.NOMINAL_SUPPORT;
import static org.kyodo.contracts.value.CollaborationForm.POLICY_PROPOSAL;
import static org.kyodo.contracts.value.CollaborationForm.SUBSIDY;
import static org.kyodo.proposal.form.FormStep.DECISION;
import static org.kyodo.proposal.form.FormStep.EVALUATION;
import static org.kyodo.proposal.form.FormStep.EXCHANGE;
import static org.kyodo.proposal.form.FormStep.GRANT;
import static org.kyodo.proposal.form.FormStep.INSTRUMENT;
import static org.kyodo.proposal.form.FormStep.PROJECT;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Side;

/**
 * The key points of the nine forms of collaboration 実施する上での主なポイント as rules (001:L359-369): the 33 bullets are 35 rules,
 * for R-KS-6 is the note on procedure, and R-JO-4 and R-JO-5 are the two sentences of one bullet. The point is the fact; how it
 * is checked is ours. What a municipality makes of each, its settings say. As a refusal, its text says what it asks for.
 */
public enum FormRule implements Refusal {
    TALKS_BEFORE_CO_HOSTING("R-KS-1", Shown.BY_RECORD, FormCase::talkedBefore, CO_HOSTING),
    PURPOSE_REQUIRED("R-KS-2", Shown.BY_CASE, FormCase::hasPurpose, CO_HOSTING),
    BURDEN_ONE_SIDED("R-KS-3", Shown.BY_CASE, FormCase::isBurdenShared, CO_HOSTING),
    CO_HOSTING_NOT_SETTLED("R-KS-4", Shown.BY_CASE, FormCase::settlesAll, CO_HOSTING),
    CO_HOSTING_IN_NAME_ONLY("R-KS-5", Shown.BY_CASE, c -> !c.roles(Side.CITY).isEmpty(), CO_HOSTING),
    GUIDELINE_NOT_REFERRED_TO("R-KS-6", Shown.BY_RECORD, FormCase::recorded, CO_HOSTING, NOMINAL_SUPPORT),
    PUBLIC_BENEFIT_NOT_CHECKED("R-KO-1", Shown.BY_RECORD, FormCase::recorded, NOMINAL_SUPPORT),
    TALKS_BEFORE_COMMITTEE("R-JI-1", Shown.BY_RECORD, c -> c.talkedBefore() && c.hasPurpose(), EXECUTIVE_COMMITTEE),
    MEMBERS_NOT_COMPLETE("R-JI-2", Shown.BY_RECORD, c -> c.hasBothSides() && c.recorded(), EXECUTIVE_COMMITTEE),
    COMMITTEE_NOT_SETTLED("R-JI-3", Shown.BY_CASE, FormCase::settlesAll, EXECUTIVE_COMMITTEE),
    PROGRESS_OF_LONG_COMMITTEE("R-JI-4", PROJECT, EXECUTIVE_COMMITTEE),
    TALKS_BEFORE_ADOPTING("R-AD-1", Shown.BY_RECORD, FormCase::talkedBefore, ADOPT),
    ADOPTING_NOT_SETTLED("R-AD-2", Shown.BY_CASE, FormCase::settlesAdoption, ADOPT),
    TERM_OR_PILOT_NOT_SAID("R-JK-1", Shown.BY_RECORD, c -> c.hasTerm() && c.recorded(), COOPERATION),
    COOPERATION_NOT_SETTLED("R-JK-2", Shown.BY_CASE, FormCase::settlesRolesAndCosts, COOPERATION),
    SPECIFICATION_NOT_BY_GROUP("R-IT-1", Shown.BY_CASE, c -> c.writers().contains(Side.GROUP), COMMISSION),
    EVALUATION_NOT_PLANNED("R-IT-2", Shown.BY_RECORD, FormCase::recorded, COMMISSION),
    CAPABILITY_NOT_CHECKED("R-IT-3", Shown.BY_RECORD, c -> c.hasReviewDates() && c.recorded(), COMMISSION),
    CONTINUATION_NOT_REVIEWED("R-IT-4", Shown.BY_CASE, FormCase::mayGoOn, COMMISSION),
    AUTONOMY_OF_SUBSIDISED("R-HO-1", GRANT, SUBSIDY),
    MEDDLING_WITH_SUBSIDISED("R-HO-2", GRANT, SUBSIDY),
    SUBSIDY_NOT_TRANSPARENT("R-HO-3", GRANT, SUBSIDY),
    SUBSIDY_FOR_RUNNING_COSTS("R-HO-4", GRANT, SUBSIDY),
    SUBSIDISED_NOT_EQUAL("R-HO-5", EVALUATION, SUBSIDY),
    SUBSIDY_WITHOUT_END("R-HO-6", GRANT, SUBSIDY),
    SUBSIDY_TO_COMMISSION("R-HO-7", PROJECT, SUBSIDY),
    CRITERIA_NOT_OBJECTIVE("R-SE-1", DECISION, POLICY_PROPOSAL),
    NO_CONSTRUCTIVE_EXCHANGE("R-SE-2", EXCHANGE, POLICY_PROPOSAL),
    REASON_NOT_EXPLAINED("R-SE-3", DECISION, POLICY_PROPOSAL),
    PROPOSAL_NOT_CONCRETE("R-SE-4", DECISION, POLICY_PROPOSAL),
    NOT_BOTH_SHARED("R-JO-1", EXCHANGE, INFORMATION_EXCHANGE),
    NO_HEARING("R-JO-2", EXCHANGE, INFORMATION_EXCHANGE),
    EXCHANGE_NOT_CONSTRUCTIVE("R-JO-3", EXCHANGE, INFORMATION_EXCHANGE),
    NOTHING_CAME_OF_EXCHANGE("R-JO-4", EXCHANGE, INFORMATION_EXCHANGE),
    WAY_NOT_EXPLAINED("R-JO-5", EXCHANGE, INFORMATION_EXCHANGE);

    /** What shows before the signature that a key point is kept. */
    private enum Shown {
        /** Something that is recorded for it, whatever else it asks for. */
        BY_RECORD,
        /** What the case says, and nothing beside it. */
        BY_CASE
    }

    private final Ground ground;
    private final FormStep step;
    private final boolean asksForRecord;
    private final Predicate<FormCase> met;
    private final Set<CollaborationForm> forms;

    /** One that is checked before the signature. */
    FormRule(String rule, Shown shown, Predicate<FormCase> met, CollaborationForm... forms) {
        this.ground = breaks(rule);
        this.step = INSTRUMENT;
        this.asksForRecord = shown == Shown.BY_RECORD;
        this.met = met;
        this.forms = Set.of(forms);
    }

    /** One that is checked elsewhere. */
    FormRule(String rule, FormStep step, CollaborationForm... forms) {
        this.ground = breaks(rule);
        this.step = step;
        this.asksForRecord = false;
        this.met = FormCase::recorded;
        this.forms = Set.of(forms);
    }

    /** Those of a form, in the order of the document. */
    public static List<FormRule> of(CollaborationForm form) {
        return Arrays.stream(values()).filter(rule -> rule.forms.contains(form)).toList();
    }

    /** Those of a form that are checked before its instrument is signed or issued. */
    public static List<FormRule> beforeSignature(CollaborationForm form) {
        return of(form).stream().filter(rule -> rule.step == INSTRUMENT).toList();
    }

    /** Where it is checked. */
    FormStep step() {
        return step;
    }

    /** Whether the case keeps it. */
    public boolean isMetBy(FormCase given) {
        return met.test(given.about(rule()));
    }

    /** Whether something is to be recorded for it, rather than written into the agreement. */
    public boolean asksForRecord() {
        return asksForRecord;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
