package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.Assessment;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentStance;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.Side;

/**
 * How far the review 審査 of a proposal has come.
 *
 * @param handling what the departments did on it
 * @param roundTable that discussed it last and whose minutes are public
 * @param scores one of each reviewer, sealed
 * @param statements the last word of each side on the form
 * @param reconsidered whether the proposer has used its one request for reconsideration
 * @param meanOf how many scores the mean was told of with a decision that is reconsidered, else 0
 */
record Review(
        Handling handling,
        Optional<RoundTableId> roundTable,
        List<Score> scores,
        List<Statement> statements,
        boolean reconsidered,
        int meanOf) {

    static final Review BEGUN = new Review(Handling.NONE, Optional.empty(), List.of(), List.of(), false, 0);

    /** That a reviewer scored it. @param sealed what they gave; nobody is shown it (K-PR-6) */
    record Score(AccountRef reviewer, Optional<String> sealed) {}

    /** Which form a side chooses, and why. */
    record Statement(Side side, CollaborationForm form, String text) {}

    /**
     * What the town hall does on it 庁内の検討.
     *
     * @param assignment present once departments are in charge
     * @param awaited opinions that were asked for and are not there
     * @param opinions the last one of each department
     * @param coImplementing sections that said so themselves
     */
    record Handling(
            Optional<Assignment> assignment,
            List<Awaited> awaited,
            List<Opinion> opinions,
            List<CoImplementation> coImplementing,
            Optional<Assessment> assessment) {
        static final Handling NONE = new Handling(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

        /** A section that is no longer in charge does not carry it out either. */
        Handling assigned(Assignment to) {
            return new Handling(
                    Optional.of(to),
                    awaited,
                    opinions,
                    coImplementing.stream()
                            .filter(section -> to.departments().contains(section.department()))
                            .toList(),
                    assessment);
        }

        Handling asking(Collection<DepartmentCode> departments, LocalDate dueOn) {
            return with(
                    replaced(
                            awaited,
                            asked -> departments.contains(asked.department()),
                            departments.stream()
                                    .map(department -> new Awaited(department, dueOn, false))
                                    .toList()),
                    opinions);
        }

        Handling overdueTold(Collection<DepartmentCode> departments) {
            return with(
                    awaited.stream()
                            .map(asked -> departments.contains(asked.department())
                                    ? new Awaited(asked.department(), asked.dueOn(), true)
                                    : asked)
                            .toList(),
                    opinions);
        }

        Handling answered(Opinion opinion) {
            return with(
                    awaited.stream()
                            .filter(asked -> !asked.department().equals(opinion.department()))
                            .toList(),
                    replaced(opinions, earlier -> earlier.department().equals(opinion.department()), List.of(opinion)));
        }

        Handling coImplementedBy(CoImplementation section) {
            return sections(replaced(
                    coImplementing, earlier -> earlier.department().equals(section.department()), List.of(section)));
        }

        Handling notCoImplementedBy(DepartmentCode department) {
            return sections(coImplementing.stream()
                    .filter(section -> !section.department().equals(department))
                    .toList());
        }

        Handling assessed(Assessment as) {
            return new Handling(assignment, awaited, opinions, coImplementing, Optional.of(as));
        }

        /** The first of these departments that was asked and has not answered. */
        Optional<Awaited> awaitedOf(Collection<DepartmentCode> departments) {
            return awaited.stream()
                    .filter(asked -> departments.contains(asked.department()))
                    .findFirst();
        }

        /** The first of these departments that is in charge. */
        Optional<DepartmentCode> inChargeOf(Collection<DepartmentCode> departments) {
            return assignment.stream()
                    .flatMap(to -> to.departments().stream())
                    .filter(departments::contains)
                    .findFirst();
        }

        /** What is late to be told: asked for, not there, not told yet. */
        Stream<Awaited> untold() {
            return awaited.stream().filter(asked -> !asked.overdueTold());
        }

        private Handling with(List<Awaited> nowAwaited, List<Opinion> nowThere) {
            return new Handling(assignment, nowAwaited, nowThere, coImplementing, assessment);
        }

        private Handling sections(List<CoImplementation> now) {
            return new Handling(assignment, awaited, opinions, now, assessment);
        }
    }

    /** An opinion 所見 that was asked for and is not there. @param overdueTold whether it was told that it is late */
    record Awaited(DepartmentCode department, LocalDate dueOn, boolean overdueTold) {}

    /** The opinion 所見 of a department. */
    record Opinion(DepartmentCode department, DepartmentStance stance, String text) {}

    Review with(Handling now) {
        return new Review(now, roundTable, scores, statements, reconsidered, meanOf);
    }

    Review discussedAt(RoundTableId table) {
        return new Review(handling, Optional.of(table), scores, statements, reconsidered, meanOf);
    }

    Review scoredBy(AccountRef reviewer) {
        return with(Stream.concat(scores.stream(), Stream.of(new Score(reviewer, Optional.empty())))
                .toList());
    }

    /** With what the reviewer who scored last gave, which the event does not tell. */
    Review withSealed(String sealed) {
        return with(Stream.concat(
                        scores.stream().limit(scores.size() - 1L),
                        Stream.of(new Score(scores.getLast().reviewer(), Optional.of(sealed))))
                .toList());
    }

    Review stated(Statement statement) {
        return new Review(
                handling,
                roundTable,
                scores,
                replaced(statements, earlier -> earlier.side() == statement.side(), List.of(statement)),
                reconsidered,
                meanOf);
    }

    /** @param told whether the mean was told with the decision that is reconsidered */
    Review again(boolean told) {
        return new Review(handling, roundTable, scores, statements, true, told ? scores.size() : 0);
    }

    Optional<Score> of(AccountRef reviewer) {
        return scores.stream()
                .filter(score -> score.reviewer().equals(reviewer))
                .findFirst();
    }

    Optional<Statement> statementOf(Side side) {
        return statements.stream().filter(statement -> statement.side() == side).findFirst();
    }

    private Review with(List<Score> now) {
        return new Review(handling, roundTable, now, statements, reconsidered, meanOf);
    }

    private static <T> List<T> replaced(List<T> all, Predicate<T> earlier, List<T> later) {
        List<T> now = new ArrayList<>(all);
        now.removeIf(earlier);
        now.addAll(later);
        return List.copyOf(now);
    }
}
