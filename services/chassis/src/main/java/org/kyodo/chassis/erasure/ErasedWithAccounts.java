package org.kyodo.chassis.erasure;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;

/** Something that a service holds of people with an account and destroys with all else that is held of them: a bean of it. */
public interface ErasedWithAccounts {
    /** Destroys what was given no later. Called again and again for a month, so a repeat changes nothing. */
    void erase(AccountErasure erasure);

    /** What that would destroy, in words for an operator; it changes nothing. */
    List<String> would(AccountErasure erasure, Rehearsal rehearsal);
}
