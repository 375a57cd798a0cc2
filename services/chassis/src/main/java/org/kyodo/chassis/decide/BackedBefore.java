package org.kyodo.chassis.decide;

import java.util.function.Predicate;
import org.kyodo.contracts.value.AccountRef;

/** A fact of a decision: whether an account is among those whom the stage itself keeps no more. */
public record BackedBefore(Predicate<AccountRef> given) {
    public boolean by(AccountRef account) {
        return given.test(account);
    }
}
