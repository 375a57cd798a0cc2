package org.kyodo.grant.programme;

import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.ProgrammeId;

/**
 * A grant programme 補助制度 of one fiscal year. Staff publish it with its rules before its window opens; at the window's
 * times the platform opens and closes it. There is one for each code and fiscal year, for its id follows from these.
 */
sealed interface Programme extends Stage<Programme, ProgrammeEvent> {
    ProgrammeId id();

    /** Its terms, once it is published. */
    default Optional<ProgrammeTerms> published() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Published p -> Optional.of(p.terms());
            case Open p -> Optional.of(p.terms());
            case Closed p -> Optional.of(p.terms());
        };
    }

    /** Nothing is published under this id yet. */
    record Absent(ProgrammeId id) implements Programme {}

    /** 公表. */
    record Published(ProgrammeId id, ProgrammeTerms terms) implements Programme {}

    /** 受付中. */
    record Open(ProgrammeId id, ProgrammeTerms terms) implements Programme {}

    /** 締切. */
    record Closed(ProgrammeId id, ProgrammeTerms terms) implements Programme {}

    @Override
    default Programme after(ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeEvent.ProgrammePublished e -> new Published(e.programmeId(), e.terms());
            case ProgrammeEvent.ProgrammeOpened _
            when this instanceof Published(ProgrammeId id, var terms) -> new Open(id, terms);
            case ProgrammeEvent.ProgrammeClosed _
            when this instanceof Open(ProgrammeId id, var terms) -> new Closed(id, terms);
            case ProgrammeEvent.ProgrammeOpened _, ProgrammeEvent.ProgrammeClosed _ ->
                throw new IllegalStateException(event + " while " + this);
        };
    }
}
