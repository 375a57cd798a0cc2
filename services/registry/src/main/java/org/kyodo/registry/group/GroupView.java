package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
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
 */
record GroupView(
        AccountRef account,
        Optional<Form> form,
        Optional<Registration> registration,
        Optional<Correction> correction,
        Optional<Reason> reason,
        Optional<String> rule) {

    /**
     * The form as it was last submitted; representative and contact are missing where they were erased.
     */
    record Form(
            GroupProfile profile,
            Particulars particulars,
            Optional<Representative> representative,
            Optional<Contact> contact,
            Attachments attachments,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent) {}

    /** A line of a list. */
    record Line(
            AccountRef account,
            Optional<String> name,
            Optional<GroupType> groupType,
            Optional<String> number,
            Optional<LocalDate> dueOn) {}
}
