package org.kyodo.registry.backing;

import java.util.ArrayList;
import java.util.List;
import org.kyodo.contracts.value.AccountRef;

/**
 * Who backs a matter 応援, each account once.
 *
 * @param backers how many there are
 * @param latest the last of them; the others lie in {@link Backings}
 */
public record Backing(int backers, List<AccountRef> latest) {
    public static final Backing NONE = new Backing(0, List.of());

    public Backing {
        latest = List.copyOf(latest);
    }

    /** As many as an event told. */
    public Backing of(int told) {
        return new Backing(told, latest);
    }

    /** With the account that was the last one. */
    public Backing by(AccountRef account) {
        List<AccountRef> more = new ArrayList<>(latest);
        more.add(account);
        return new Backing(backers, more);
    }

    Backing without(List<AccountRef> older) {
        return new Backing(
                backers,
                latest.stream().filter(account -> !older.contains(account)).toList());
    }
}
