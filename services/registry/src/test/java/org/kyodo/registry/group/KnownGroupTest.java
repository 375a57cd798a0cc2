package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.registry.group.KnownGroup.Standing;

/** Who may act for a group, in the one place where it is said. */
class KnownGroupTest {
    private static final GroupId ID = GroupId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final KnownGroup WITH_ACCOUNT = group(Optional.of(AccountRef.of("hotaru")));
    private static final KnownGroup ON_PAPER = group(Optional.empty());

    @Test
    void its_own_account_acts_for_it_and_no_other() {
        assertThat(WITH_ACCOUNT.mayBeActedForBy(web("hotaru", Role.GROUP))).isTrue();
        assertThat(WITH_ACCOUNT.mayBeActedForBy(web("taiso", Role.GROUP))).isFalse();
        assertThat(WITH_ACCOUNT.mayBeActedForBy(web("hotaru", Role.RESIDENT))).isFalse();
        assertThat(ON_PAPER.mayBeActedForBy(web("hotaru", Role.GROUP))).isFalse();
    }

    @Test
    void a_desk_and_the_office_enter_for_the_group_they_name_by_its_id_or_account() {
        assertThat(WITH_ACCOUNT.mayBeActedForBy(paper(Role.DESK, "sharaku", "hotaru")))
                .isTrue();
        assertThat(WITH_ACCOUNT.mayBeActedForBy(paper(Role.STAFF, "collaboration-office", ID.toString())))
                .isTrue();
        assertThat(ON_PAPER.mayBeActedForBy(paper(Role.DESK, "sharaku", ID.toString())))
                .isTrue();
        assertThat(ON_PAPER.mayBeActedForBy(paper(Role.DESK, "sharaku", "hotaru")))
                .as("names another")
                .isFalse();
        assertThat(WITH_ACCOUNT.mayBeActedForBy(paper(Role.STAFF, "school-education", "hotaru")))
                .as("a section that registers nobody")
                .isFalse();
        assertThat(WITH_ACCOUNT.mayBeActedForBy(web("sasaki", Role.DESK)))
                .as("names nobody")
                .isFalse();
    }

    @Test
    void an_entry_by_somebody_else_is_not_by_the_group_itself() {
        assertThat(WITH_ACCOUNT.isActedForBySelf(web("hotaru", Role.GROUP))).isTrue();
        assertThat(WITH_ACCOUNT.isActedForBySelf(paper(Role.DESK, "sharaku", "hotaru")))
                .isFalse();
    }

    private static KnownGroup group(Optional<AccountRef> account) {
        return new KnownGroup(
                ID,
                Standing.REGISTERED,
                account,
                Optional.of(GroupType.CITIZEN_ACTIVITY),
                Optional.of("一の坂川ほたる見守り隊"),
                List.of());
    }

    private static Actor web(String account, Role role) {
        return new Actor(AccountRef.of(account), Set.of(role), Optional.empty(), Channel.WEB, Optional.empty());
    }

    private static Actor paper(Role role, String department, String party) {
        return new Actor(
                AccountRef.of("sasaki"),
                Set.of(role),
                Optional.of(DepartmentCode.of(department)),
                Channel.PAPER,
                Optional.of(party));
    }
}
