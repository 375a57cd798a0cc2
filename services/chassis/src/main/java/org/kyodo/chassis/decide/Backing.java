package org.kyodo.chassis.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.kyodo.contracts.value.AccountRef;

/**
 * Who backs a matter 応援, each account once.
 *
 * @param backers how many there are
 * @param latest the last of them; the others lie in a collection of their own
 */
public record Backing(int backers, List<AccountRef> latest) {
    public static final Backing NONE = new Backing(0, List.of());

    public Backing {
        latest = List.copyOf(latest);
    }

    /**
     * Whoever backs it once more repeats what they said; {@link BackedBefore} is a fact of the command.
     *
     * @param backed the event, of how many back it then
     */
    public <E> Decision<E> once(Context context, IntFunction<E> backed) {
        AccountRef account = context.actor().account();
        return latest.contains(account) || context.fact(BackedBefore.class).by(account)
                ? Decision.repeated()
                : Decision.accept(backed.apply(backers + 1));
    }

    /** As many as an event told. */
    public Backing of(int told) {
        return new Backing(told, latest);
    }

    /** With whoever gave the command, which the event does not tell. */
    public Backing by(Entry entry) {
        List<AccountRef> more = new ArrayList<>(latest);
        more.add(AccountRef.of(entry.author().ref()));
        return new Backing(backers, more);
    }

    /** Without those that lie elsewhere now. */
    public Backing without(List<AccountRef> older) {
        return new Backing(
                backers,
                latest.stream().filter(account -> !older.contains(account)).toList());
    }
}
