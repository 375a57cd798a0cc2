package org.kyodo.proposal.comment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.OpinionAnswer;

/** What was answered to opinions so far; an opinion has one answer, the last one given. */
record OpinionAnswers(List<OpinionAnswer> given) {
    static final OpinionAnswers NONE = new OpinionAnswers(List.of());

    OpinionAnswers {
        given = List.copyOf(given);
    }

    /** The numbers of the opinions that have an answer. */
    Set<Integer> answered() {
        return numbers(given);
    }

    /** With these; who had another answer before has it no more. */
    OpinionAnswers and(List<OpinionAnswer> more) {
        Set<Integer> anew = numbers(more);
        return new OpinionAnswers(Stream.concat(
                        given.stream().map(before -> without(before, anew)).filter(left -> !left.opinions()
                                .isEmpty()),
                        more.stream())
                .toList());
    }

    /** How many opinions changed the plan. */
    int reflected() {
        return given.stream()
                .filter(OpinionAnswer::planChanges)
                .mapToInt(answer -> answer.opinions().size())
                .sum();
    }

    static Set<Integer> numbers(Collection<OpinionAnswer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.opinions().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static OpinionAnswer without(OpinionAnswer answer, Set<Integer> numbers) {
        return new OpinionAnswer(
                answer.opinions().stream()
                        .filter(number -> !numbers.contains(number))
                        .toList(),
                answer.summary(),
                answer.answer(),
                answer.planChanges());
    }
}
