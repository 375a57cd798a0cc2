package org.kyodo.proposal.project;

import java.util.Optional;
import org.kyodo.contracts.proposal.InitiativeOutline;
import org.kyodo.contracts.proposal.Initiator;
import org.kyodo.contracts.value.ReasonCode;

/**
 * An initiative as it was stated 市民事業の表明.
 *
 * @param contact how to reach who stated it; none once it has ended
 * @param hidden while the office does not show it (K-IV-1)
 */
record Statement(
        Initiator initiator,
        InitiativeOutline outline,
        Optional<SealedContact> contact,
        Optional<Hidden> hidden,
        Pledges pledges) {
    /** Why it is hidden 非表示の理由. @param text for whoever stated it and the town hall */
    record Hidden(ReasonCode code, Optional<String> text) {}

    static Statement of(Initiator initiator, InitiativeOutline outline) {
        return new Statement(initiator, outline, Optional.empty(), Optional.empty(), Pledges.NONE);
    }

    Statement with(InitiativeOutline other) {
        return new Statement(initiator, other, contact, hidden, pledges);
    }

    Statement with(Pledges others) {
        return new Statement(initiator, outline, contact, hidden, others);
    }

    Statement withContact(SealedContact sealed) {
        return new Statement(initiator, outline, Optional.of(sealed), hidden, pledges);
    }

    Statement withoutContact() {
        return new Statement(initiator, outline, Optional.empty(), hidden, pledges);
    }

    Statement hiddenFor(ReasonCode code) {
        return hidden(new Hidden(code, Optional.empty()));
    }

    Statement hidden(Hidden why) {
        return new Statement(initiator, outline, contact, Optional.of(why), pledges);
    }

    Statement shown() {
        return new Statement(initiator, outline, contact, Optional.empty(), pledges);
    }
}
