package org.kyodo.proposal.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Instrument;

/**
 * What the form adviser 形態の手引き says of one form for a case: in the words of the municipality and the language of the reader.
 *
 * @param name of the form
 * @param open whether the case can go this way
 * @param why where it cannot, why not
 * @param instrument what it is put down in
 * @param consecutiveYears for which the same group and section would have worked together in it, this case included (R-IT-4)
 * @param rules what is asked of the choice, then its key points in the order of the document, but those that the municipality
 *     does not use
 */
public record FormAdvice(
        CollaborationForm form,
        String name,
        boolean open,
        Optional<Why> why,
        Instrument instrument,
        Optional<Integer> consecutiveYears,
        List<Point> rules) {

    /** Of all forms, for a case whose form is still to be chosen. */
    public record OfAll(List<FormAdvice> forms) {}

    /** @param rule on which it rests, if it does on one */
    public record Why(Optional<String> rule, String text) {}

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
     * @param known what is known of it where it is checked
     */
    public record Point(
            String rule,
            Use use,
            String text,
            Optional<Rule.Source> source,
            FormStep checkedAt,
            State state,
            Optional<String> asks,
            Optional<Known> known) {}

    /**
     * What is known of a key point that is checked elsewhere.
     *
     * @param by the section that saw to it, where one did
     * @param on the day
     * @param text in words
     */
    public record Known(Optional<DepartmentCode> by, LocalDate on, String text) {}
}
