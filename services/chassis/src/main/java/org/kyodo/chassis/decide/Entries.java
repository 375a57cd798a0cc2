package org.kyodo.chassis.decide;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was handed in on a matter and by whom 入力の記録, kept in its stage, so that another person decides on it 相互牽制
 * (K-ALL-4).
 *
 * @param latest the last {@value #MOST}, in their order
 */
public record Entries(List<Entry> latest) {
    public static final Entries NONE = new Entries(List.of());

    /** As many as a matter keeps: a form may be returned and handed in again without end. */
    static final int MOST = 20;

    public Entries {
        latest = List.copyOf(latest.subList(Math.max(0, latest.size() - MOST), latest.size()));
    }

    public Entries and(Entry entry) {
        return new Entries(Stream.concat(latest.stream(), Stream.of(entry)).toList());
    }

    /** Whether this very person handed something in, whatever roles they had then or have now. */
    public boolean areBy(Actor actor) {
        return latest.stream().anyMatch(entry -> entry.isBy(actor));
    }
}
