package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.RegistrationPolicy;

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
            String name,
            String nameKana,
            GroupType groupType,
            LocalDate foundedOn,
            int memberCount,
            boolean membershipOpen,
            List<ActivityField> fields,
            List<AreaCode> areas,
            String purpose,
            String activities,
            Optional<CorporateNumber> corporateNumber,
            Optional<String> website,
            Optional<Representative> representative,
            Optional<Contact> contact,
            DocumentRef bylaws,
            Optional<DocumentRef> roster,
            ExclusionDeclaration declaration,
            PublicationConsent publicationConsent) {}

    /** What the registration is. */
    record Registration(String number, RegistrationPolicy policy, LocalDate registeredOn, LocalDate validUntil) {}

    /** What is to be corrected, and by when. */
    record Correction(List<String> items, LocalDate dueOn) {}

    /** A line of a list. */
    record Line(
            AccountRef account,
            Optional<String> name,
            Optional<GroupType> groupType,
            Optional<String> number,
            Optional<LocalDate> dueOn) {}
}
