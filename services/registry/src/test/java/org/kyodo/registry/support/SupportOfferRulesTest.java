package org.kyodo.registry.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportAgreed;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDeclined;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDelivered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOfferEnded;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOffered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportRequested;
import org.kyodo.contracts.registry.SupportRequest;
import org.kyodo.contracts.registry.SupportTerms;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.SupportOfferId;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.kyodo.registry.support.SupportOfferCommand.AgreeSupport;
import org.kyodo.registry.support.SupportOfferCommand.DeclineSupport;
import org.kyodo.registry.support.SupportOfferCommand.EndOffer;
import org.kyodo.registry.support.SupportOfferCommand.OfferSupport;
import org.kyodo.registry.support.SupportOfferCommand.RecordDelivery;
import org.kyodo.registry.support.SupportOfferCommand.RequestSupport;
import org.kyodo.registry.support.SupportOfferCommand.WithdrawOffer;

class SupportOfferRulesTest extends RulesTest<SupportOfferCommand, SupportOffer, SupportOfferEvent> {
    private static final SupportOfferId ID = SupportOfferId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final GroupId FOODS = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final GroupId TOWN = GroupId.of("019d7c3a-0000-7000-8000-0000000000b1");

    private static final Actor COMPANY = actor("foods", Role.GROUP);
    private static final Actor NEIGHBOURS = actor("obihiro-west", Role.GROUP);
    private static final Quota FEW = new Quota(0, 100);

    /** E26: 30 保冷箱 until 2026-12-31. */
    private static final SupportTerms BOXES =
            new SupportTerms(SupportKind.GOODS, "保冷箱", Optional.of(30), LocalDate.of(2026, 12, 31));

    private static final SupportTerms ADVICE =
            new SupportTerms(SupportKind.EXPERTISE, "衛生管理の助言（半日）", Optional.empty(), LocalDate.of(2026, 12, 31));
    private static final SupportOfferEvent OFFERED = new SupportOffered(ID, FOODS, BOXES);
    private static final SupportRequest TEN = new SupportRequest(1, TOWN, Optional.of(10));
    private static final SupportRequest TWENTY_FIVE = new SupportRequest(2, TOWN, Optional.of(25));
    private static final SupportOfferEvent ASKED = new SupportRequested(ID, TEN);
    private static final SupportOfferEvent AGREED = new SupportAgreed(ID, SupportKind.GOODS, TEN, Optional.of(20));

    SupportOfferRulesTest() {
        super(SupportOfferCommand.class, new SupportOfferRules(), new SupportOffer.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(
                SupportOfferRefusal.NOT_YOUR_GROUP,
                SupportOfferRefusal.ALREADY_ASKED,
                SupportOfferRefusal.REQUESTS_USED_UP,
                SupportOfferRefusal.REQUEST_ANSWERED,
                SupportOfferRefusal.NOT_AGREED);
    }

    private static KnownGroup group(GroupId id, Actor account, Standing standing) {
        return new KnownGroup(
                id, standing, Optional.of(account.account()), Optional.empty(), Optional.empty(), List.of());
    }

    private static Object[] facts(Standing offers, Standing asks) {
        return new Object[] {
            FEW, new Offering(group(FOODS, COMPANY, offers)), new Asking(Optional.of(group(TOWN, NEIGHBOURS, asks)))
        };
    }

    private Given offer(SupportOfferEvent... happened) {
        return given(happened)
                .knowing(facts(Standing.REGISTERED, Standing.REGISTERED))
                .by(COMPANY);
    }

    private static Actor onPaper(Role role, String party) {
        return new Actor(AccountRef.of("sasaki"), Set.of(role), Optional.empty(), Channel.PAPER, Optional.of(party));
    }

    @Nested
    class Offering_support {
        private final OfferSupport boxes = new OfferSupport(FOODS, BOXES);

        @Test
        void is_for_a_registered_group_itself_or_for_a_desk_on_its_behalf() {
            offer().when(boxes).then(OFFERED);
            offer().by(onPaper(Role.DESK, "foods")).when(boxes).then(OFFERED);
            offer().by(NEIGHBOURS).when(boxes).thenRefused(SupportOfferRefusal.NOT_YOUR_GROUP);
            offer().by(onPaper(Role.DESK, "obihiro-west")).when(boxes).thenRefused(SupportOfferRefusal.NOT_YOUR_GROUP);
            offer().knowing(facts(Standing.SUSPENDED, Standing.REGISTERED))
                    .when(boxes)
                    .thenRefused(SupportOfferRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void says_until_when_within_a_year() {
            offer().at("2026-12-31T10:00:00+09:00").when(boxes).thenRefused(CommonRefusal.DUE_DATE_NOT_AHEAD);
            offer().when(new OfferSupport(
                            FOODS,
                            new SupportTerms(SupportKind.PLACE, "会議室", Optional.empty(), LocalDate.of(2027, 6, 14))))
                    .thenRefused(CommonRefusal.DUE_TOO_FAR);
        }

        @Test
        void of_money_tells_its_kind_and_no_amount() {
            LocalDate until = LocalDate.of(2026, 12, 31);
            SupportTerms money = new SupportTerms(SupportKind.MONEY, "市民基金へ", Optional.empty(), until);
            offer().when(new OfferSupport(FOODS, money)).then(new SupportOffered(ID, FOODS, money));
            offer().when(new OfferSupport(
                            FOODS, new SupportTerms(SupportKind.MONEY, "市民基金へ", Optional.of(100_000), until)))
                    .thenRefused(SupportOfferRefusal.MONEY_NOT_COUNTED);
        }

        @Test
        void has_an_end_in_number() {
            offer().knowing(new Quota(100, 100), new Offering(group(FOODS, COMPANY, Standing.REGISTERED)))
                    .when(boxes)
                    .thenRefused(SupportOfferRefusal.TOO_MANY_OFFERS);
        }
    }

    @Nested
    class Asking_for_it {
        private final RequestSupport ten = new RequestSupport(TOWN, Optional.of(10));

        private Given asking(SupportOfferEvent... happened) {
            return offer(happened).by(NEIGHBOURS);
        }

        @Test
        void is_for_another_registered_group() {
            asking(OFFERED).when(ten).then(ASKED);
            asking(OFFERED).by(actor("taiso", Role.GROUP)).when(ten).thenRefused(SupportOfferRefusal.NOT_YOUR_GROUP);
            asking(OFFERED)
                    .knowing(facts(Standing.REGISTERED, Standing.SUSPENDED))
                    .when(ten)
                    .thenRefused(SupportOfferRefusal.GROUP_NOT_REGISTERED);
            offer(OFFERED)
                    .knowing(
                            new Offering(group(FOODS, COMPANY, Standing.REGISTERED)),
                            new Asking(Optional.of(group(FOODS, COMPANY, Standing.REGISTERED))))
                    .when(new RequestSupport(FOODS, Optional.of(10)))
                    .thenRefused(SupportOfferRefusal.OWN_OFFER);
        }

        @Test
        void counts_where_the_offer_does_and_only_there() {
            asking(OFFERED)
                    .when(new RequestSupport(TOWN, Optional.empty()))
                    .thenRefused(SupportOfferRefusal.QUANTITY_MISSING);
            asking(OFFERED)
                    .when(new RequestSupport(TOWN, Optional.of(31)))
                    .thenRefused(SupportOfferRefusal.MORE_THAN_OFFERED);
            asking(OFFERED).when(new RequestSupport(TOWN, Optional.of(30))).thenStage();
            asking(new SupportOffered(ID, FOODS, ADVICE))
                    .when(new RequestSupport(TOWN, Optional.of(1)))
                    .thenRefused(SupportOfferRefusal.QUANTITY_NOT_ASKED);
            asking(new SupportOffered(ID, FOODS, ADVICE))
                    .when(new RequestSupport(TOWN, Optional.empty()))
                    .then(new SupportRequested(ID, new SupportRequest(1, TOWN, Optional.empty())));
        }

        @Test
        void is_once_until_it_was_answered() {
            asking(OFFERED, ASKED).when(ten).thenRepeated();
            asking(OFFERED, ASKED)
                    .when(new RequestSupport(TOWN, Optional.of(20)))
                    .thenRefused(SupportOfferRefusal.ALREADY_ASKED);
            asking(OFFERED, ASKED, new SupportDeclined(ID, TEN, ReasonCode.FULL))
                    .when(new RequestSupport(TOWN, Optional.of(20)))
                    .then(new SupportRequested(ID, new SupportRequest(2, TOWN, Optional.of(20))));
        }

        @Test
        void is_not_barred_by_what_another_group_asks_for() {
            SupportRequest others =
                    new SupportRequest(1, GroupId.of("019d7c3a-0000-7000-8000-0000000000c1"), Optional.of(10));
            asking(OFFERED, new SupportRequested(ID, others))
                    .when(ten)
                    .then(new SupportRequested(ID, new SupportRequest(2, TOWN, Optional.of(10))));
        }

        @Test
        void ends_with_the_last_day() {
            asking(OFFERED).at("2026-12-31T23:59:59.999+09:00").when(ten).thenStage();
            asking(OFFERED).at("2027-01-01T00:00:00+09:00").when(ten).thenRefused(SupportOfferRefusal.OFFER_OVER);
        }

        @Test
        void has_an_end_in_number() {
            List<SupportOfferEvent> many = new ArrayList<>(List.of(OFFERED));
            IntStream.rangeClosed(1, 500).forEach(number -> {
                SupportRequest request = new SupportRequest(number, TOWN, Optional.of(1));
                many.add(new SupportRequested(ID, request));
                many.add(new SupportDeclined(ID, request, ReasonCode.FULL));
            });
            asking(many.toArray(SupportOfferEvent[]::new)).when(ten).thenRefused(SupportOfferRefusal.REQUESTS_USED_UP);
            asking(many.subList(0, many.size() - 2).toArray(SupportOfferEvent[]::new))
                    .when(ten)
                    .thenStage();
        }
    }

    @Test
    void what_is_offered_is_seen_by_everybody() {
        offer(OFFERED).by(actor("fujii", Role.RESIDENT)).isSeen();
        offer().isUnseen();
    }

    @Nested
    class Answering {
        @Test
        void agrees_while_there_is_enough_left() {
            offer(OFFERED, ASKED).when(new AgreeSupport(1)).then(AGREED);
            offer(OFFERED, ASKED, new SupportRequested(ID, TWENTY_FIVE), AGREED)
                    .when(new AgreeSupport(2))
                    .thenRefused(SupportOfferRefusal.NOT_ENOUGH_LEFT);
            SupportRequest twenty = new SupportRequest(2, TOWN, Optional.of(20));
            offer(OFFERED, ASKED, new SupportRequested(ID, twenty), AGREED, new SupportDelivered(ID, TEN))
                    .when(new AgreeSupport(2))
                    .then(new SupportAgreed(ID, SupportKind.GOODS, twenty, Optional.of(0)));
        }

        @Test
        void of_what_is_not_counted_leaves_it_there() {
            SupportRequest afternoon = new SupportRequest(1, TOWN, Optional.empty());
            offer(new SupportOffered(ID, FOODS, ADVICE), new SupportRequested(ID, afternoon))
                    .when(new AgreeSupport(1))
                    .then(new SupportAgreed(ID, SupportKind.EXPERTISE, afternoon, Optional.empty()));
        }

        @Test
        void is_for_who_offered() {
            offer(OFFERED, ASKED)
                    .by(NEIGHBOURS)
                    .when(new AgreeSupport(1))
                    .thenRefused(SupportOfferRefusal.NOT_THE_OFFERER);
            offer(OFFERED, ASKED)
                    .by(NEIGHBOURS)
                    .when(new DeclineSupport(1, ReasonCode.FULL))
                    .thenRefused(SupportOfferRefusal.NOT_THE_OFFERER);
            offer(OFFERED, ASKED)
                    .by(onPaper(Role.DESK, "foods"))
                    .when(new AgreeSupport(1))
                    .then(AGREED);
        }

        @Test
        void needs_a_group_that_is_still_registered() {
            offer(OFFERED, ASKED)
                    .knowing(facts(Standing.REGISTERED, Standing.NONE))
                    .when(new AgreeSupport(1))
                    .thenRefused(SupportOfferRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void is_once() {
            SupportOfferEvent declined = new SupportDeclined(ID, TEN, ReasonCode.FULL);
            offer(OFFERED, ASKED).when(new DeclineSupport(1, ReasonCode.FULL)).then(declined);
            offer(OFFERED, ASKED, AGREED).when(new AgreeSupport(1)).thenRepeated();
            offer(OFFERED, ASKED, declined)
                    .when(new DeclineSupport(1, ReasonCode.FULL))
                    .thenRepeated();
            offer(OFFERED, ASKED, declined).when(new AgreeSupport(1)).thenRefused(SupportOfferRefusal.REQUEST_ANSWERED);
            offer(OFFERED, ASKED, AGREED)
                    .when(new DeclineSupport(1, ReasonCode.FULL))
                    .thenRefused(SupportOfferRefusal.REQUEST_ANSWERED);
            offer(OFFERED).when(new AgreeSupport(1)).thenRefused(SupportOfferRefusal.NO_SUCH_REQUEST);
        }
    }

    @Nested
    class Recording_delivery {
        @Test
        void is_for_the_group_that_was_helped_after_it_was_agreed_and_once() {
            SupportOfferEvent delivered = new SupportDelivered(ID, TEN);
            Given agreed = offer(OFFERED, ASKED, AGREED);
            agreed.by(NEIGHBOURS).when(new RecordDelivery(1)).then(delivered);
            agreed.when(new RecordDelivery(1)).thenRefused(SupportOfferRefusal.NOT_YOUR_GROUP);
            offer(OFFERED, ASKED, AGREED, delivered)
                    .by(NEIGHBOURS)
                    .when(new RecordDelivery(1))
                    .thenRepeated();
            offer(OFFERED, ASKED)
                    .by(NEIGHBOURS)
                    .when(new RecordDelivery(1))
                    .thenRefused(SupportOfferRefusal.NOT_AGREED);
        }

        @Test
        void of_what_was_agreed_may_come_after_the_end() {
            offer(OFFERED, ASKED, AGREED, new SupportOfferEnded(ID, LocalDate.of(2027, 1, 1)))
                    .by(NEIGHBOURS)
                    .when(new RecordDelivery(1))
                    .then(new SupportDelivered(ID, TEN));
        }
    }

    @Nested
    class Ending {
        private final SupportOfferEvent ended = new SupportOfferEnded(ID, LocalDate.of(2027, 1, 1));

        @Test
        void comes_with_the_day_after_the_last() {
            offer(OFFERED)
                    .by(Actor.PLATFORM)
                    .at("2026-12-31T23:59:59+09:00")
                    .when(new EndOffer())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            offer(OFFERED)
                    .by(Actor.PLATFORM)
                    .at("2027-01-01T00:00:00+09:00")
                    .when(new EndOffer())
                    .then(ended);
        }

        @Test
        void before_is_for_who_offered() {
            offer(OFFERED).when(new WithdrawOffer()).then(new SupportOfferEnded(ID, LocalDate.of(2026, 6, 12)));
            offer(OFFERED).by(NEIGHBOURS).when(new WithdrawOffer()).thenRefused(SupportOfferRefusal.NOT_THE_OFFERER);
            offer(OFFERED, ended).when(new WithdrawOffer()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            offer(OFFERED, ended)
                    .by(NEIGHBOURS)
                    .when(new RequestSupport(TOWN, Optional.of(1)))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }
}
