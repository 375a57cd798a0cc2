package org.kyodo.registry.gathering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.Enrolment;
import org.kyodo.registry.person.Sealed;

/**
 * Who has a place in a gathering and who waits for one, in the order in which they came. It cannot grow without end: there
 * are at most as many with a place as the capacity, and the waiting list has an end too (K-GT-3).
 *
 * @param last the number of the last enrolment there ever was
 */
record Enrolments(int last, List<Entry> entries) {
    static final Enrolments NONE = new Enrolments(0, List.of());

    Enrolments {
        entries = List.copyOf(entries);
    }

    /**
     * One of them.
     *
     * @param waiting キャンセル待ち
     * @param person an {@link Enrollee}, where they have no account
     */
    record Entry(Enrolment enrolment, boolean waiting, Optional<Sealed> person) {
        private boolean is(int number) {
            return enrolment.number() == number;
        }
    }

    int next() {
        return last + 1;
    }

    /** People with a place. */
    int people() {
        return entries.stream()
                .filter(entry -> !entry.waiting())
                .mapToInt(entry -> entry.enrolment().people())
                .sum();
    }

    Stream<Enrolment> waiting() {
        return entries.stream().filter(Entry::waiting).map(Entry::enrolment);
    }

    Optional<Entry> find(int number) {
        return entries.stream().filter(entry -> entry.is(number)).findFirst();
    }

    /** The sealed data of those without an account. */
    Stream<Sealed> persons() {
        return entries.stream().flatMap(entry -> entry.person().stream());
    }

    /** With a place for it: a new one, or one that waited. */
    Enrolments accepted(Enrolment enrolment) {
        return find(enrolment.number()).isPresent()
                ? changed(enrolment.number(), entry -> new Entry(enrolment, false, entry.person()))
                : and(enrolment, false);
    }

    Enrolments waitlisted(Enrolment enrolment) {
        return and(enrolment, true);
    }

    Enrolments without(Enrolment enrolment) {
        return new Enrolments(
                last,
                entries.stream().filter(entry -> !entry.is(enrolment.number())).toList());
    }

    /** Without those who enrolled without an account. */
    Enrolments forgotten() {
        return new Enrolments(
                last,
                entries.stream().filter(entry -> !entry.enrolment().onPaper()).toList());
    }

    /** With what is known of the person who enrolled last. */
    Enrolments by(Sealed person) {
        return changed(last, entry -> new Entry(entry.enrolment(), entry.waiting(), Optional.of(person)));
    }

    private Enrolments and(Enrolment enrolment, boolean waiting) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(enrolment, waiting, Optional.empty()));
        return new Enrolments(enrolment.number(), more);
    }

    private Enrolments changed(int number, UnaryOperator<Entry> change) {
        return new Enrolments(
                last,
                entries.stream()
                        .map(entry -> entry.is(number) ? change.apply(entry) : entry)
                        .toList());
    }
}
