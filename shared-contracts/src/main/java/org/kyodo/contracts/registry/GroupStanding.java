package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.GroupEvent.GroupEntryContested;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Wording;

/**
 * How a group 団体 that was registered stands, as the services other than the registry know it from its events alone.
 *
 * @param account that acts for it
 * @param validUntil the last day of its registration 有効期限
 * @param suspendedSince present while it is suspended 停止
 */
public record GroupStanding(
        GroupId group,
        AccountRef account,
        String name,
        GroupType groupType,
        List<AreaCode> areas,
        LocalDate validUntil,
        Optional<LocalDate> suspendedSince) {

    /** Whether it may be a party to something new on this day. */
    public boolean isRegisteredOn(LocalDate day) {
        return suspendedSince.isEmpty() && !day.isAfter(validUntil);
    }

    /** How it stands on this day, for a person to read: 令和8年3月31日に有効期限切れ. */
    public Phrase on(LocalDate day) {
        return suspendedSince
                .map(Wording.SUSPENDED_SINCE::of)
                .orElseGet(() -> day.isAfter(validUntil)
                        ? Wording.EXPIRED_ON.of(validUntil)
                        : Wording.REGISTERED_UNTIL.of(validUntil));
    }

    /** How it stands after the event; empty as long as it was never registered. */
    public static Optional<GroupStanding> after(Optional<GroupStanding> known, GroupEvent event) {
        return switch (event) {
            case GroupRegistered e ->
                Optional.of(new GroupStanding(
                        e.groupId(),
                        e.account(),
                        e.profile().name(),
                        e.profile().groupType(),
                        e.profile().areas(),
                        e.registration().validUntil(),
                        Optional.empty()));
            case GroupSuspended e -> known.map(standing -> standing.suspended(Optional.of(e.on())));
            case GroupReinstated _ -> known.map(standing -> standing.suspended(Optional.empty()));
            case GroupRegistrationStarted _,
                    GroupRegistrationSubmitted _,
                    GroupReviewStarted _,
                    GroupRegistrationReturned _,
                    GroupRegistrationLapsed _,
                    GroupRegistrationRefused _,
                    PersonalDataErased _,
                    GroupEntryContested _ -> known;
        };
    }

    private GroupStanding suspended(Optional<LocalDate> since) {
        return new GroupStanding(group, account, name, groupType, areas, validUntil, since);
    }
}
