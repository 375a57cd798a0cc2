package org.kyodo.proposal.form;

import java.util.Map;
import java.util.Optional;

/**
 * How the choice of a form stands for a case 形態の選択.
 *
 * @param closing why it cannot be chosen, where it cannot
 * @param asked what is asked of the choice, and whether it is met
 * @param elsewhere what is known of key points that are checked elsewhere
 */
public record FormChoice(
        Optional<Closing> closing, Map<ChoiceRule, Boolean> asked, Map<FormRule, Elsewhere> elsewhere) {
    /** It was made: the case has its form. */
    public static final FormChoice MADE = new FormChoice(Optional.empty(), Map.of());

    /** Of which nothing is known elsewhere yet. */
    public FormChoice(Optional<Closing> closing, Map<ChoiceRule, Boolean> asked) {
        this(closing, asked, Map.of());
    }

    /** The same with what is known. */
    public FormChoice knowing(Map<FormRule, Elsewhere> known) {
        return new FormChoice(closing, asked, known);
    }
}
