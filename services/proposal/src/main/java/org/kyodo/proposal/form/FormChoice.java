package org.kyodo.proposal.form;

import java.util.Map;
import java.util.Optional;

/**
 * How the choice of a form stands for a case 形態の選択.
 *
 * @param closing why it cannot be chosen, where it cannot
 * @param asked what is asked of the choice, and whether it is met
 */
public record FormChoice(Optional<Closing> closing, Map<ChoiceRule, Boolean> asked) {
    /** It was made: the case has its form. */
    public static final FormChoice MADE = new FormChoice(Optional.empty(), Map.of());
}
