package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a collaboration agreement 協定書. */
@AggregateStream(
        service = "proposal",
        aggregate = "agreement",
        stages = {"Drafted"})
public sealed interface AgreementEvent extends DomainEvent {

    /** It was drafted from the template of the form when a proposal was adopted 下書き. */
    @EventType(value = "kyodo.proposal.AgreementDrafted", visibility = Visibility.PARTIES)
    record AgreementDrafted(AgreementId agreementId, Collaboration collaboration, List<String> clauses)
            implements AgreementEvent {}
}
