package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.registry.CouncilStructure;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.GroupEvent.GroupIncorporated;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.LegalForm;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.registry.person.Sealed;

/**
 * An application for registration 登録申請, as it was last submitted or changed since.
 *
 * @param memberCount 会員数, or of a territorial community 世帯数
 * @param refusals the reasons of all refusals so far, the last one last
 * @param structure of an area council
 * @param legalForm as which it was incorporated since it is registered
 * @param findings of the registrar, criterion by criterion
 * @param dossier what no event tells; there as soon as the submission is committed
 * @param entries who began the registration and who submitted it
 * @param erasures of personal data handed in with it, the last one last
 */
record Filing(
        GroupCard card,
        Optional<Integer> memberCount,
        RegistrationPolicy policy,
        List<ReasonCode> refusals,
        CouncilStructure structure,
        Optional<LegalForm> legalForm,
        List<Finding> findings,
        Optional<Dossier> dossier,
        Entries entries,
        List<Erasure> erasures) {
    static Filing first(GroupRegistrationSubmitted e) {
        return new Filing(
                e.card(),
                e.memberCount(),
                e.policy(),
                List.of(),
                CouncilStructure.NONE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Entries.NONE,
                List.of());
    }

    /** The same application, corrected. */
    Filing corrected(GroupRegistrationSubmitted e) {
        return new Filing(
                e.card(),
                e.memberCount(),
                e.policy(),
                refusals,
                structure,
                legalForm,
                List.of(),
                dossier,
                entries,
                erasures);
    }

    Filing refused(ReasonCode reason) {
        return new Filing(
                card,
                memberCount,
                policy,
                and(refusals, reason),
                structure,
                legalForm,
                findings,
                dossier,
                entries,
                erasures);
    }

    Filing with(GroupCard other) {
        return new Filing(
                other, memberCount, policy, refusals, structure, legalForm, findings, dossier, entries, erasures);
    }

    Filing with(CouncilStructure other) {
        return new Filing(card, memberCount, policy, refusals, other, legalForm, findings, dossier, entries, erasures);
    }

    Filing incorporated(GroupIncorporated e) {
        return new Filing(
                card.incorporated(e.corporateNumber()),
                memberCount,
                policy,
                refusals,
                structure,
                Optional.of(e.legalForm()),
                findings,
                dossier,
                entries,
                erasures);
    }

    Filing found(List<Finding> all) {
        return new Filing(
                card,
                memberCount,
                policy,
                refusals,
                structure,
                legalForm,
                List.copyOf(all),
                dossier,
                entries,
                erasures);
    }

    Filing with(Dossier handedIn) {
        return with(Optional.of(handedIn), entries, erasures);
    }

    Filing with(Entries all) {
        return with(dossier, all, erasures);
    }

    Filing publishing(PublicationConsent consent) {
        return with(dossier.map(kept -> kept.publishing(consent)), entries, erasures);
    }

    /** By another person, whose data is sealed with the commit; consent to publication begins anew. */
    Filing represented(PersonRef person) {
        return with(
                dossier.map(kept -> kept.publishing(kept.publicationConsent().withoutPersons())
                        .represented(Sealed.nothing(person), kept.claims())),
                entries,
                erasures);
    }

    Filing erased(PersonalDataErased e) {
        return with(dossier.map(kept -> kept.without(e.erased())), entries, and(erasures, Erasure.of(e)));
    }

    /** With the reason of the last erasure. */
    Filing because(Reason reason) {
        return with(
                dossier,
                entries,
                and(erasures.subList(0, erasures.size() - 1), erasures.getLast().because(reason)));
    }

    private Filing with(Optional<Dossier> kept, Entries all, List<Erasure> gone) {
        return new Filing(card, memberCount, policy, refusals, structure, legalForm, findings, kept, all, gone);
    }

    /** Everybody whose data was ever erased. */
    List<PersonRef> erased() {
        return everErased().map(ErasedPart::ref).toList();
    }

    /** The documents that were ever erased. */
    List<DocumentId> erasedDocuments() {
        return everErased()
                .filter(erased -> erased.part() == FormPart.ROSTER || erased.part() == FormPart.PROOF)
                .map(erased -> DocumentId.of(erased.ref().value()))
                .toList();
    }

    private Stream<ErasedPart> everErased() {
        return erasures.stream().flatMap(erasure -> erasure.erased().stream());
    }

    /** The persons whose data is there, of these. */
    List<ErasedPart> persons(Set<FormPart> scope) {
        return dossier.stream()
                .flatMap(Dossier::persons)
                .filter(person -> scope.contains(person.part()))
                .toList();
    }

    private static <T> List<T> and(List<T> before, T last) {
        return Stream.concat(before.stream(), Stream.of(last)).toList();
    }
}
