package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Words;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;
import org.springframework.data.mongodb.core.MongoOperations;

class AgreementConformanceTest extends AggregateConformance<AgreementCommand, Agreement, AgreementEvent> {
    @Override
    protected AggregateType<AgreementCommand, Agreement, AgreementEvent> type(MongoOperations mongo) {
        return AgreementConfiguration.type();
    }

    @Override
    protected List<Step<AgreementCommand>> script(String id) {
        return List.of(by(
                Actor.PLATFORM,
                new DraftAgreement(
                        new Collaboration(
                                ProposalId.of("019a0000-0000-7000-8000-0000000000a1"),
                                GroupId.of("019a0000-0000-7000-8000-0000000000b1"),
                                List.of(DepartmentCode.of("school-education")),
                                CollaborationForm.COMMISSION,
                                "放課後みまもりマップづくり",
                                new FiscalYear(2026)),
                        new AgreementTemplates().clauses(CollaborationForm.COMMISSION, Words.JAPANESE))));
    }
}
