package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.CouncilStructure;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.LegalForm;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Track;

/**
 * A group as its own account and the office see it.
 *
 * @param claimCodeUntil the last day of a claim code that was issued and not used
 * @param legalForm as which it was incorporated since
 * @param reason of the return, refusal or suspension in force
 * @param rule the refusal rests on
 * @param erasures of personal data, by whom and why
 */
record GroupView(
        Optional<AccountRef> account,
        Optional<Form> form,
        Optional<Registration> registration,
        Optional<LocalDate> claimCodeUntil,
        Optional<LegalForm> legalForm,
        Optional<Correction> correction,
        Optional<Reason> reason,
        Optional<String> rule,
        List<Erasure> erasures) {

    /**
     * The form as it was last submitted, or changed since.
     *
     * @param findings of the registrar
     * @param proofs handed in since it is registered, the last one last
     * @param withheld what of representative and contact is missing, and why
     */
    record Form(
            GroupCard card,
            CouncilStructure structure,
            Particulars particulars,
            Optional<Representative> representative,
            Optional<Contact> contact,
            Attachments attachments,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent,
            List<Finding> findings,
            List<Proved> proofs,
            List<Withheld> withheld) {
        /** Whether any personal data is in it. */
        boolean hasPersons() {
            return representative.isPresent() || contact.isPresent() || !proofs.isEmpty();
        }
    }

    /** Minutes or a yearly report 議事録・年次報告. @param on the day on which it was handed in */
    record Proved(Proof.Kind kind, LocalDate on, Optional<String> words, Optional<DocumentRef> document) {}

    /** A line of a list. */
    record Line(
            Optional<AccountRef> account,
            Optional<String> name,
            Optional<GroupType> groupType,
            Optional<Track> track,
            Optional<String> number,
            Optional<LocalDate> validUntil,
            Optional<LocalDate> dueOn) {}
}
