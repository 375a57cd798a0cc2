package org.kyodo.chassis.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Wording;

/**
 * What was handed in on a matter and by whom 入力の記録, kept in its stage: so that another person decides on it 相互牽制
 * (K-ALL-4), and so that a group sees what was entered for it 代理入力 and may contest it 異議 (K-ALL-6).
 *
 * @param latest the last {@value #MOST}, in their order
 * @param contested why the group contests an entry, by the entry's event
 */
public record Entries(List<Entry> latest, Map<UUID, String> contested) {
    public static final Entries NONE = new Entries(List.of(), Map.of());

    /** As many as a matter keeps: a form may be returned and handed in again without end. */
    static final int MOST = 20;

    public Entries {
        latest = List.copyOf(latest.subList(Math.max(0, latest.size() - MOST), latest.size()));
        contested = Map.copyOf(contested);
    }

    /** An entry made for the group, as the group sees it. @param contested why the group contests it */
    public record OnBehalf(
            UUID entry,
            String what,
            Instant at,
            Channel channel,
            Optional<DepartmentCode> department,
            Optional<String> contested) {}

    /** Whether an entry may be contested. */
    public enum Contestable {
        /** No entry made for the group. */
        UNKNOWN,
        /** The days of the municipality are over. */
        OVER,
        /** It is contested already. */
        CONTESTED,
        OPEN
    }

    /** For how many days from the day of an entry it may be contested. */
    public record Term(int days) {}

    public Entries and(Entry entry) {
        return new Entries(Stream.concat(latest.stream(), Stream.of(entry)).toList(), contested);
    }

    public Entries contesting(UUID entry, String reason) {
        Map<UUID, String> all = new HashMap<>(contested);
        all.put(entry, reason);
        all.keySet().retainAll(latest.stream().map(Entry::event).toList());
        return new Entries(latest, all);
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

    /** What was entered for the group. */
    public List<OnBehalf> onBehalf() {
        return latest.stream()
                .filter(Entry::isOnBehalf)
                .map(entry -> new OnBehalf(
                        entry.event(),
                        entry.what(),
                        entry.at(),
                        entry.author().channel(),
                        entry.author().department(),
                        Optional.ofNullable(contested.get(entry.event()))))
                .toList();
    }

    /** Whether the entry may be contested; knows the {@link Term}. */
    public Contestable contestable(UUID event, Context context) {
        return latest.stream()
                .filter(entry -> entry.event().equals(event) && entry.isOnBehalf())
                .findFirst()
                .map(entry -> contestable(entry, context))
                .orElse(Contestable.UNKNOWN);
    }

    /** Whether the time to contest any of them is over; knows the {@link Term}. */
    public boolean areFinal(Context context) {
        return latest.stream()
                .filter(Entry::isOnBehalf)
                .allMatch(entry -> contestable(entry, context) == Contestable.OVER);
    }

    private Contestable contestable(Entry entry, Context context) {
        if (contested.containsKey(entry.event())) {
            return Contestable.CONTESTED;
        }
        LocalDate last = LocalDate.ofInstant(entry.at(), FiscalYear.JST)
                .plusDays(context.fact(Term.class).days());
        return context.today().isAfter(last) ? Contestable.OVER : Contestable.OPEN;
    }
}
