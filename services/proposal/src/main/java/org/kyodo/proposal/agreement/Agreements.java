package org.kyodo.proposal.agreement;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.agreement.Agreement.Expired;
import org.kyodo.proposal.agreement.Agreement.GivenUp;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.agreement.Agreement.Open;
import org.kyodo.proposal.agreement.Agreement.Published;
import org.kyodo.proposal.agreement.Agreement.Signed;
import org.kyodo.proposal.agreement.Agreement.Terminated;
import org.kyodo.proposal.agreement.KnownAgreement.Course;
import org.springframework.stereotype.Component;

/** What the other aggregates of this service may look up of agreements 協定書. */
@Component("knownAgreements")
public final class Agreements {
    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;

    Agreements(Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements) {
        this.agreements = agreements;
    }

    /** The agreement, if there is one in this municipality. */
    public Optional<KnownAgreement> find(AgreementId id, MunicipalityCode municipality) {
        return agreements.find(id.toString(), municipality).flatMap(stored -> known(stored.stage()));
    }

    static Optional<KnownAgreement> known(Agreement agreement) {
        return agreement instanceof Known known
                ? Optional.of(new KnownAgreement(
                        course(known), known.until(), known.holds().terms()))
                : Optional.empty();
    }

    private static Course course(Known known) {
        return switch (known) {
            case Open _, Signed _ -> Course.NOT_YET_PUBLIC;
            case Published _ -> Course.PUBLIC;
            case Terminated _, Expired _, GivenUp _ -> Course.OVER;
        };
    }
}
