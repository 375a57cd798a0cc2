package org.kyodo.contracts.registry;

import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;

/**
 * Whom notices go to 宛先: one of these.
 *
 * @param group 団体
 * @param account of a resident 市民
 */
public record Recipient(Optional<GroupId> group, Optional<AccountRef> account) {
    public static Recipient group(GroupId id) {
        return new Recipient(Optional.of(id), Optional.empty());
    }

    public static Recipient account(AccountRef ref) {
        return new Recipient(Optional.empty(), Optional.of(ref));
    }

    /** Whether it names one and no other. */
    public boolean single() {
        return Stream.of(group, account).filter(Optional::isPresent).count() == 1;
    }

    /** {@code group/<id>} or {@code person/<account>}. */
    @Override
    public String toString() {
        return group.map(id -> "group/" + id)
                .orElseGet(() -> "person/" + account.map(AccountRef::value).orElse(""));
    }
}
