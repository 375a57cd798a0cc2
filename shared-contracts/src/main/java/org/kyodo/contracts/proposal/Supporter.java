package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/** Who helps an initiative 支援者 (R-IV-2): one of a person, by the account, a group, or a section of the city. */
public record Supporter(Optional<AccountRef> account, Optional<GroupId> group, Optional<DepartmentCode> department) {
    public static Supporter account(AccountRef ref) {
        return new Supporter(Optional.of(ref), Optional.empty(), Optional.empty());
    }

    public static Supporter group(GroupId id) {
        return new Supporter(Optional.empty(), Optional.of(id), Optional.empty());
    }

    public static Supporter department(DepartmentCode code) {
        return new Supporter(Optional.empty(), Optional.empty(), Optional.of(code));
    }

    /** {@code account/…}, {@code group/…} or {@code department/…}. */
    @Override
    public String toString() {
        return group.map(id -> "group/" + id)
                .or(() -> department.map(code -> "department/" + code))
                .orElseGet(() -> "account/" + account.map(AccountRef::value).orElse(""));
    }
}
