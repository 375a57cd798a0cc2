package org.kyodo.registry.committee;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.contracts.value.Window;
import org.kyodo.registry.person.Sealed;

/**
 * A recruitment of members 公募, and who applied.
 *
 * @param applications how many there were
 */
record Recruitment(int seats, Window window, List<Applicant> applicants, int applications) {
    /**
     * Somebody who applied; no event tells who.
     *
     * @param account by which it came, or for which it was entered
     * @param application sealed {@link SeatApplication}; there as soon as it is committed
     */
    record Applicant(String account, Instant at, Optional<Sealed> application) {
        Applicant with(Sealed kept) {
            return new Applicant(account, at, Optional.of(kept));
        }
    }

    static Recruitment of(int seats, Window window) {
        return new Recruitment(seats, window, List.of(), 0);
    }

    /** With the application just counted, by whoever the entry says. */
    Recruitment by(Entry entry) {
        String account = entry.author().onBehalfOf().orElse(entry.author().ref());
        return new Recruitment(
                seats,
                window,
                Stream.concat(applicants.stream(), Stream.of(new Applicant(account, entry.at(), Optional.empty())))
                        .toList(),
                applications);
    }

    Recruitment counting(int all) {
        return new Recruitment(seats, window, applicants, all);
    }

    Recruitment with(UnaryOperator<Applicant> change) {
        return new Recruitment(seats, window, applicants.stream().map(change).toList(), applications);
    }

    Recruitment withoutApplicants() {
        return new Recruitment(seats, window, List.of(), applications);
    }

    boolean isAppliedForBy(String account) {
        return applicants.stream().anyMatch(applicant -> applicant.account().equals(account));
    }
}
