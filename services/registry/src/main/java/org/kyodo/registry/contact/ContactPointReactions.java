package org.kyodo.registry.contact;

import java.util.List;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
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
import org.kyodo.contracts.registry.Recipient;
import org.springframework.stereotype.Component;

/** Where the contact of a group is erased 消去, its contact points are withdrawn, and so erased too. */
@Component
class ContactPointReactions implements Reactions<GroupEvent> {
    private final ContactPoints found;

    ContactPointReactions(ContactPoints found) {
        this.found = found;
    }

    @Override
    public Class<GroupEvent> events() {
        return GroupEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
        return switch (happened.event()) {
            case PersonalDataErased e
            when e.erased().stream().anyMatch(part -> part.part() == FormPart.CONTACT) ->
                found.withdrawing(
                        Recipient.group(e.groupId()),
                        happened.envelope().municipality(),
                        happened.envelope().id());
            case PersonalDataErased _,
                    GroupRegistrationStarted _,
                    GroupRegistrationSubmitted _,
                    GroupReviewStarted _,
                    GroupRegistrationReturned _,
                    GroupRegistrationLapsed _,
                    GroupRegistered _,
                    GroupRegistrationRefused _,
                    GroupSuspended _,
                    GroupReinstated _,
                    GroupClaimCodeIssued _,
                    GroupAccountClaimed _,
                    GroupAccountTransferred _,
                    GroupRepresentativeChanged _,
                    GroupProfileChanged _,
                    PublicationConsentChanged _,
                    CouncilStructureChanged _,
                    GroupIncorporated _,
                    GroupRenewalDue _,
                    GroupRenewed _,
                    GroupRegistrationExpired _,
                    GroupDissolved _,
                    GroupRegistrationWithdrawn _,
                    GroupMattersLeft _ -> List.of();
        };
    }
}
