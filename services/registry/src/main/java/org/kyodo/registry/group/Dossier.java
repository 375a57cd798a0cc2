package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.registry.person.Sealed;

/**
 * What a group handed in and no event tells 申請書類.
 *
 * @param representative a {@link Representative}
 * @param contact a {@link Contact}
 * @param claims what no other group may have too; the name and representative as a keyed hash
 */
record Dossier(
        LocalDate foundedOn,
        boolean membershipOpen,
        String purpose,
        String activities,
        Optional<CorporateNumber> corporateNumber,
        Optional<String> website,
        DocumentRef bylaws,
        Optional<DocumentRef> roster,
        ExclusionDeclaration declaration,
        PublicationConsent publicationConsent,
        Sealed representative,
        Sealed contact,
        List<String> claims) {}
