package org.kyodo.kit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.registry.Validity;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Track;

/** What the registry tells of groups, for tests of the services that hear it; the groups are invented. */
public final class GroupFacts {
    private GroupFacts() {}

    /** A registration was begun by the account. */
    public static GroupRegistrationStarted started(GroupId group, String account) {
        return new GroupRegistrationStarted(group, Optional.of(AccountRef.of(account)));
    }

    /** A citizen activity group is registered, from 17 April 2026 to 31 March 2029. */
    public static GroupRegistered registered(GroupId group, String account) {
        return registered(group, account, "大殿子ども見守りネット", "大殿", LocalDate.of(2026, 4, 17));
    }

    /** The same, registered for the rest of the fiscal year and two more. */
    public static GroupRegistered registered(
            GroupId group, String account, String name, String area, LocalDate registeredOn) {
        return new GroupRegistered(
                group,
                Optional.of(AccountRef.of(account)),
                new GroupCard(
                        name,
                        Optional.of("シケンノカイ"),
                        GroupType.CITIZEN_ACTIVITY,
                        Track.CIVIC,
                        List.of(ActivityField.of("CHILDREN")),
                        Optional.empty(),
                        List.of(AreaCode.of(area)),
                        Optional.empty()),
                new Registration(
                        "352039-2026-0001",
                        RegistrationPolicy.REVIEWED,
                        Validity.until(registeredOn, LocalDate.of(registeredOn.getYear() + 3, 3, 31))));
    }
}
