package org.kyodo.chassis.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.Wording;

/**
 * What was handed in on a matter and by whom 入力の記録, kept in its stage: so that another person decides on it 相互牽制
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

    /** Whether another person must decide on what this very person handed in 相互牽制 (K-ALL-4). */
    public boolean needOtherEyes(Context context) {
        return context.applies(CommonRefusal.FOUR_EYES) && areBy(context.actor());
    }

    /** What speaks against a decision of this very person on what they handed in (K-ALL-4). */
    public <E> Optional<Decision<E>> against(Context context) {
        return needOtherEyes(context) ? Optional.of(sameEyes(context.actor())) : Optional.empty();
    }

    /** That another person must do it (K-ALL-4). */
    public static <E> Decision<E> sameEyes(Actor actor) {
        return Decision.refuse(CommonRefusal.FOUR_EYES, "account", actor.account(), Wording.ANOTHER_PERSON.of());
    }
}
