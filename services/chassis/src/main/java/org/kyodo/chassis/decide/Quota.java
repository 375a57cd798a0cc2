package org.kyodo.chassis.decide;

import java.util.Optional;

/**
 * How many of a kind somebody may have at a time 上限. A rule asks for it last, for a place is taken with that.
 *
 * @param had beside the one that is asked for
 */
public record Quota(long had, int most) {
    /** What speaks against one more; nothing where there is a place for it, which is taken. @param field that names whose it is */
    public static <E> Optional<Decision<E>> usedUp(Refusal refusal, String field, Context context) {
        Quota quota = context.fact(Quota.class);
        return quota.had() >= quota.most()
                ? Optional.of(Decision.refuse(refusal, field, quota.had(), quota.most()))
                : Optional.empty();
    }
}
