package org.kyodo.proposal.award;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.AwardEvent;
import org.kyodo.contracts.grant.AwardEvent.AwardCancelled;
import org.kyodo.contracts.grant.AwardEvent.AwardDecided;
import org.kyodo.contracts.grant.AwardEvent.AwardDeclined;
import org.kyodo.contracts.grant.AwardTerms;
import org.kyodo.contracts.value.AwardId;

/**
 * An award 交付決定 as this service knows it, from the events of awards alone; a fact of its rule books.
 *
 * @param stands whether it was neither declined nor cancelled
 */
public record KnownAward(AwardId id, AwardTerms terms, LocalDate decidedOn, boolean stands) {
    static Optional<KnownAward> after(Optional<KnownAward> known, Recorded<AwardEvent> happened) {
        return switch (happened.event()) {
            case AwardDecided e -> Optional.of(new KnownAward(e.awardId(), e.award(), e.decidedOn(), true));
            case AwardDeclined _, AwardCancelled _ -> known.map(KnownAward::ended);
        };
    }

    private KnownAward ended() {
        return new KnownAward(id, terms, decidedOn, false);
    }
}
