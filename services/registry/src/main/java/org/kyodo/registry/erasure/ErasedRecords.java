package org.kyodo.registry.erasure;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.erasure.ErasedWithAccounts;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.registry.person.HeldOfAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Each record that holds something of an account that is erased erases it, and tells so itself. What was opened in the moment of
 * the erasure is erased once it is over, if that is within a month.
 */
@Component
class ErasedRecords implements ErasedWithAccounts {
    private final ObjectProvider<HeldOfAccounts> held;

    ErasedRecords(ObjectProvider<HeldOfAccounts> held) {
        this.held = held;
    }

    @Override
    public void erase(AccountErasure erasure) {
        erasing(erasure).forEach(instruction -> instruction.carryOut(erasure.request()));
    }

    @Override
    public List<String> would(AccountErasure erasure, Rehearsal rehearsal) {
        return erasing(erasure)
                .map(instruction -> instruction.rehearse(erasure.request(), rehearsal))
                .toList();
    }

    private Stream<Instruction<?>> erasing(AccountErasure erasure) {
        return held.stream().flatMap(kind -> kind.erasing(erasure).stream());
    }
}
