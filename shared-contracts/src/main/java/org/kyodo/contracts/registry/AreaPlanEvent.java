package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.AreaPlanId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Visibility;

/** What happens to the area plan 地域づくり計画 of a council; the city does not approve it (001:L1051). */
@AggregateStream(
        service = "registry",
        aggregate = "areaplan",
        stages = {"Drafted", "Established", "Ended"})
public sealed interface AreaPlanEvent extends DomainEvent {

    /** A council 地域づくり協議会 begins its plan 策定中. */
    @EventType(value = "kyodo.registry.AreaPlanDrafted", visibility = Visibility.PUBLIC)
    record AreaPlanDrafted(AreaPlanId areaplanId, GroupId council, List<AreaCode> areas)
            implements AreaPlanEvent, DescribesSubject {
        @Override
        public List<AreaCode> subjectAreas() {
            return areas;
        }
    }

    /** The council adopted it 策定. */
    @EventType(value = "kyodo.registry.AreaPlanAdopted", visibility = Visibility.PUBLIC)
    record AreaPlanAdopted(
            AreaPlanId areaplanId, GroupId council, List<AreaCode> areas, Period period, int activityCount)
            implements AreaPlanEvent, DescribesSubject {
        @Override
        public List<AreaCode> subjectAreas() {
            return areas;
        }
    }

    /** The council adopted it anew 改定. */
    @EventType(value = "kyodo.registry.AreaPlanRevised", visibility = Visibility.PUBLIC)
    record AreaPlanRevised(AreaPlanId areaplanId, Period period, int activityCount) implements AreaPlanEvent {}

    /** The council ended it, or its period was over 終了. */
    @EventType(value = "kyodo.registry.AreaPlanClosed", visibility = Visibility.PUBLIC)
    record AreaPlanClosed(AreaPlanId areaplanId, LocalDate on) implements AreaPlanEvent {}
}
