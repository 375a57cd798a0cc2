package org.kyodo.proposal.agreement;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.agreement.AgreementRules.Party;
import org.kyodo.proposal.group.Groups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts agreements together. */
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {
    static final Hashing HASHING = new Hashing(terms -> Sha256.hex(Json.STRICT.writeValueAsString(terms)));

    @Bean
    Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements(Chassis chassis, Groups groups) {
        return chassis.aggregate(type().knowingOfEach((agreement, municipality) -> agreement instanceof Known known
                ? Facts.NONE.whenAsked(Party.class, () -> party(groups, known, municipality))
                : Facts.NONE));
    }

    private static Party party(Groups groups, Known known, MunicipalityCode municipality) {
        GroupId group = known.negotiation().terms().groups().getFirst();
        return new Party(Optional.ofNullable(
                groups.standings(List.of(group), municipality).get(group)));
    }

    static AggregateType<AgreementCommand, Agreement, AgreementEvent> type() {
        return AggregateType.of(AgreementCommand.class, Agreement.class, AgreementEvent.class)
                .collection("agreements")
                .startingAt(id -> new Agreement.Absent(AgreementId.of(id)))
                .decidedBy(new AgreementRules())
                .knowing((agreement, command, municipality) -> Facts.of(HASHING))
                .queriedBy("stage.negotiation.proposal")
                .queriedBy("stage.negotiation.version.terms.parties.group");
    }
}
