package org.kyodo.registry.gathering;

import static org.kyodo.registry.gathering.Gatherings.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.registry.GatheringEvent;
import org.kyodo.contracts.registry.GatheringHost;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.gathering.GatheringCommand.AnnounceGathering;
import org.kyodo.registry.gathering.GatheringCommand.BackGathering;
import org.kyodo.registry.gathering.GatheringCommand.CancelEnrolment;
import org.kyodo.registry.gathering.GatheringCommand.Enrol;
import org.kyodo.registry.gathering.GatheringCommand.PlanGathering;
import org.kyodo.registry.gathering.GatheringCommand.RecordAttendance;
import org.springframework.data.mongodb.core.MongoOperations;

class GatheringConformanceTest extends AggregateConformance<GatheringCommand, Gathering, GatheringEvent> {
    private static final GatheringHost HOST = GatheringHost.department(Gatherings.CENTRE);
    private static final Actor STAFF = staff("sato", Gatherings.CENTRE.value());
    private static final Actor MIURA = actor("miura", Role.RESIDENT);
    private static final Actor KUDO = actor("kudo", Role.RESIDENT);

    @Override
    protected AggregateType<GatheringCommand, Gathering, GatheringEvent> type(MongoOperations mongo) {
        Hosting hosting = new Hosting(HOST, Optional.empty());
        return GatheringConfiguration.type(
                        (gathering, command, municipality) -> Facts.of(
                                Gatherings.SETTINGS,
                                new BackedBefore(account -> false),
                                new Party(Optional.empty()),
                                new Attending(Set.of())),
                        municipality -> 90)
                .knowingOfEach((gathering, municipality) -> Facts.of(hosting));
    }

    @Override
    protected List<Step<GatheringCommand>> script(String id) {
        Enrol enrol = new Enrol(Optional.empty(), 1, Optional.empty());
        return List.of(
                by(STAFF, new PlanGathering(course(HOST, 1))),
                by(MIURA, new BackGathering()),
                by(STAFF, new AnnounceGathering(Optional.empty(), Optional.empty())),
                by(MIURA, enrol),
                by(KUDO, enrol),
                by(MIURA, new CancelEnrolment(1)),
                by(
                                STAFF,
                                new RecordAttendance(
                                        new Attendance(List.of(), List.of(), new Attendance.HeadCount(1, 0, 0, 0, 0))))
                        .at("2026-10-17T16:30:00+09:00"));
    }
}
