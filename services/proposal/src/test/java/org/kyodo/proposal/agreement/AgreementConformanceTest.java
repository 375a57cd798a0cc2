package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.agreement.AgreementCommand.ProposePrice;
import org.kyodo.proposal.agreement.AgreementCommand.ReviseAgreement;
import org.springframework.data.mongodb.core.MongoOperations;

class AgreementConformanceTest extends AggregateConformance<AgreementCommand, Agreement, AgreementEvent> {
    private static final Actor GROUP = actor("acct-watch", Role.GROUP);

    @Override
    protected AggregateType<AgreementCommand, Agreement, AgreementEvent> type(MongoOperations mongo) {
        Object[] facts = AgreementRulesTest.facts(AgreementRulesTest.standings(java.time.LocalDate.of(2029, 3, 31)));
        return AgreementConfiguration.type((agreement, command, municipality) -> Facts.of(facts[0], facts[1]))
                .knowingOfEach((agreement, municipality) -> Facts.of(facts[2], facts[3], facts[5]));
    }

    @Override
    protected List<Step<AgreementCommand>> script(String id) {
        return List.of(
                by(Actor.PLATFORM, AgreementRulesTest.DRAFT),
                by(
                        GROUP,
                        new ReviseAgreement(AgreementRulesTest.text(
                                java.util.Optional.empty(), List.of(java.time.LocalDate.of(2026, 12, 25)), List.of()))),
                by(GROUP, new ProposePrice(AgreementRulesTest.PRICE)));
    }
}
