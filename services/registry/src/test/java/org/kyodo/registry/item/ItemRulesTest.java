package org.kyodo.registry.item;

import static org.kyodo.registry.item.ItemRefusal.GIVEN_FOR_GOOD;
import static org.kyodo.registry.item.ItemRefusal.LOAN_NOT_AHEAD;
import static org.kyodo.registry.item.ItemRefusal.LOAN_TOO_LONG;
import static org.kyodo.registry.item.ItemRefusal.NOT_REGISTERED;
import static org.kyodo.registry.item.ItemRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.item.ItemRefusal.NOT_YOUR_ITEM;
import static org.kyodo.registry.item.ItemRefusal.OWN_ITEM;
import static org.kyodo.registry.item.ItemRefusal.RETURN_BEFORE_LOAN;
import static org.kyodo.registry.item.ItemRefusal.RETURN_DAY_REQUIRED;
import static org.kyodo.registry.item.ItemRefusal.TOO_MANY_ITEMS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ItemEvent;
import org.kyodo.contracts.registry.ItemEvent.ItemLent;
import org.kyodo.contracts.registry.ItemEvent.ItemOffered;
import org.kyodo.contracts.registry.ItemEvent.ItemReturned;
import org.kyodo.contracts.registry.ItemEvent.ItemWithdrawn;
import org.kyodo.contracts.registry.ItemEvent.LoanDeclined;
import org.kyodo.contracts.registry.ItemEvent.LoanOverdue;
import org.kyodo.contracts.registry.ItemEvent.LoanRequested;
import org.kyodo.contracts.registry.ItemOutline;
import org.kyodo.contracts.registry.ItemOwner;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ItemId;
import org.kyodo.contracts.value.ItemMode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.item.ItemCommand.AgreeLoan;
import org.kyodo.registry.item.ItemCommand.DeclineLoan;
import org.kyodo.registry.item.ItemCommand.OfferItem;
import org.kyodo.registry.item.ItemCommand.RecordReturn;
import org.kyodo.registry.item.ItemCommand.RequestLoan;
import org.kyodo.registry.item.ItemCommand.TellOverdue;
import org.kyodo.registry.item.ItemCommand.WithdrawItem;

class ItemRulesTest extends RulesTest<ItemCommand, Item, ItemEvent> {
    private static final ItemId ID = ItemId.of("019d7c3a-0000-7000-8000-000000000051");
    private static final GroupId OWNER = GroupId.of("019d7c3a-0000-7000-8000-000000000001");
    static final GroupId BORROWER = GroupId.of("019d7c3a-0000-7000-8000-000000000002");
    private static final Actor OWNERS = actor("hotaru", Role.GROUP);
    private static final Actor BORROWERS = actor("taiso", Role.GROUP);
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor OTHER_SECTION = staff("sato", "tourism");
    private static final Actor DESK = desk("sasaki", Optional.of("centre"));
    private static final Quota FEW = new Quota(0, 200);
    static final ItemOutline TENT = new ItemOutline("テント", Optional.of("3m×6m"));
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    private static final LocalDate UNTIL = LocalDate.of(2026, 6, 20);
    private static final Reason REASON = new Reason(ReasonCode.OTHER, "同じ日に自分たちの行事で使うため。");
    static final Parties BOTH = new Parties(
            Optional.of(group(OWNER, "hotaru", KnownGroup.Standing.REGISTERED)),
            Optional.of(group(BORROWER, "taiso", KnownGroup.Standing.REGISTERED)));

    private static final ItemEvent OFFERED = new ItemOffered(ID, TENT, ItemMode.LEND, ItemOwner.of(OWNER));
    private static final ItemEvent GIVEN = new ItemOffered(ID, TENT, ItemMode.GIVE, ItemOwner.of(OWNER));
    private static final ItemEvent REQUESTED = new LoanRequested(ID, BORROWER, TODAY, Optional.of(UNTIL));
    private static final ItemEvent LENT = new ItemLent(ID, BORROWER, Optional.of(UNTIL));

    ItemRulesTest() {
        super(ItemCommand.class, new ItemRules(), new Item.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    /** Whether the group is the caller's depends on which one the command names. */
    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(NOT_YOUR_GROUP);
    }

    private static KnownGroup group(GroupId id, String account, KnownGroup.Standing standing) {
        return new KnownGroup(
                id, standing, Optional.of(AccountRef.of(account)), Optional.empty(), Optional.empty(), List.of());
    }

    private static Actor desk(String account, Optional<String> base) {
        return new Actor(
                AccountRef.of(account), Set.of(Role.DESK), base.map(DepartmentCode::of), Channel.WEB, Optional.empty());
    }

    private static Actor paper(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private Given now(ItemEvent... happened) {
        return given(happened).knowing(BOTH, FEW, new ItemSettings(10));
    }

    private static RequestLoan loan(LocalDate from, LocalDate until) {
        return new RequestLoan(BORROWER, from, Optional.ofNullable(until));
    }

    @Nested
    class Offering {
        @Test
        void makes_it_the_groups_the_departments_or_the_bases() {
            now().by(OWNERS)
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.of(OWNER)))
                    .then(OFFERED);
            now().by(SECTION)
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.empty()))
                    .then(new ItemOffered(
                            ID, TENT, ItemMode.LEND, ItemOwner.of(DepartmentCode.of("school-education"))));
            now().by(DESK)
                    .when(new OfferItem(TENT, ItemMode.GIVE, Optional.empty()))
                    .then(new ItemOffered(ID, TENT, ItemMode.GIVE, ItemOwner.of(FacilityCode.of("centre"))));
            now().by(desk("kato", Optional.empty()))
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            now().by(paper(DESK, "slip"))
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void for_a_group_is_for_who_acts_for_it_while_it_is_registered() {
            now().by(BORROWERS)
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.of(OWNER)))
                    .thenRefused(NOT_YOUR_GROUP);
            given().by(OWNERS)
                    .knowing(
                            new Parties(
                                    Optional.of(group(OWNER, "hotaru", KnownGroup.Standing.NONE)), Optional.empty()),
                            FEW)
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.of(OWNER)))
                    .thenRefused(NOT_REGISTERED);
        }

        @Test
        void is_bounded_for_one_owner() {
            given().by(SECTION)
                    .knowing(BOTH, new Quota(200, 200))
                    .when(new OfferItem(TENT, ItemMode.LEND, Optional.empty()))
                    .thenRefused(TOO_MANY_ITEMS);
        }
    }

    @Nested
    class Asking {
        @Test
        void is_for_registered_groups_other_than_the_owner() {
            now(OFFERED).by(BORROWERS).when(loan(TODAY, UNTIL)).then(REQUESTED);
            now(OFFERED)
                    .by(paper(DESK, BORROWER.toString()))
                    .when(loan(TODAY, UNTIL))
                    .then(REQUESTED);
            now(OFFERED).by(OWNERS).when(loan(TODAY, UNTIL)).thenRefused(NOT_YOUR_GROUP);
            given(OFFERED)
                    .by(BORROWERS)
                    .knowing(new Parties(
                            BOTH.owner(), Optional.of(group(BORROWER, "taiso", KnownGroup.Standing.SUSPENDED))))
                    .when(loan(TODAY, UNTIL))
                    .thenRefused(NOT_REGISTERED);
            given(OFFERED)
                    .by(OWNERS)
                    .knowing(new Parties(BOTH.owner(), BOTH.owner()))
                    .when(new RequestLoan(OWNER, TODAY, Optional.of(UNTIL)))
                    .thenRefused(OWN_ITEM);
        }

        @Test
        void names_days_from_today_within_a_year() {
            now(OFFERED).by(BORROWERS).when(loan(TODAY.minusDays(1), UNTIL)).thenRefused(LOAN_NOT_AHEAD);
            now(OFFERED).by(BORROWERS).when(loan(TODAY, TODAY)).thenStage();
            now(OFFERED).by(BORROWERS).when(loan(UNTIL, TODAY)).thenRefused(RETURN_BEFORE_LOAN);
            now(OFFERED).by(BORROWERS).when(loan(TODAY, null)).thenRefused(RETURN_DAY_REQUIRED);
            now(OFFERED).by(BORROWERS).when(loan(TODAY, TODAY.plusDays(366))).thenStage();
            now(OFFERED).by(BORROWERS).when(loan(TODAY, TODAY.plusDays(367))).thenRefused(LOAN_TOO_LONG);
            now(GIVEN).by(BORROWERS).when(loan(TODAY, null)).thenStage();
            now(GIVEN).by(BORROWERS).when(loan(TODAY.plusDays(367), null)).thenRefused(LOAN_TOO_LONG);
            now(GIVEN).by(BORROWERS).when(loan(TODAY, UNTIL)).thenRefused(GIVEN_FOR_GOOD);
        }

        @Test
        void is_for_one_at_a_time() {
            now(OFFERED, REQUESTED).by(BORROWERS).when(loan(TODAY, UNTIL)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            now(OFFERED, REQUESTED, LENT)
                    .by(BORROWERS)
                    .when(loan(TODAY, UNTIL))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Deciding {
        private static final ItemEvent OF_SECTION =
                new ItemOffered(ID, TENT, ItemMode.LEND, ItemOwner.of(DepartmentCode.of("school-education")));

        @Test
        void is_for_the_owner() {
            now(OFFERED, REQUESTED).by(OWNERS).when(new AgreeLoan()).then(LENT);
            now(OFFERED, REQUESTED).by(BORROWERS).when(new AgreeLoan()).thenRefused(NOT_YOUR_ITEM);
            now(OFFERED, REQUESTED)
                    .by(OWNERS)
                    .when(new DeclineLoan(ReasonGiven.of(REASON.code(), REASON.text())))
                    .then(new LoanDeclined(ID, BORROWER, REASON));
            now(OFFERED, REQUESTED)
                    .by(OWNERS)
                    .when(new DeclineLoan(Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            now(OFFERED, REQUESTED)
                    .by(BORROWERS)
                    .when(new DeclineLoan(Optional.empty()))
                    .thenRefused(NOT_YOUR_ITEM);
            given(OF_SECTION, REQUESTED)
                    .by(SECTION)
                    .knowing(new Parties(Optional.empty(), BOTH.borrower()))
                    .when(new AgreeLoan())
                    .then(LENT);
            given(OF_SECTION, REQUESTED)
                    .by(OTHER_SECTION)
                    .knowing(new Parties(Optional.empty(), BOTH.borrower()))
                    .when(new AgreeLoan())
                    .thenRefused(NOT_YOUR_ITEM);
        }

        @Test
        void is_not_for_who_acts_for_the_group_that_borrows() {
            Actor also = staff("taiso", "school-education");
            ItemEvent ofSection =
                    new ItemOffered(ID, TENT, ItemMode.LEND, ItemOwner.of(DepartmentCode.of("school-education")));
            Parties parties = new Parties(Optional.empty(), BOTH.borrower());
            var asked = given(ofSection, REQUESTED).knowing(parties, new ItemSettings(10));
            asked.by(also).when(new AgreeLoan()).thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            asked.by(also)
                    .when(new DeclineLoan(ReasonGiven.of(REASON.code(), REASON.text())))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            asked.by(SECTION).when(new AgreeLoan()).then(LENT);
            given(OFFERED, REQUESTED)
                    .by(BORROWERS)
                    .knowing(new Parties(
                            Optional.of(group(OWNER, "taiso", KnownGroup.Standing.REGISTERED)), BOTH.borrower()))
                    .when(new AgreeLoan())
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
        }

        @Test
        void is_for_another_person_than_who_entered_the_request() {
            ItemEvent ofCentre = new ItemOffered(ID, TENT, ItemMode.LEND, ItemOwner.of(FacilityCode.of("centre")));
            given(ofCentre)
                    .and(paper(DESK, BORROWER.toString()), REQUESTED)
                    .by(DESK)
                    .knowing(new Parties(Optional.empty(), BOTH.borrower()))
                    .when(new AgreeLoan())
                    .thenRefused(CommonRefusal.FOUR_EYES);
        }
    }

    @Nested
    class Returning {
        @Test
        void is_recorded_by_the_owner_or_a_desk_and_it_is_offered_again() {
            ItemEvent returned = new ItemReturned(ID, TODAY);
            now(OFFERED, REQUESTED, LENT).by(OWNERS).when(new RecordReturn()).then(returned);
            now(OFFERED, REQUESTED, LENT).by(DESK).when(new RecordReturn()).then(returned);
            now(OFFERED, REQUESTED, LENT).by(BORROWERS).when(new RecordReturn()).thenRefused(NOT_YOUR_ITEM);
            now(OFFERED, REQUESTED, LENT, returned)
                    .by(BORROWERS)
                    .when(loan(TODAY, UNTIL))
                    .then(REQUESTED);
        }

        @Test
        void is_not_of_what_was_given() {
            Given given = now(
                    GIVEN,
                    new LoanRequested(ID, BORROWER, TODAY, Optional.empty()),
                    new ItemLent(ID, BORROWER, Optional.empty()));
            given.by(OWNERS).when(new RecordReturn()).thenRefused(GIVEN_FOR_GOOD);
            given.by(Actor.PLATFORM)
                    .at("2099-01-01T00:00:00+09:00")
                    .when(new TellOverdue())
                    .thenRefused(GIVEN_FOR_GOOD);
        }

        @Test
        void is_overdue_once_its_last_day_is_over_and_told_once() {
            now(OFFERED, REQUESTED, LENT)
                    .at("2026-06-20T23:59:59+09:00")
                    .by(Actor.PLATFORM)
                    .when(new TellOverdue())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            ItemEvent overdue = new LoanOverdue(ID, UNTIL);
            now(OFFERED, REQUESTED, LENT)
                    .at("2026-06-21T00:00:00+09:00")
                    .by(Actor.PLATFORM)
                    .when(new TellOverdue())
                    .then(overdue);
            now(OFFERED, REQUESTED, LENT, overdue)
                    .at("2026-06-22T00:00:00+09:00")
                    .by(Actor.PLATFORM)
                    .when(new TellOverdue())
                    .thenRepeated();
        }
    }

    @Test
    void is_withdrawn_by_its_owner_while_nobody_asks_for_it() {
        now(OFFERED).by(OWNERS).when(new WithdrawItem()).then(new ItemWithdrawn(ID));
        now(OFFERED).by(BORROWERS).when(new WithdrawItem()).thenRefused(NOT_YOUR_ITEM);
        now(OFFERED, REQUESTED).by(OWNERS).when(new WithdrawItem()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        now(OFFERED).by(OTHER_SECTION).isSeen();
        now().by(OTHER_SECTION).isUnseen();
    }

    @ParameterizedTest
    @EnumSource
    void each_refusal_has_a_text_in_both_languages(ItemRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
