package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.registry.TalentTerms;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Reason;

/**
 * A talent as whoever is signed in sees it: what it offers, and of itself what everybody may see.
 *
 * @param backers how many back it
 * @param shown what everybody is shown of it, where it agreed
 * @param own what is known of it, for itself and the desks
 */
record TalentView(TalentTerms terms, int backers, Optional<Card> shown, Optional<Own> own) {

    /** As far as it agreed. @param group that it is */
    record Card(Optional<String> name, Optional<GroupId> group, Optional<String> reach, Optional<String> statement) {}

    /**
     * For itself and the desks.
     *
     * @param profile until it is erased
     * @param consent to what it agreed, where it is shown
     * @param declined why it was not registered
     */
    record Own(
            TalentOfferer offerer,
            Optional<TalentProfile> profile,
            Optional<TalentConsent> consent,
            Optional<Reason> declined) {}

    /** As everybody sees it. */
    record ForEveryone(TalentTerms terms, int backers, Card shown) {}
}
