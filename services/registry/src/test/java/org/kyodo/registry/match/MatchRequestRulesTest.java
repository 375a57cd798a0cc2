package org.kyodo.registry.match;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.registry.MatchNeed;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAccepted;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAgreed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchCancelled;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchDeclined;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchProposed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchReported;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchRequested;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchTalentLost;
import org.kyodo.contracts.registry.MatchRequestEvent.TalentDispatched;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MatchParty;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.kit.RulesTest;
import org.kyodo.kit.RulesTest.Then;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.match.MatchRequestCommand.AcceptMatch;
import org.kyodo.registry.match.MatchRequestCommand.CancelMatch;
import org.kyodo.registry.match.MatchRequestCommand.DeclineMatch;
import org.kyodo.registry.match.MatchRequestCommand.LoseTalent;
import org.kyodo.registry.match.MatchRequestCommand.ProposeMatch;
import org.kyodo.registry.match.MatchRequestCommand.RecordDispatch;
import org.kyodo.registry.match.MatchRequestCommand.ReportMatch;
import org.kyodo.registry.match.MatchRequestCommand.RequestMatch;
import org.kyodo.registry.talent.KnownTalent;
import org.kyodo.registry.talent.Offerer;

class MatchRequestRulesTest extends RulesTest<MatchRequestCommand, MatchRequest, MatchRequestEvent> {
    static final TalentId NAKAMURA = TalentId.of("019d7c3a-0000-7000-8000-0000000000c1");
    static final MatchAsker BY_SECTION = MatchAsker.department(DepartmentCode.of("school-education"));
    static final MatchNeed BOOKS = new MatchNeed(
            Optional.of(ConsultationTopic.ACCOUNTING),
            "会計の帳簿のつけ方を教えてほしい",
            List.of(ActivityField.of("COMMUNITY_BUILDING")),
            Optional.of(AreaCode.of("大殿")),
            Optional.empty(),
            Optional.empty());
    static final MatchSettings SETTINGS = new MatchSettings(
            Set.of(TalentKind.SUPPORTER, TalentKind.ADVISER),
            Set.of(DepartmentCode.of("school-education"), DepartmentCode.COLLABORATION_OFFICE),
            Set.of(AreaCode.of("大殿")),
            Set.of(ActivityField.of("COMMUNITY_BUILDING")),
            20);

    private static final MatchRequestId ID = MatchRequestId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final TalentId OTHER = TalentId.of("019d7c3a-0000-7000-8000-0000000000c2");
    private static final GroupId FIREFLIES = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final MatchAsker BY_GROUP = MatchAsker.group(FIREFLIES);
    private static final Quota FEW = new Quota(0, 20);

    private static final Actor GROUP = actor("hotaru", Role.GROUP);
    private static final Actor PERSON = actor("nakamura", Role.RESIDENT);
    private static final Actor STRANGER = actor("miura", Role.RESIDENT);
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor OTHER_SECTION = staff("ueno", "planning");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor DESK = actor("sasaki", Role.DESK);

    private static final MatchRequestEvent REQUESTED = new MatchRequested(ID, TalentKind.SUPPORTER, BOOKS, BY_GROUP);
    private static final MatchRequestEvent PROPOSED = new MatchProposed(ID, NAKAMURA);
    private static final MatchRequestEvent ASKER_AGREED = new MatchAgreed(ID, NAKAMURA, MatchParty.ASKER);
    private static final MatchRequestEvent TALENT_AGREED = new MatchAgreed(ID, NAKAMURA, MatchParty.TALENT);
    private static final MatchRequestEvent ACCEPTED = new MatchAccepted(ID, NAKAMURA);
    private static final MatchRequestEvent DISPATCHED = new TalentDispatched(ID, NAKAMURA, LocalDate.of(2026, 6, 12));
    private static final Optional<ReasonGiven> SETTLED =
            ReasonGiven.of(ReasonCode.OTHER, "会員の中に教えられる人が見つかったため、取り消します。");

    MatchRequestRulesTest() {
        super(MatchRequestCommand.class, new MatchRequestRules(), new MatchRequest.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    /** Of others' groups and departments, and of a talent that the desk itself is. */
    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(
                MatchRequestRefusal.NOT_YOUR_GROUP,
                MatchRequestRefusal.NOT_YOUR_DEPARTMENT,
                CommonRefusal.CONFLICT_OF_INTEREST);
    }

    private static KnownGroup fireflies(KnownGroup.Standing standing) {
        return new KnownGroup(
                FIREFLIES,
                standing,
                Optional.of(GROUP.account()),
                Optional.of(GroupType.CITIZEN_ACTIVITY),
                Optional.of("ほたるの会"),
                List.of());
    }

    static KnownTalent accountant(boolean registered) {
        return new KnownTalent(
                NAKAMURA,
                registered,
                Optional.of(TalentKind.SUPPORTER),
                Optional.of(new Offerer(
                        new TalentOfferer(Optional.of(AccountRef.of("nakamura")), Optional.empty()),
                        Optional.empty())));
    }

    private static KnownTalent ofTheGroup(KnownGroup.Standing standing) {
        return new KnownTalent(
                OTHER,
                true,
                Optional.of(TalentKind.SUPPORTER),
                Optional.of(new Offerer(
                        new TalentOfferer(Optional.empty(), Optional.of(FIREFLIES)),
                        Optional.of(fireflies(standing)))));
    }

    private static KnownTalent ofAnotherGroup(KnownGroup.Standing standing) {
        GroupId another = GroupId.of("019d7c3a-0000-7000-8000-0000000000a2");
        return new KnownTalent(
                OTHER,
                true,
                Optional.of(TalentKind.SUPPORTER),
                Optional.of(new Offerer(
                        new TalentOfferer(Optional.empty(), Optional.of(another)),
                        Optional.of(new KnownGroup(
                                another,
                                standing,
                                Optional.of(AccountRef.of("taiso")),
                                Optional.of(GroupType.CITIZEN_ACTIVITY),
                                Optional.of("体操の会"),
                                List.of())))));
    }

    private static Actor entering(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private static Object[] facts(MatchAsker asker, KnownGroup.Standing standing, KnownTalent talent) {
        return new Object[] {SETTINGS, FEW, new Asking(asker, asker.group().map(_ -> fireflies(standing))), talent};
    }

    private Given match(MatchRequestEvent... happened) {
        return given(happened)
                .knowing(facts(BY_GROUP, KnownGroup.Standing.REGISTERED, accountant(true)))
                .by(GROUP);
    }

    private static RequestMatch asking(MatchAsker asker) {
        return new RequestMatch(TalentKind.SUPPORTER, BOOKS, asker);
    }

    @Nested
    class Asking_for_a_talent {
        @Test
        void is_for_a_registered_group_and_for_staff_of_a_department() {
            match().when(asking(BY_GROUP)).then(REQUESTED);
            match().by(entering(DESK, "hotaru")).when(asking(BY_GROUP)).then(REQUESTED);
            match().by(entering(OTHER_SECTION, "hotaru"))
                    .when(asking(BY_GROUP))
                    .thenRefused(MatchRequestRefusal.NOT_YOUR_GROUP);
            match().by(actor("taiso", Role.GROUP))
                    .when(asking(BY_GROUP))
                    .thenRefused(MatchRequestRefusal.NOT_YOUR_GROUP);
            match().knowing(facts(BY_GROUP, KnownGroup.Standing.SUSPENDED, accountant(true)))
                    .when(asking(BY_GROUP))
                    .thenRefused(MatchRequestRefusal.GROUP_NOT_REGISTERED);

            Given section = match().knowing(facts(BY_SECTION, KnownGroup.Standing.NONE, accountant(true)));
            section.by(SECTION)
                    .when(asking(BY_SECTION))
                    .then(new MatchRequested(ID, TalentKind.SUPPORTER, BOOKS, BY_SECTION));
            section.by(OTHER_SECTION).when(asking(BY_SECTION)).thenRefused(MatchRequestRefusal.NOT_YOUR_DEPARTMENT);
            section.by(entering(SECTION, "hotaru"))
                    .when(asking(BY_SECTION))
                    .thenRefused(MatchRequestRefusal.NOT_YOUR_DEPARTMENT);
        }

        @Test
        void follows_a_department_that_was_merged() {
            Actor merged = new Actor(
                    AccountRef.of("suzuki"),
                    Set.of(Role.STAFF),
                    Optional.of(DepartmentCode.of("planning")),
                    Channel.WEB,
                    Optional.empty(),
                    Set.of(DepartmentCode.of("school-education")));
            given(new MatchRequested(ID, TalentKind.SUPPORTER, BOOKS, BY_SECTION), PROPOSED)
                    .knowing(facts(BY_SECTION, KnownGroup.Standing.NONE, accountant(true)))
                    .by(merged)
                    .when(new AcceptMatch())
                    .then(ASKER_AGREED);
        }

        @Test
        void is_for_what_the_municipality_has() {
            match().when(new RequestMatch(TalentKind.REPORTER, BOOKS, BY_GROUP))
                    .thenRefused(MatchRequestRefusal.KIND_NOT_OFFERED);
            match().when(new RequestMatch(TalentKind.ADVISER, need("TOURISM", "大殿", null, null), BY_GROUP))
                    .thenRefused(MatchRequestRefusal.FIELD_UNKNOWN);
            match().when(new RequestMatch(TalentKind.ADVISER, need("COMMUNITY_BUILDING", "小郡", null, null), BY_GROUP))
                    .thenRefused(MatchRequestRefusal.AREA_UNKNOWN);
            MatchAsker unknown = MatchAsker.department(DepartmentCode.of("planning"));
            match().knowing(facts(unknown, KnownGroup.Standing.NONE, accountant(true)))
                    .by(OTHER_SECTION)
                    .when(asking(unknown))
                    .thenRefused(MatchRequestRefusal.UNKNOWN_DEPARTMENT);
        }

        @Test
        void is_for_days_that_are_not_over_and_within_a_year() {
            wished("2026-06-12", "2026-06-12").thenStage();
            wished("2026-06-01", "2026-06-12").thenStage();
            wished("2026-06-01", null).thenRefused(MatchRequestRefusal.NEED_DAYS_WRONG);
            wished(null, "2026-06-11").thenRefused(MatchRequestRefusal.NEED_DAYS_WRONG);
            wished("2026-07-02", "2026-07-01").thenRefused(MatchRequestRefusal.NEED_DAYS_WRONG);
            wished(null, "2027-06-13").thenStage();
            wished(null, "2027-06-14").thenRefused(CommonRefusal.DUE_TOO_FAR);
        }

        private Then wished(String from, String until) {
            return match().when(new RequestMatch(
                    TalentKind.SUPPORTER, need("COMMUNITY_BUILDING", "大殿", from, until), BY_GROUP));
        }

        private MatchNeed need(String field, String area, String from, String until) {
            return new MatchNeed(
                    Optional.empty(),
                    "地域づくりの相談",
                    List.of(ActivityField.of(field)),
                    Optional.of(AreaCode.of(area)),
                    Optional.ofNullable(from).map(LocalDate::parse),
                    Optional.ofNullable(until).map(LocalDate::parse));
        }

        @Test
        void names_one_asker_and_has_an_end_in_number() {
            assertThatThrownBy(() -> asking(new MatchAsker(Optional.empty(), Optional.empty())))
                    .isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> asking(new MatchAsker(BY_GROUP.group(), BY_SECTION.department())))
                    .isInstanceOf(InvalidInput.class);
            match().knowing(
                            SETTINGS,
                            new Quota(20, 20),
                            new Asking(BY_GROUP, Optional.of(fireflies(KnownGroup.Standing.REGISTERED))))
                    .when(asking(BY_GROUP))
                    .thenRefused(MatchRequestRefusal.TOO_MANY_REQUESTS_FOR_TALENTS);
        }
    }

    @Nested
    class Proposing {
        private final ProposeMatch nakamura = new ProposeMatch(NAKAMURA);

        private Given requested(KnownTalent talent) {
            return match(REQUESTED)
                    .knowing(facts(BY_GROUP, KnownGroup.Standing.REGISTERED, talent))
                    .by(DESK);
        }

        @Test
        void is_for_a_desk_or_the_office() {
            requested(accountant(true)).when(nakamura).then(PROPOSED);
            requested(accountant(true)).by(OFFICE).when(nakamura).then(PROPOSED);
            requested(accountant(true)).by(SECTION).when(nakamura).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            match(REQUESTED, PROPOSED).by(DESK).when(nakamura).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void needs_a_registered_talent_of_the_kind_that_is_not_the_asker() {
            requested(accountant(false)).when(nakamura).thenRefused(MatchRequestRefusal.TALENT_NOT_REGISTERED);
            requested(new KnownTalent(NAKAMURA, false, Optional.empty(), Optional.empty()))
                    .when(nakamura)
                    .thenRefused(MatchRequestRefusal.TALENT_NOT_REGISTERED);
            requested(new KnownTalent(
                            NAKAMURA,
                            true,
                            Optional.of(TalentKind.ADVISER),
                            accountant(true).offerer()))
                    .when(nakamura)
                    .thenRefused(MatchRequestRefusal.KIND_DOES_NOT_FIT);
            requested(ofTheGroup(KnownGroup.Standing.REGISTERED))
                    .when(new ProposeMatch(OTHER))
                    .thenRefused(MatchRequestRefusal.TALENT_IS_THE_ASKER);
            requested(ofAnotherGroup(KnownGroup.Standing.NONE))
                    .when(new ProposeMatch(OTHER))
                    .thenRefused(MatchRequestRefusal.GROUP_NOT_REGISTERED);
            requested(ofAnotherGroup(KnownGroup.Standing.REGISTERED))
                    .when(new ProposeMatch(OTHER))
                    .then(new MatchProposed(ID, OTHER));
            requested(ofAnotherGroup(KnownGroup.Standing.NONE))
                    .where(Map.of("K-ALL-8", Use.OFF))
                    .when(new ProposeMatch(OTHER))
                    .then(new MatchProposed(ID, OTHER));
            requested(new KnownTalent(
                            NAKAMURA,
                            true,
                            Optional.of(TalentKind.SUPPORTER),
                            Optional.of(new Offerer(
                                    new TalentOfferer(Optional.of(GROUP.account()), Optional.empty()),
                                    Optional.empty()))))
                    .when(nakamura)
                    .thenRefused(MatchRequestRefusal.TALENT_IS_THE_ASKER);
            requested(accountant(true))
                    .knowing(facts(BY_GROUP, KnownGroup.Standing.SUSPENDED, accountant(true)))
                    .when(nakamura)
                    .thenRefused(MatchRequestRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void is_for_nobody_who_is_one_of_the_two() {
            requested(accountant(true))
                    .by(actor("nakamura", Role.DESK))
                    .when(nakamura)
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            requested(accountant(true))
                    .by(actor("hotaru", Role.DESK))
                    .when(nakamura)
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
        }

        @Test
        void of_whom_was_declined_is_not_tried_again_and_has_an_end() {
            MatchRequestEvent declined = new MatchDeclined(ID, NAKAMURA, MatchParty.TALENT);
            match(REQUESTED, PROPOSED, declined)
                    .by(DESK)
                    .when(nakamura)
                    .thenRefused(MatchRequestRefusal.TALENT_DECLINED_BEFORE);
            List<MatchRequestEvent> many = new ArrayList<>(List.of(REQUESTED));
            for (int n = 0; n < 50; n++) {
                TalentId another = TalentId.of("019d7c3a-0000-7000-8000-0000000001%02d".formatted(n));
                many.add(new MatchProposed(ID, another));
                many.add(new MatchDeclined(ID, another, MatchParty.ASKER));
            }
            match(many.toArray(MatchRequestEvent[]::new))
                    .by(DESK)
                    .when(nakamura)
                    .thenRefused(MatchRequestRefusal.PROPOSALS_USED_UP);
            match(many.subList(0, many.size() - 2).toArray(MatchRequestEvent[]::new))
                    .by(DESK)
                    .when(nakamura)
                    .then(PROPOSED);
        }
    }

    @Nested
    class Answering {
        @Test
        void by_both_in_whatever_order_accepts() {
            match(REQUESTED, PROPOSED).when(new AcceptMatch()).then(ASKER_AGREED);
            match(REQUESTED, PROPOSED).by(PERSON).when(new AcceptMatch()).then(TALENT_AGREED);
            match(REQUESTED, PROPOSED, ASKER_AGREED)
                    .by(PERSON)
                    .when(new AcceptMatch())
                    .then(ACCEPTED);
            match(REQUESTED, PROPOSED, TALENT_AGREED).when(new AcceptMatch()).then(ACCEPTED);
        }

        @Test
        void twice_by_the_same_counts_once() {
            match(REQUESTED, PROPOSED, ASKER_AGREED).when(new AcceptMatch()).thenRepeated();
            match(REQUESTED, PROPOSED, TALENT_AGREED)
                    .by(PERSON)
                    .when(new AcceptMatch())
                    .thenRepeated();
        }

        @Test
        void is_for_the_two_and_for_who_enters_it_for_them() {
            match(REQUESTED, PROPOSED)
                    .by(entering(DESK, "hotaru"))
                    .when(new AcceptMatch())
                    .then(ASKER_AGREED);
            match(REQUESTED, PROPOSED)
                    .by(entering(DESK, "nakamura"))
                    .when(new AcceptMatch())
                    .then(TALENT_AGREED);
            match(REQUESTED, PROPOSED)
                    .by(STRANGER)
                    .when(new AcceptMatch())
                    .thenRefused(MatchRequestRefusal.NOT_A_PARTY);
            match(REQUESTED, PROPOSED).by(OFFICE).when(new AcceptMatch()).thenRefused(MatchRequestRefusal.NOT_A_PARTY);
            match(REQUESTED, PROPOSED)
                    .by(entering(OTHER_SECTION, "nakamura"))
                    .when(new DeclineMatch())
                    .thenRefused(MatchRequestRefusal.NOT_A_PARTY);
        }

        @Test
        void of_one_person_is_that_of_the_talent_and_never_both() {
            Actor both = new Actor(
                    AccountRef.of("nakamura"),
                    Set.of(Role.STAFF, Role.RESIDENT),
                    BY_SECTION.department(),
                    Channel.WEB,
                    Optional.empty());
            given(new MatchRequested(ID, TalentKind.SUPPORTER, BOOKS, BY_SECTION), PROPOSED, TALENT_AGREED)
                    .knowing(facts(BY_SECTION, KnownGroup.Standing.NONE, accountant(true)))
                    .by(both)
                    .when(new AcceptMatch())
                    .thenRepeated();
        }

        @Test
        void needs_both_to_stand_on_that_day() {
            match(REQUESTED, PROPOSED)
                    .knowing(facts(BY_GROUP, KnownGroup.Standing.REGISTERED, accountant(false)))
                    .when(new AcceptMatch())
                    .thenRefused(MatchRequestRefusal.TALENT_NOT_REGISTERED);
            match(REQUESTED, PROPOSED)
                    .knowing(facts(BY_GROUP, KnownGroup.Standing.SUSPENDED, accountant(true)))
                    .when(new AcceptMatch())
                    .thenRefused(MatchRequestRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void may_be_no_and_then_others_may_be_proposed() {
            for (Actor one : List.of(GROUP, PERSON)) {
                MatchParty party = one == GROUP ? MatchParty.ASKER : MatchParty.TALENT;
                match(REQUESTED, PROPOSED)
                        .by(one)
                        .when(new DeclineMatch())
                        .then(new MatchDeclined(ID, NAKAMURA, party));
                match(REQUESTED, PROPOSED, new MatchDeclined(ID, NAKAMURA, party))
                        .by(DESK)
                        .knowing(facts(
                                BY_GROUP,
                                KnownGroup.Standing.REGISTERED,
                                new KnownTalent(
                                        OTHER,
                                        true,
                                        Optional.of(TalentKind.SUPPORTER),
                                        accountant(true).offerer())))
                        .when(new ProposeMatch(OTHER))
                        .then(new MatchProposed(ID, OTHER));
            }
            match(REQUESTED, PROPOSED, ASKER_AGREED)
                    .by(PERSON)
                    .when(new DeclineMatch())
                    .then(new MatchDeclined(ID, NAKAMURA, MatchParty.TALENT));
        }
    }

    @Nested
    class Losing_the_talent {
        private final MatchRequestEvent lost = new MatchTalentLost(ID, NAKAMURA, ReasonCode.NOT_REGISTERED);

        @Test
        void leaves_the_request_as_it_was_before() {
            match(REQUESTED, PROPOSED)
                    .by(Actor.PLATFORM)
                    .when(new LoseTalent(NAKAMURA))
                    .then(lost);
            match(REQUESTED, PROPOSED, ASKER_AGREED, ACCEPTED)
                    .by(Actor.PLATFORM)
                    .when(new LoseTalent(NAKAMURA))
                    .then(lost);
            match(REQUESTED, PROPOSED, lost)
                    .by(DESK)
                    .when(new ProposeMatch(NAKAMURA))
                    .then(PROPOSED);
            match().by(Actor.PLATFORM).when(new LoseTalent(NAKAMURA)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void changes_nothing_where_it_is_not_waited_for() {
            match(REQUESTED).by(Actor.PLATFORM).when(new LoseTalent(NAKAMURA)).thenRepeated();
            match(REQUESTED, PROPOSED)
                    .by(Actor.PLATFORM)
                    .when(new LoseTalent(OTHER))
                    .thenRepeated();
            match(REQUESTED, PROPOSED, ACCEPTED, DISPATCHED)
                    .by(Actor.PLATFORM)
                    .when(new LoseTalent(NAKAMURA))
                    .thenRepeated();
        }
    }

    @Nested
    class Going_there {
        @Test
        void is_recorded_by_a_desk_for_a_day_since_the_request() {
            Given accepted = match(REQUESTED, PROPOSED, ASKER_AGREED, ACCEPTED).by(DESK);
            accepted.when(new RecordDispatch(Optional.empty())).then(DISPATCHED);
            accepted.at("2026-06-20T10:00:00+09:00")
                    .when(new RecordDispatch(Optional.of(LocalDate.of(2026, 6, 12))))
                    .then(DISPATCHED);
            accepted.when(new RecordDispatch(Optional.of(LocalDate.of(2026, 6, 13))))
                    .thenRefused(MatchRequestRefusal.DISPATCH_DAY_WRONG);
            accepted.when(new RecordDispatch(Optional.of(LocalDate.of(2026, 6, 11))))
                    .thenRefused(MatchRequestRefusal.DISPATCH_DAY_WRONG);
            accepted.by(SECTION).when(new RecordDispatch(Optional.empty())).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            accepted.by(actor("nakamura", Role.DESK))
                    .when(new RecordDispatch(Optional.empty()))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            match(REQUESTED, PROPOSED, ASKER_AGREED)
                    .by(DESK)
                    .when(new RecordDispatch(Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_reported_on_by_the_asker() {
            Given dispatched = match(REQUESTED, PROPOSED, ASKER_AGREED, ACCEPTED, DISPATCHED);
            dispatched.when(new ReportMatch(true)).then(new MatchReported(ID, NAKAMURA, true));
            dispatched
                    .by(entering(OFFICE, "hotaru"))
                    .when(new ReportMatch(false))
                    .then(new MatchReported(ID, NAKAMURA, false));
            dispatched.by(PERSON).when(new ReportMatch(true)).thenRefused(MatchRequestRefusal.NOT_THE_ASKER);
            dispatched.by(DESK).when(new ReportMatch(true)).thenRefused(MatchRequestRefusal.NOT_THE_ASKER);
        }
    }

    @Nested
    class Cancelling {
        @Test
        void is_for_the_asker_and_the_desks_until_the_talent_went_there() {
            MatchRequestEvent cancelled =
                    new MatchCancelled(ID, new Reason(ReasonCode.OTHER, "会員の中に教えられる人が見つかったため、取り消します。"));
            match(REQUESTED).when(new CancelMatch(SETTLED)).then(cancelled);
            match(REQUESTED, PROPOSED).by(DESK).when(new CancelMatch(SETTLED)).then(cancelled);
            match(REQUESTED, PROPOSED, ACCEPTED)
                    .by(OFFICE)
                    .when(new CancelMatch(SETTLED))
                    .then(cancelled);
            match(REQUESTED, PROPOSED, ACCEPTED, DISPATCHED)
                    .when(new CancelMatch(SETTLED))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            match(REQUESTED, PROPOSED)
                    .by(PERSON)
                    .when(new CancelMatch(SETTLED))
                    .thenRefused(MatchRequestRefusal.NOT_THE_ASKER);
            match(REQUESTED).when(new CancelMatch(Optional.empty())).thenRefused(CommonRefusal.REASON_REQUIRED);
        }
    }

    @Test
    void is_seen_by_the_two_and_the_desks_only() {
        match(REQUESTED).isSeen();
        match(REQUESTED).by(DESK).isSeen();
        match(REQUESTED).by(PERSON).isUnseen();
        match(REQUESTED, PROPOSED).by(PERSON).isSeen();
        match(REQUESTED, PROPOSED).by(STRANGER).isUnseen();
        match(REQUESTED, PROPOSED).by(SECTION).isUnseen();
        match(REQUESTED, PROPOSED, new MatchDeclined(ID, NAKAMURA, MatchParty.TALENT))
                .by(PERSON)
                .isUnseen();
    }
}
