package org.kyodo.registry.erasure;

import java.util.List;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureCancelled;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.registry.person.HeldOfAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Each record that holds something of an account that is erased erases it, and tells so itself. */
@Component
class ErasureReactions implements Reactions<ErasureEvent> {
    private final ObjectProvider<HeldOfAccounts> held;

    ErasureReactions(ObjectProvider<HeldOfAccounts> held) {
        this.held = held;
    }

    @Override
    public Class<ErasureEvent> events() {
        return ErasureEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ErasureEvent> happened) {
        return switch (happened.event()) {
            case AccountErased e ->
                held.stream()
                        .<Instruction<?>>flatMap(
                                kind -> kind
                                        .erasing(
                                                e.account(),
                                                happened.envelope().municipality(),
                                                happened.envelope().id())
                                        .stream())
                        .toList();
            case ErasureRequested _, ErasureCancelled _ -> List.of();
        };
    }
}
