package org.kyodo.chassis.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.CONTEST_LATE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.chassis.decide.CommonRefusal.NO_SUCH_ENTRY;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.entry.EntryRules.Found;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.proposal.ProposalEntryEvent.ProposalEntryContested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EntryId;
import org.kyodo.kit.RulesTest;

class EntryRulesTest extends RulesTest<ContestEntry, Entered, EntryContested> {
    private static final EntryId ID = EntryId.of("01981f2e-7c00-7000-8000-0000000000ee");
    private static final EntryOnBehalf ON_PAPER = new EntryOnBehalf(
            "kyodo.proposal.ProposalSubmitted.v1",
            "proposal/019d4468-9d80-75a6-a10c-ca9c7787a5fa",
            Instant.parse("2026-06-12T03:00:00Z"),
            Channel.PAPER,
            AccountRef.of("acct-clerk"),
            Optional.of(DepartmentCode.of("disaster-prevention")),
            "acct-watch");
    private static final Found FOUND = new Found(Optional.of(ON_PAPER), Set.of(AccountRef.of("acct-watch")), 14);
    private static final Found NONE = new Found(Optional.empty(), Set.of(), 14);
    private static final ContestEntry CONTEST = new ContestEntry("提案額が違います。");
    private static final EntryContested CONTESTED = new ProposalEntryContested(ID, ON_PAPER, CONTEST.reason());
    private static final Actor PARTY = actor("acct-watch", Role.GROUP);

    EntryRulesTest() {
        super(ContestEntry.class, new EntryRules(ProposalEntryContested::new), new Entered.Uncontested(ID));
    }

    private Given entered(EntryContested... happened) {
        return given(happened).knowing(FOUND).by(PARTY);
    }

    @Test
    void whoever_it_was_made_for_contests_it_once() {
        entered().when(CONTEST).then(CONTESTED);
        entered(CONTESTED).when(CONTEST).thenRefused(NOT_IN_THIS_STAGE);
    }

    @Test
    void to_the_end_of_the_last_day() {
        entered().at("2026-06-26T23:59:59+09:00").when(CONTEST).then(CONTESTED);
        assertThat(entered()
                        .at("2026-06-27T00:00:00+09:00")
                        .when(CONTEST)
                        .thenRefused(CONTEST_LATE)
                        .refusal()
                        .rule())
                .isEqualTo("K-ALL-6");
    }

    @Test
    void to_anybody_else_it_is_as_if_there_were_none() {
        Actor stranger = actor("acct-stranger", Role.GROUP);
        entered().by(stranger).when(CONTEST).thenRefused(NO_SUCH_ENTRY);
        entered(CONTESTED).by(stranger).when(CONTEST).thenRefused(NO_SUCH_ENTRY);
        entered().knowing(NONE).when(CONTEST).thenRefused(NO_SUCH_ENTRY);
    }

    @Test
    void a_contest_is_for_the_party_the_section_or_desk_that_entered_it_the_office_and_auditors() {
        entered().isUnseen();
        entered(CONTESTED).isSeen();
        entered(CONTESTED).by(staff("acct-office", "collaboration-office")).isSeen();
        entered(CONTESTED).by(staff("acct-entered", "disaster-prevention")).isSeen();
        entered(CONTESTED).by(desk("disaster-prevention")).isSeen();
        entered(CONTESTED).by(desk("hagi-salon")).isUnseen();
        entered(CONTESTED).by(actor("acct-auditor", Role.AUDITOR)).isSeen();
        entered(CONTESTED).by(staff("acct-other", "school-education")).isUnseen();
        entered(CONTESTED).by(actor("acct-stranger", Role.GROUP)).isUnseen();
    }

    private static Actor desk(String centre) {
        return new Actor(
                AccountRef.of("acct-desk"),
                Set.of(Role.DESK),
                Optional.of(DepartmentCode.of(centre)),
                Channel.WEB,
                Optional.empty());
    }
}
