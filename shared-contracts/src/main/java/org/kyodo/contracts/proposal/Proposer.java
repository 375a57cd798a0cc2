package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;

/**
 * Who proposes 提案者: one of these.
 *
 * @param group 団体
 * @param account of a resident 市民; of one without an account, the opaque reference under which their paper was entered
 */
public record Proposer(Optional<GroupId> group, Optional<AccountRef> account) implements DescribesSubject {
    public static Proposer group(GroupId id) {
        return new Proposer(Optional.of(id), Optional.empty());
    }

    public static Proposer account(AccountRef ref) {
        return new Proposer(Optional.empty(), Optional.of(ref));
    }

    /** As everybody is shown it: of a resident only that it is one. */
    public Proposer toEverybody() {
        return new Proposer(group, account.map(_ -> AccountRef.of(PublicCopy.HIDDEN)));
    }

    @Override
    public List<GroupId> subjectGroups() {
        return group.stream().toList();
    }

    /** The id of the group, or the account. */
    @Override
    public String toString() {
        return group.map(GroupId::toString)
                .or(() -> account.map(AccountRef::toString))
                .orElse("");
    }
}
