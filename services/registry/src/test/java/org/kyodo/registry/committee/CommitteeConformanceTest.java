package org.kyodo.registry.committee;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.committee.Committee.Recruiting;
import org.kyodo.registry.committee.Committee.SetUp;
import org.kyodo.registry.committee.Committee.Sitting;
import org.kyodo.registry.committee.CommitteeCommand.ApplyForSeat;
import org.kyodo.registry.committee.CommitteeCommand.CloseRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.DissolveCommittee;
import org.kyodo.registry.committee.CommitteeCommand.OpenRecruitment;
import org.kyodo.registry.committee.CommitteeCommand.ReleaseMember;
import org.kyodo.registry.committee.CommitteeFacts.Appointee;
import org.springframework.data.mongodb.core.MongoOperations;

class CommitteeConformanceTest extends AggregateConformance<CommitteeCommand, Committee, CommitteeEvent> {
    private static final Actor RESIDENT = actor("fujii", Role.RESIDENT);
    private static final PersonRef PERSON = PersonRef.of("019d7c3a-0000-7000-8000-0000000000cc");

    @Override
    protected AggregateType<CommitteeCommand, Committee, CommitteeEvent> type(MongoOperations mongo) {
        return CommitteeConfiguration.type(
                (committee, command, municipality) ->
                        Facts.of(CommitteeRulesTest.SETTINGS, new Appointee(PERSON, true, 0)),
                municipality -> 1);
    }

    /** Who applied is in no event. */
    @Override
    protected Committee comparable(Committee committee) {
        return committee instanceof Sitting sitting
                ? sitting.recruited()
                        .<Committee>map(recruitment -> switch (sitting) {
                            case SetUp s -> s.with(recruitment.withoutApplicants());
                            case Recruiting r -> r.with(recruitment.withoutApplicants());
                        })
                        .orElse(committee)
                : committee;
    }

    @Override
    protected List<Step<CommitteeCommand>> script(String id) {
        Actor section = CommitteeRulesTest.SECTION;
        return List.of(
                by(section, CommitteeRulesTest.setUp(CommitteeRulesTest.OUTLINE, false)),
                by(section, new OpenRecruitment(1, CommitteeRulesTest.WINDOW)),
                by(RESIDENT, new ApplyForSeat(CommitteeRulesTest.APPLICATION)).at("2026-07-02T10:00:00+09:00"),
                by(Actor.PLATFORM, new CloseRecruitment()).at("2026-07-31T17:00:01+09:00"),
                by(section, CommitteeRulesTest.appoint(SeatKind.RECRUITED, null))
                        .at("2026-08-01T10:00:00+09:00"),
                by(section, new ReleaseMember(PERSON)).at("2026-08-02T10:00:00+09:00"),
                by(section, new DissolveCommittee()).at("2026-08-03T10:00:00+09:00"));
    }
}
