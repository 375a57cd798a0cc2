package org.kyodo.proposal.project;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.erasure.ErasedWithAccounts;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;

/**
 * The contact of an initiative 市民事業の連絡先 is destroyed with all that is held of who stated it, and with the contact of the group
 * that did. The initiative goes on, and nobody reaches them before they give another.
 */
final class ErasedContacts implements EventHandler, ErasedWithAccounts {
    private final InitiativeContacts contacts;

    ErasedContacts(InitiativeContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void erase(AccountErasure erasure) {
        contacts.erase(
                ProjectQueries.INITIATOR_ACCOUNT, erasure.account().value(), erasure.municipality(), erasure::isAfter);
    }

    @Override
    public List<String> would(AccountErasure erasure, Rehearsal rehearsal) {
        return List.of("initiatives: contacts that the account gave are destroyed");
    }

    @Override
    public Class<GroupEvent> events() {
        return GroupEvent.class;
    }

    @Override
    public void handle(Recorded<?> happened) {
        if (happened.event() instanceof PersonalDataErased erased && isOfContact(erased)) {
            String event = happened.envelope().id().toString();
            contacts.erase(
                    ProjectQueries.INITIATOR_GROUP,
                    erased.groupId().toString(),
                    happened.envelope().municipality(),
                    key -> key.compareTo(event) < 0);
        }
    }

    private static boolean isOfContact(PersonalDataErased erased) {
        return erased.erased().stream().anyMatch(part -> part.part() == FormPart.CONTACT);
    }

    @Override
    public List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        return List.of(
                happened.event() instanceof PersonalDataErased erased && isOfContact(erased)
                        ? "initiatives: contacts that the group gave are destroyed"
                        : "initiatives: contacts stay");
    }
}
