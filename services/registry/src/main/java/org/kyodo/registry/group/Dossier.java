package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.person.Sealed;

/**
 * What a group handed in and no event tells 申請書類.
 *
 * @param representative a {@link Representative}; none once it was erased
 * @param contact a {@link Contact}; none once it was erased
 * @param claims what no other group may have too; names and representative as keyed hashes
 * @param proofs handed in since it is registered, the last one last
 */
record Dossier(
        Particulars particulars,
        Attachments attachments,
        ExclusionDeclaration declaration,
        PublicationConsent publicationConsent,
        Optional<Sealed> representative,
        Optional<Sealed> contact,
        List<String> claims,
        List<Proof> proofs) {
    /** A group proves something once a year or less. */
    private static final int MOST_PROOFS = 20;

    Dossier {
        proofs = List.copyOf(proofs);
    }

    /** Before it has proved anything. */
    Dossier(
            Particulars particulars,
            Attachments attachments,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent,
            Optional<Sealed> representative,
            Optional<Sealed> contact,
            List<String> claims) {
        this(particulars, attachments, declaration, publicationConsent, representative, contact, claims, List.of());
    }

    Dossier publishing(PublicationConsent consent) {
        return new Dossier(particulars, attachments, declaration, consent, representative, contact, claims, proofs);
    }

    /** As the group presents itself now. */
    Dossier presenting(Particulars other, Optional<Sealed> reached, List<String> unique) {
        return new Dossier(
                other, attachments, declaration, publicationConsent, representative, reached, unique, proofs);
    }

    /** With another person for it. */
    Dossier represented(Sealed person, List<String> unique) {
        return new Dossier(
                particulars,
                attachments,
                declaration,
                publicationConsent,
                Optional.of(person),
                contact,
                unique,
                proofs);
    }

    Dossier claiming(List<String> unique) {
        return new Dossier(
                particulars, attachments, declaration, publicationConsent, representative, contact, unique, proofs);
    }

    /** With one more proof; the earliest goes where there are too many. */
    Dossier proving(Proof proof) {
        List<Proof> all = Stream.concat(proofs.stream(), Stream.of(proof)).toList();
        return new Dossier(
                particulars,
                attachments,
                declaration,
                publicationConsent,
                representative,
                contact,
                claims,
                all.subList(Math.max(0, all.size() - MOST_PROOFS), all.size()));
    }

    /** Names are compared together with their representative's, and go with that person's data. */
    static final String NAME = "group-name/";

    static final String KANA = "group-kana/";

    private static boolean isOfAPerson(String claim) {
        return claim.startsWith(NAME) || claim.startsWith(KANA);
    }

    Stream<ErasedPart> persons() {
        return Stream.concat(
                Stream.of(
                                person(representative, FormPart.REPRESENTATIVE),
                                person(contact, FormPart.CONTACT),
                                attachments.roster().map(Dossier::roster))
                        .flatMap(Optional::stream),
                proofs.stream().flatMap(Proof::parts));
    }

    /** Without what was handed in of these; the hash of the representative's name goes with the representative. */
    Dossier without(List<ErasedPart> erased) {
        Set<PersonRef> gone = erased.stream().map(ErasedPart::ref).collect(Collectors.toSet());
        Optional<Sealed> stays = representative.filter(kept -> !gone.contains(kept.person()));
        return new Dossier(
                particulars,
                new Attachments(
                        attachments.bylaws(),
                        attachments
                                .roster()
                                .filter(kept -> !gone.contains(roster(kept).ref()))),
                declaration,
                publicationConsent,
                stays,
                contact.filter(kept -> !gone.contains(kept.person())),
                stays.isPresent()
                        ? claims
                        : claims.stream().filter(claim -> !isOfAPerson(claim)).toList(),
                proofs.stream()
                        .filter(proof -> proof.parts().noneMatch(part -> gone.contains(part.ref())))
                        .toList());
    }

    private static ErasedPart roster(DocumentRef document) {
        return new ErasedPart(PersonRef.of(document.documentId().toString()), FormPart.ROSTER);
    }

    private static Optional<ErasedPart> person(Optional<Sealed> kept, FormPart part) {
        return kept.map(Sealed::person).map(person -> new ErasedPart(person, part));
    }
}
