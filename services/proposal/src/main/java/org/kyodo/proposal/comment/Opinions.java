package org.kyodo.proposal.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.GroupId;

/**
 * The opinions on a draft, in the order in which they came.
 *
 * @param count how many there are; the number of the last one
 * @param people how many persons and groups gave them
 * @param latest the last of them; the others lie in {@link OpinionStore}
 * @param erased whether what they said is forgotten
 */
record Opinions(int count, int people, List<Opinion> latest, boolean erased) {
    static final Opinions NONE = new Opinions(0, 0, List.of(), false);

    Opinions {
        latest = List.copyOf(latest);
    }

    /**
     * One of them.
     *
     * @param author a keyed hash: by it those of the same one are known, and nobody
     * @param group of the group that gave it, where it was one
     * @param text sealed
     */
    record Opinion(
            int number, Instant at, Channel channel, String author, Optional<GroupId> group, Optional<String> text) {}

    Opinions counting(int all, int authors) {
        return new Opinions(all, authors, latest, erased);
    }

    /** With the last one, as it came; who gave it is not kept like this. */
    Opinions by(Entry entry) {
        List<Opinion> more = new ArrayList<>(latest);
        more.add(new Opinion(
                count,
                entry.at(),
                entry.author().channel(),
                Author.of(entry.author()).of(),
                Optional.empty(),
                Optional.empty()));
        return new Opinions(count, people, more, erased);
    }

    /** With what is kept of the last one. */
    Opinions keeping(UnaryOperator<Opinion> kept) {
        List<Opinion> changed = new ArrayList<>(latest);
        changed.set(changed.size() - 1, kept.apply(changed.getLast()));
        return new Opinions(count, people, changed, erased);
    }

    Opinions without(List<Opinion> older) {
        return new Opinions(
                count,
                people,
                latest.stream().filter(opinion -> !older.contains(opinion)).toList(),
                erased);
    }

    Opinions forgotten() {
        return new Opinions(count, people, List.of(), true);
    }
}
