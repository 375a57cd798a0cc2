package org.kyodo.chassis.form;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.form.Drafts.Owner;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureCancelled;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;

/** Where all that is held of an account is erased 本人の情報の消去, what it drafted in this service is destroyed. */
public final class ErasedDrafts implements EventHandler {
    private final Drafts drafts;

    public ErasedDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Class<ErasureEvent> events() {
        return ErasureEvent.class;
    }

    @Override
    public void handle(Recorded<?> happened) {
        switch ((ErasureEvent) happened.event()) {
            case AccountErased e -> drafts.eraseOf(new Owner(happened.envelope().municipality(), e.account()), e.at());
            case ErasureRequested _, ErasureCancelled _ -> {
                // Nothing is erased yet.
            }
        }
    }

    @Override
    public List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        return List.of(
                happened.event() instanceof AccountErased
                        ? "drafts: those of the account are destroyed"
                        : "drafts: stay");
    }
}
