package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.GroupEvent.CouncilStructureChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountClaimed;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountTransferred;
import org.kyodo.contracts.registry.GroupEvent.GroupClaimCodeIssued;
import org.kyodo.contracts.registry.GroupEvent.GroupDissolved;
import org.kyodo.contracts.registry.GroupEvent.GroupIncorporated;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.registry.GroupEvent.GroupProfileChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationExpired;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationWithdrawn;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewalDue;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewed;
import org.kyodo.contracts.registry.GroupEvent.GroupRepresentativeChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupEvent.PublicationConsentChanged;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Wording;

/**
 * How a group 団体 that was registered stands, as the services other than the registry know it from its events alone.
 *
 * @param account that acts for it; a group that was registered on paper may have none
 * @param validUntil the last day of its registration 有効期限; none where the municipality sets no end
 * @param suspendedSince present while it is suspended 停止
 * @param endedOn the first day on which it is not registered any more: it expired, dissolved or withdrew
 */
public record GroupStanding(
        GroupId group,
        Optional<AccountRef> account,
        String name,
        GroupType groupType,
        List<AreaCode> areas,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> suspendedSince,
        Optional<LocalDate> endedOn) {

    /** Whether it may be a party to something new on this day. */
    public boolean isRegisteredOn(LocalDate day) {
        return suspendedSince.isEmpty()
                && endedOn.isEmpty()
                && validUntil.filter(day::isAfter).isEmpty();
    }

    /** Whether the account acts for it. */
    public boolean isActedForBy(AccountRef candidate) {
        return account.filter(candidate::equals).isPresent();
    }

    /** How it stands on this day, for a person to read: 令和8年3月31日に有効期限切れ. */
    public Phrase on(LocalDate day) {
        return endedOn.map(Wording.ENDED_ON::of)
                .or(() -> suspendedSince.map(Wording.SUSPENDED_SINCE::of))
                .or(() -> validUntil.map(
                        last -> day.isAfter(last) ? Wording.EXPIRED_ON.of(last) : Wording.REGISTERED_UNTIL.of(last)))
                .orElseGet(Wording.REGISTERED::of);
    }

    /** How it stands after the event; empty as long as it was never registered. */
    public static Optional<GroupStanding> after(Optional<GroupStanding> known, GroupEvent event) {
        return switch (event) {
            case GroupRegistered e ->
                Optional.of(new GroupStanding(
                        e.groupId(),
                        e.account(),
                        e.card().name(),
                        e.card().groupType(),
                        e.card().areas(),
                        e.registration().validity().validUntil(),
                        Optional.empty(),
                        Optional.empty()));
            case GroupSuspended e -> known.map(standing -> standing.suspended(Optional.of(e.on())));
            case GroupReinstated _ -> known.map(standing -> standing.suspended(Optional.empty()));
            case GroupAccountClaimed e -> known.map(standing -> standing.actedForBy(e.account()));
            case GroupAccountTransferred e -> known.map(standing -> standing.actedForBy(e.account()));
            case GroupProfileChanged e -> known.map(standing -> standing.presentedBy(e.card()));
            case GroupRenewed e -> known.map(standing -> standing.valid(e.validity()));
            case GroupRegistrationExpired e -> known.map(standing -> standing.ended(e.on()));
            case GroupDissolved e -> known.map(standing -> standing.ended(e.on()));
            case GroupRegistrationWithdrawn e -> known.map(standing -> standing.ended(e.on()));
            case GroupRegistrationStarted _,
                    GroupRegistrationSubmitted _,
                    GroupReviewStarted _,
                    GroupRegistrationReturned _,
                    GroupRegistrationLapsed _,
                    GroupRegistrationRefused _,
                    GroupClaimCodeIssued _,
                    GroupRepresentativeChanged _,
                    PublicationConsentChanged _,
                    CouncilStructureChanged _,
                    GroupIncorporated _,
                    GroupRenewalDue _,
                    GroupMattersLeft _,
                    PersonalDataErased _ -> known;
        };
    }

    private GroupStanding suspended(Optional<LocalDate> since) {
        return new GroupStanding(group, account, name, groupType, areas, validUntil, since, endedOn);
    }

    private GroupStanding actedForBy(AccountRef other) {
        return new GroupStanding(
                group, Optional.of(other), name, groupType, areas, validUntil, suspendedSince, endedOn);
    }

    private GroupStanding presentedBy(GroupCard card) {
        return new GroupStanding(
                group, account, card.name(), card.groupType(), card.areas(), validUntil, suspendedSince, endedOn);
    }

    private GroupStanding valid(Validity validity) {
        return new GroupStanding(
                group, account, name, groupType, areas, validity.validUntil(), suspendedSince, endedOn);
    }

    private GroupStanding ended(LocalDate on) {
        return new GroupStanding(group, account, name, groupType, areas, validUntil, suspendedSince, Optional.of(on));
    }
}
