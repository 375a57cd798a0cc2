package org.kyodo.registry.insurance;

import java.time.LocalDate;
import java.util.List;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.registry.InsuranceCoverEvent.InsuranceCoverSet;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InsuranceCoverId;

/**
 * The insurance of community activity コミュニティ活動保険 of one fiscal year: the office sets once what the city's policy
 * covers, and for which types of groups.
 */
sealed interface InsuranceCover extends Stage<InsuranceCover, InsuranceCoverEvent> {
    record Absent(InsuranceCoverId id) implements InsuranceCover {}

    /** 有効. */
    record InForce(InsuranceCoverId id, FiscalYear fiscalYear, List<CoverKind> kinds, List<GroupType> groupTypes)
            implements InsuranceCover {
        boolean covers(CoverKind kind, GroupType type, LocalDate on) {
            return fiscalYear.equals(FiscalYear.of(on)) && kinds.contains(kind) && groupTypes.contains(type);
        }
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default InsuranceCover after(InsuranceCoverEvent event) {
        return switch (event) {
            case InsuranceCoverSet e -> new InForce(e.insuranceCoverId(), e.fiscalYear(), e.kinds(), e.groupTypes());
        };
    }
}
