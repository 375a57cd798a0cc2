package org.kyodo.proposal.form;

/** What is asked of the choice of a form 形態の選択, whichever it is, beside the key points of the form itself. */
public enum ChoiceRule {
    /** 双方が同じ形態を、それぞれの理由で選ぶ. */
    CHOSEN_TOGETHER("R-COM-2", FormStep.DECISION),
    /** 事業の性格・必要性・収益性をふまえる. */
    WEIGHED("R-FP-1", FormStep.DECISION),
    /** 協働で実施する所属. */
    CO_IMPLEMENTED("R-CI-1", FormStep.GRANT);

    private final String rule;
    private final FormStep step;

    ChoiceRule(String rule, FormStep step) {
        this.rule = rule;
        this.step = step;
    }

    String rule() {
        return rule;
    }

    /** Where it is checked. */
    FormStep step() {
        return step;
    }

    /** The key of what it asks for. */
    String text() {
        return "advice." + name();
    }
}
