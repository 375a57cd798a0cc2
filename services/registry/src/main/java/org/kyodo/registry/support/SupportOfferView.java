package org.kyodo.registry.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.SupportTerms;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.registry.support.SupportOffer.Asked;

/**
 * An offer of support.
 *
 * @param group that offers it
 * @param offeredBy its name
 * @param left how many there still are, where the offer counts
 * @param endedOn once it has ended
 * @param requests all of them for who offers and for staff, and to a group its own
 */
record SupportOfferView(
        GroupId group,
        Optional<String> offeredBy,
        SupportTerms terms,
        Optional<Integer> left,
        Optional<LocalDate> endedOn,
        List<Asked> requests) {}
