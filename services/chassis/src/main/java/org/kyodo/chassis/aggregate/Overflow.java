package org.kyodo.chassis.aggregate;

import java.util.List;
import java.util.Set;

/**
 * What a stage gives up of a list that has grown too long: the older half, so that a matter of thousands costs no more per
 * commit than one of a few. It is written elsewhere before the commit that leaves it out.
 */
public final class Overflow {
    private Overflow() {}

    /**
     * Only what was committed before is given up: what comes with this commit may never come to be, for another may win the
     * race, and must then stand nowhere.
     *
     * @param committed what the stage kept when it was committed last
     * @param kept what it would keep now, the oldest first
     * @param most of them it may keep
     * @return none where it keeps no more than that
     */
    public static <T> List<T> of(List<T> committed, List<T> kept, int most) {
        if (kept.size() <= most) {
            return List.of();
        }
        Set<T> before = Set.copyOf(committed);
        return kept.subList(0, kept.size() - most / 2).stream()
                .filter(before::contains)
                .toList();
    }
}
