package org.kyodo.contracts.registry;

import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InsuranceCoverId;
import org.kyodo.contracts.value.Visibility;

/** What happens to the insurance of community activity コミュニティ活動保険 in the registry. */
@AggregateStream(
        service = "registry",
        aggregate = "insurance-cover",
        stages = {"InForce"})
public sealed interface InsuranceCoverEvent extends DomainEvent {

    /** The city has a policy for a fiscal year. @param groupTypes whose activity it covers */
    @EventType(value = "kyodo.registry.InsuranceCoverSet", visibility = Visibility.DEPARTMENT)
    record InsuranceCoverSet(
            InsuranceCoverId insuranceCoverId, FiscalYear fiscalYear, List<CoverKind> kinds, List<GroupType> groupTypes)
            implements InsuranceCoverEvent {}
}
