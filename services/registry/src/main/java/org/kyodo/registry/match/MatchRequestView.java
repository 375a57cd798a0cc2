package org.kyodo.registry.match;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.registry.MatchNeed;
import org.kyodo.contracts.value.MatchParty;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.registry.talent.Talents.Contact;

/**
 * A match request as its asker, its talent and the desks see it.
 *
 * @param askedBy what the group that asks is called
 * @param match the talent that there is for it
 * @param cancelled why it is asked for no longer
 */
record MatchRequestView(
        TalentKind kind,
        MatchNeed need,
        MatchAsker asker,
        Optional<String> askedBy,
        Optional<Match> match,
        Optional<Reason> cancelled) {

    /**
     * @param agreed which of the two agrees already, while the other has not answered
     * @param contact whom to reach, once both agreed
     * @param dispatchedOn the day on which it went there
     * @param useful what the asker reported
     */
    record Match(
            TalentId talent,
            Optional<MatchParty> agreed,
            Optional<Contact> contact,
            Optional<LocalDate> dispatchedOn,
            Optional<Boolean> useful) {}
}
