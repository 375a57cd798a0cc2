package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.chassis.decide.Backing;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.registry.TalentTerms;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.person.Sealed;

/**
 * What a talent has in every stage.
 *
 * @param entries who handed something in
 * @param profile a {@link TalentProfile}; none once it was erased
 * @param erased whose key was destroyed
 */
record Offer(
        TalentOfferer offerer,
        TalentTerms terms,
        Backing backing,
        Entries entries,
        Optional<Sealed> profile,
        Optional<PersonRef> erased) {
    static Offer of(TalentOfferer offerer, TalentTerms terms) {
        return new Offer(offerer, terms, Backing.NONE, Entries.NONE, Optional.empty(), Optional.empty());
    }

    Offer with(Backing other) {
        return new Offer(offerer, terms, other, entries, profile, erased);
    }

    Offer with(Entries others) {
        return new Offer(offerer, terms, backing, others, profile, erased);
    }

    Offer with(Sealed kept) {
        return new Offer(offerer, terms, backing, entries, Optional.of(kept), erased);
    }

    Offer without(Optional<PersonRef> person) {
        return new Offer(offerer, terms, backing, entries, Optional.empty(), person);
    }
}
