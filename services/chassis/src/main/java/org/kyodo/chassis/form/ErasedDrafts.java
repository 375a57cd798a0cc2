package org.kyodo.chassis.form;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.erasure.ErasedWithAccounts;
import org.kyodo.chassis.form.Drafts.Owner;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;

/** What was drafted in this service is destroyed with all that is held of its account, and with what is erased of the group it is about. */
public final class ErasedDrafts implements EventHandler, ErasedWithAccounts {
    private final Drafts drafts;

    public ErasedDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void erase(AccountErasure erasure) {
        drafts.eraseOf(new Owner(erasure.municipality(), erasure.account()), erasure.until());
    }

    @Override
    public List<String> would(AccountErasure erasure, Rehearsal rehearsal) {
        return List.of("drafts: those of the account are destroyed");
    }

    @Override
    public Class<GroupEvent> events() {
        return GroupEvent.class;
    }

    @Override
    public void handle(Recorded<?> happened) {
        if (happened.event() instanceof PersonalDataErased erased) {
            drafts.eraseAbout(
                    erased.groupId().toString(),
                    happened.envelope().municipality(),
                    happened.envelope().time());
        }
    }

    @Override
    public List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        return List.of(
                happened.event() instanceof PersonalDataErased
                        ? "drafts: those about the group are destroyed"
                        : "drafts: stay");
    }
}
