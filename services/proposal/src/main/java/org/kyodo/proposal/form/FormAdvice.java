package org.kyodo.proposal.form;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Instrument;

/**
 * What the form adviser 形態の手引き says of one form for a case: in the words of the municipality and the language of the reader.
 *
 * @param name of the form
 * @param open whether the case can still go this way
 * @param why where it cannot, why not
 * @param instrument what it is put down in
 * @param rules its key points, in the order of the document, but those that the municipality does not use
 */
public record FormAdvice(
        CollaborationForm form,
        String name,
        boolean open,
        Optional<String> why,
        Instrument instrument,
        List<Point> rules) {

    /** How a key point stands. */
    public enum State {
        /** 満たしている. */
        MET,
        /** 不足. */
        MISSING,
        /** 別の場で確認: the case itself does not show it. */
        ELSEWHERE
    }

    /**
     * @param use what the municipality makes of it
     * @param checkedAt where it is checked
     * @param asks what is missing, in words
     */
    public record Point(
            String rule,
            Use use,
            String text,
            Optional<Rule.Source> source,
            FormStep checkedAt,
            State state,
            Optional<String> asks) {}
}
