package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Reason;

/**
 * A group as its own account and the office see it.
 *
 * @param reason of the return, refusal or suspension in force
 * @param rule the refusal rests on
 * @param erasures of personal data, by whom and why
 * @param entered what was entered for the group 代理入力
 */
record GroupView(
        AccountRef account,
        Optional<Form> form,
        Optional<Registration> registration,
        Optional<Correction> correction,
        Optional<Reason> reason,
        Optional<String> rule,
        List<Erasure> erasures,
        List<Entries.OnBehalf> entered) {

    /**
     * The form as it was last submitted.
     *
     * @param withheld what of representative and contact is missing, and why
     */
    record Form(
            GroupProfile profile,
            Particulars particulars,
            Optional<Representative> representative,
            Optional<Contact> contact,
            Attachments attachments,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent,
            List<Withheld> withheld) {
        /** Whether any personal data is in it. */
        boolean hasPersons() {
            return representative.isPresent() || contact.isPresent();
        }
    }

    /** A line of a list. */
    record Line(
            AccountRef account,
            Optional<String> name,
            Optional<GroupType> groupType,
            Optional<String> number,
            Optional<LocalDate> dueOn) {}
}
