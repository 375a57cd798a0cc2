package org.kyodo.proposal.table;

import java.util.List;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;

/**
 * A round table, public forum or screening meeting as other aggregates of this service ask about it.
 *
 * @param subjects what it is about
 */
public record KnownRoundTable(RoundTableId id, RoundTableKind kind, List<Subject> subjects, Progress progress) {
    /** How far it is. */
    public enum Progress {
        SCHEDULED,
        HELD,
        MINUTES_PUBLISHED,
        CANCELLED
    }

    /** Whether it is about the matter. */
    public boolean isAbout(Subject matter) {
        return subjects.contains(matter);
    }

    /** Whether it was held and its minutes are published. */
    public boolean hasMinutes() {
        return progress == Progress.MINUTES_PUBLISHED;
    }
}
