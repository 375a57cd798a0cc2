package org.kyodo.chassis.list;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the lines of a page look up, found once for all of them: most ask about the same few groups and calls, for who they are
 * shown to and by which name. Outside a page every look-up is made anew, for a decision rests on what is committed now.
 */
public final class SharedLookUps {
    private static final ScopedValue<Map<Record, Object>> FOUND = ScopedValue.newInstance();

    private SharedLookUps() {}

    /** Makes the lines of a page. */
    static <P> P among(Supplier<P> page) {
        return ScopedValue.where(FOUND, new HashMap<>()).call(page::get);
    }

    /**
     * What the look-up finds.
     *
     * @param question all that the answer depends on, in a record of this look-up's own
     */
    @SuppressWarnings("unchecked")
    public static <Q extends Record, A> A find(Q question, Function<? super Q, A> lookUp) {
        if (!FOUND.isBound()) {
            return lookUp.apply(question);
        }
        Map<Record, Object> found = FOUND.get();
        if (!found.containsKey(question)) {
            found.put(question, lookUp.apply(question));
        }
        return (A) found.get(question);
    }
}
