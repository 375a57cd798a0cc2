package org.kyodo.registry.talent;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.kit.AggregateConformance.Step;
import org.kyodo.registry.person.Sealed;
import org.kyodo.registry.talent.Talent.Known;
import org.kyodo.registry.talent.TalentCommand.BackTalent;
import org.kyodo.registry.talent.TalentCommand.EraseTalent;
import org.kyodo.registry.talent.TalentCommand.HideTalent;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;
import org.kyodo.registry.talent.TalentCommand.PublishTalent;
import org.kyodo.registry.talent.TalentCommand.RegisterTalent;
import org.kyodo.registry.talent.TalentCommand.RetireTalent;
import org.springframework.data.mongodb.core.MongoOperations;

class TalentConformanceTest extends AggregateConformance<TalentCommand, Talent, TalentEvent> {
    private static final Actor RESIDENT = actor("nakamura", Role.RESIDENT);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<TalentCommand, Talent, TalentEvent> type(MongoOperations mongo) {
        return TalentConfiguration.type(
                        (talent, command, municipality) ->
                                Facts.of(TalentRulesTest.SETTINGS, new BackedBefore(_ -> false), new Retention(1, 3)),
                        municipality -> new Retention(1, 3))
                .knowingOfEach((talent, municipality) -> Facts.of(new Offerer(
                        new TalentOfferer(Optional.of(RESIDENT.account()), Optional.empty()), Optional.empty())))
                .keeping((talent, command) -> talent instanceof Known known && command instanceof OfferTalent
                        ? known.with(known.offer().with(new Sealed(PersonRef.of("person-7"), "sealed")))
                        : talent);
    }

    @Override
    protected List<Step<TalentCommand>> script(String id) {
        return List.of(
                by(RESIDENT, new OfferTalent(Optional.empty(), TalentRulesTest.ACCOUNTANT, TalentRulesTest.PROFILE)),
                by(OFFICE, new BackTalent()),
                by(OFFICE, new RegisterTalent(true)),
                by(RESIDENT, new PublishTalent(new TalentConsent(true, false, true))),
                by(RESIDENT, new HideTalent()),
                by(RESIDENT, new RetireTalent()),
                by(OFFICE, new EraseTalent(ErasureGround.REQUEST)));
    }
}
