package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * An application for registration 登録申請, as it was last submitted.
 *
 * @param refusals the reasons of all refusals so far, the last one last
 * @param dossier what no event tells; there as soon as the submission is committed
 * @param entries who began the registration and who submitted it
 * @param erasures of personal data handed in with it, the last one last
 */
record Filing(
        GroupProfile profile,
        RegistrationPolicy policy,
        List<ReasonCode> refusals,
        Optional<Dossier> dossier,
        Entries entries,
        List<Erasure> erasures) {
    static Filing first(GroupRegistrationSubmitted e) {
        return new Filing(e.profile(), e.policy(), List.of(), Optional.empty(), Entries.NONE, List.of());
    }

    /** The same application, corrected. */
    Filing corrected(GroupRegistrationSubmitted e) {
        return new Filing(e.profile(), e.policy(), refusals, dossier, entries, erasures);
    }

    Filing refused(ReasonCode reason) {
        return new Filing(profile, policy, and(refusals, reason), dossier, entries, erasures);
    }

    Filing with(Dossier handedIn) {
        return new Filing(profile, policy, refusals, Optional.of(handedIn), entries, erasures);
    }

    Filing with(Entries all) {
        return new Filing(profile, policy, refusals, dossier, all, erasures);
    }

    Filing erased(PersonalDataErased e) {
        return new Filing(
                profile,
                policy,
                refusals,
                dossier.map(kept -> kept.without(e.erased())),
                entries,
                and(erasures, Erasure.of(e)));
    }

    /** With the reason of the last erasure. */
    Filing because(Reason reason) {
        return new Filing(
                profile,
                policy,
                refusals,
                dossier,
                entries,
                and(erasures.subList(0, erasures.size() - 1), erasures.getLast().because(reason)));
    }

    /** Everybody whose data was ever erased. */
    List<PersonRef> erased() {
        return everErased().map(ErasedPart::ref).toList();
    }

    /** The documents that were ever erased. */
    List<DocumentId> erasedDocuments() {
        return everErased()
                .filter(erased -> erased.part() == FormPart.ROSTER)
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
