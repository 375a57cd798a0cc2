package org.kyodo.registry.talent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.registry.TalentEvent.TalentBacked;
import org.kyodo.contracts.registry.TalentEvent.TalentDeclined;
import org.kyodo.contracts.registry.TalentEvent.TalentErased;
import org.kyodo.contracts.registry.TalentEvent.TalentOffered;
import org.kyodo.contracts.registry.TalentEvent.TalentPublished;
import org.kyodo.contracts.registry.TalentEvent.TalentRegistered;
import org.kyodo.contracts.registry.TalentEvent.TalentRetired;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.registry.TalentTerms;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.person.Sealed;
import org.kyodo.registry.talent.Talent.Declined;
import org.kyodo.registry.talent.Talent.Offered;
import org.kyodo.registry.talent.Talent.Registered;
import org.kyodo.registry.talent.Talent.Retired;
import org.kyodo.registry.talent.TalentCommand.BackTalent;
import org.kyodo.registry.talent.TalentCommand.DeclineTalent;
import org.kyodo.registry.talent.TalentCommand.EraseTalent;
import org.kyodo.registry.talent.TalentCommand.HideTalent;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;
import org.kyodo.registry.talent.TalentCommand.PublishTalent;
import org.kyodo.registry.talent.TalentCommand.RegisterTalent;
import org.kyodo.registry.talent.TalentCommand.RetireTalent;

class TalentRulesTest extends RulesTest<TalentCommand, Talent, TalentEvent> {
    static final TalentTerms ACCOUNTANT = new TalentTerms(
            TalentKind.SUPPORTER,
            List.of(ConsultationTopic.ACCOUNTING, ConsultationTopic.TAX),
            List.of(ActivityField.of("COMMUNITY_BUILDING")),
            List.of(AreaCode.of("大殿")));
    static final TalentProfile PROFILE =
            new TalentProfile("中村けい", Optional.of("ナカムラケイ"), "083-000-1234", Optional.of("税理士として二十年。会計の初歩から教えます。"));
    static final TalentSettings SETTINGS = new TalentSettings(
            Set.of(TalentKind.SUPPORTER, TalentKind.ADVISER),
            Set.of(AreaCode.of("大殿"), AreaCode.of("白石")),
            Set.of(ActivityField.of("COMMUNITY_BUILDING")),
            20);

    private static final TalentId ID = TalentId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final GroupId FIREFLIES = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final Quota FEW = new Quota(0, 20);
    private static final BackedBefore NOBODY = new BackedBefore(_ -> false);
    private static final Retention RETENTION = new Retention(1, 3);

    private static final Actor NAKAMURA = actor("nakamura", Role.RESIDENT);
    private static final Actor GROUP = actor("hotaru", Role.GROUP);
    private static final Actor MIURA = actor("miura", Role.RESIDENT);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor DESK = actor("sasaki", Role.DESK);

    private static final TalentOfferer BY_ACCOUNT =
            new TalentOfferer(Optional.of(NAKAMURA.account()), Optional.empty());
    private static final TalentOfferer BY_GROUP = new TalentOfferer(Optional.empty(), Optional.of(FIREFLIES));
    private static final TalentOfferer ON_PAPER = new TalentOfferer(Optional.empty(), Optional.empty());
    private static final TalentEvent OFFERED = new TalentOffered(ID, BY_ACCOUNT, ACCOUNTANT);
    private static final TalentEvent REGISTERED = new TalentRegistered(ID, BY_ACCOUNT, ACCOUNTANT);
    private static final TalentConsent NAMED = new TalentConsent(true, false, true);
    private static final TalentEvent PUBLISHED = new TalentPublished(ID, ACCOUNTANT, NAMED, Optional.empty());
    private static final TalentEvent RETIRED = new TalentRetired(ID, LocalDate.of(2026, 6, 12));
    private static final Optional<ReasonGiven> ELSEWHERE =
            ReasonGiven.of(ReasonCode.OUT_OF_AREA, "市内での活動の予定がないため、今回は登録できません。");
    private static final PublishTalent PUBLISH = new PublishTalent(NAMED);

    TalentRulesTest() {
        super(TalentCommand.class, new TalentRules(), new Talent.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(TalentRefusal.NOT_YOUR_GROUP);
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

    private static Actor entering(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private static Object[] facts(TalentOfferer offerer, KnownGroup.Standing standing) {
        return new Object[] {
            SETTINGS,
            FEW,
            NOBODY,
            RETENTION,
            fireflies(standing),
            new Offerer(offerer, offerer.group().map(_ -> fireflies(standing)))
        };
    }

    private Given talent(TalentEvent... happened) {
        return given(happened)
                .knowing(facts(BY_ACCOUNT, KnownGroup.Standing.REGISTERED))
                .by(NAKAMURA);
    }

    private Given talentOfTheGroup(KnownGroup.Standing standing, TalentEvent... happened) {
        return given(happened).knowing(facts(BY_GROUP, standing)).by(GROUP);
    }

    private Given kept(Talent.Known talent) {
        return given(talent).knowing(facts(BY_ACCOUNT, KnownGroup.Standing.REGISTERED));
    }

    private static Offer profiled() {
        return Offer.of(BY_ACCOUNT, ACCOUNTANT).with(new Sealed(PersonRef.of("person-7"), "sealed"));
    }

    @Nested
    class Offering_oneself {
        private final OfferTalent alone = new OfferTalent(Optional.empty(), ACCOUNTANT, PROFILE);
        private final OfferTalent together = new OfferTalent(Optional.of(FIREFLIES), ACCOUNTANT, PROFILE);

        @Test
        void is_for_a_resident_and_for_a_registered_group() {
            talent().when(alone).then(OFFERED);
            talent().by(GROUP).when(together).then(new TalentOffered(ID, BY_GROUP, ACCOUNTANT));
            talent().when(together).thenRefused(TalentRefusal.NOT_YOUR_GROUP);
            talent().by(GROUP).when(alone).thenRefused(TalentRefusal.GROUP_NOT_NAMED);
            talentOfTheGroup(KnownGroup.Standing.SUSPENDED)
                    .when(together)
                    .thenRefused(TalentRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void on_paper_is_entered_by_a_desk_or_the_office() {
            talent().by(entering(DESK, OfferTalent.PARTY))
                    .when(alone)
                    .then(new TalentOffered(ID, ON_PAPER, ACCOUNTANT));
            talent().by(entering(OFFICE, "nakamura")).when(alone).then(OFFERED);
            talent().by(entering(DESK, FIREFLIES.toString()))
                    .when(together)
                    .then(new TalentOffered(ID, BY_GROUP, ACCOUNTANT));
            talent().by(entering(DESK, "nakamura")).when(together).thenRefused(TalentRefusal.NOT_YOUR_GROUP);
            talent().by(entering(SECTION, OfferTalent.PARTY)).when(alone).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            talent().by(DESK).when(alone).thenRefused(CommonRefusal.NOT_ENTERED_ON_BEHALF);
        }

        @Test
        void is_for_what_the_municipality_has() {
            talent().when(new OfferTalent(
                            Optional.empty(), terms(TalentKind.REPORTER, "COMMUNITY_BUILDING", "大殿"), PROFILE))
                    .thenRefused(TalentRefusal.KIND_NOT_OFFERED);
            talent().when(new OfferTalent(Optional.empty(), terms(TalentKind.ADVISER, "TOURISM", "大殿"), PROFILE))
                    .thenRefused(TalentRefusal.FIELD_UNKNOWN);
            talent().when(new OfferTalent(
                            Optional.empty(), terms(TalentKind.ADVISER, "COMMUNITY_BUILDING", "小郡"), PROFILE))
                    .thenRefused(TalentRefusal.AREA_UNKNOWN);
        }

        @Test
        void has_an_end_in_number_but_for_those_who_have_no_account() {
            Object[] full = {SETTINGS, new Quota(20, 20), fireflies(KnownGroup.Standing.REGISTERED)};
            talent().knowing(full).when(alone).thenRefused(TalentRefusal.TOO_MANY_TALENTS);
            talent().knowing(full).by(GROUP).when(together).thenRefused(TalentRefusal.TOO_MANY_TALENTS);
            talent().knowing(full)
                    .by(entering(DESK, OfferTalent.PARTY))
                    .when(alone)
                    .thenStage();
        }

        private TalentTerms terms(TalentKind kind, String field, String area) {
            return new TalentTerms(kind, List.of(), List.of(ActivityField.of(field)), List.of(AreaCode.of(area)));
        }
    }

    @Nested
    class Backing_it {
        @Test
        void is_for_everybody_once() {
            talent(OFFERED).by(MIURA).when(new BackTalent()).then(new TalentBacked(ID, 1));
            talent(OFFERED, REGISTERED).by(OFFICE).when(new BackTalent()).then(new TalentBacked(ID, 1));
            talent(OFFERED)
                    .and(MIURA, new TalentBacked(ID, 1))
                    .by(MIURA)
                    .when(new BackTalent())
                    .thenRepeated();
            talent(OFFERED)
                    .and(MIURA, new TalentBacked(ID, 1))
                    .by(OFFICE)
                    .when(new BackTalent())
                    .then(new TalentBacked(ID, 2));
        }

        @Test
        void counts_whom_the_stage_gave_up() {
            talent(OFFERED)
                    .knowing(new BackedBefore(MIURA.account()::equals), new Offerer(BY_ACCOUNT, Optional.empty()))
                    .by(MIURA)
                    .when(new BackTalent())
                    .thenRepeated();
        }

        @Test
        void is_not_for_itself_in_whatever_role() {
            talent(OFFERED).when(new BackTalent()).thenRefused(TalentRefusal.OWN_TALENT);
            talent(OFFERED)
                    .by(actor("nakamura", Role.REVIEWER))
                    .when(new BackTalent())
                    .thenRefused(TalentRefusal.OWN_TALENT);
            talentOfTheGroup(KnownGroup.Standing.REGISTERED, new TalentOffered(ID, BY_GROUP, ACCOUNTANT))
                    .when(new BackTalent())
                    .thenRefused(TalentRefusal.OWN_TALENT);
        }

        @Test
        void ends_with_it() {
            talent(OFFERED, REGISTERED, RETIRED)
                    .by(OFFICE)
                    .when(new BackTalent())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Registering {
        @Test
        void is_for_a_desk_or_the_office_after_it_has_seen_who_it_is() {
            talent(OFFERED).by(DESK).when(new RegisterTalent(true)).then(REGISTERED);
            talent(OFFERED).by(OFFICE).when(new RegisterTalent(false)).thenRefused(TalentRefusal.IDENTITY_NOT_SEEN);
            talent(OFFERED).by(SECTION).when(new RegisterTalent(true)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            talent(OFFERED)
                    .by(OFFICE)
                    .where(Map.of("K-TA-1", Use.OFF))
                    .when(new RegisterTalent(false))
                    .then(REGISTERED);
        }

        @Test
        void knows_a_group_by_its_own_registration() {
            TalentEvent offered = new TalentOffered(ID, BY_GROUP, ACCOUNTANT);
            talentOfTheGroup(KnownGroup.Standing.REGISTERED, offered)
                    .by(OFFICE)
                    .when(new RegisterTalent(false))
                    .then(new TalentRegistered(ID, BY_GROUP, ACCOUNTANT));
            talentOfTheGroup(KnownGroup.Standing.NONE, offered)
                    .by(OFFICE)
                    .when(new RegisterTalent(false))
                    .thenRefused(TalentRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void is_for_another_than_who_offers_and_who_entered_it() {
            talent(OFFERED)
                    .by(actor("nakamura", Role.DESK))
                    .when(new RegisterTalent(true))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            talent(OFFERED)
                    .by(actor("nakamura", Role.DESK))
                    .when(new DeclineTalent(ELSEWHERE))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            given().and(entering(DESK, OfferTalent.PARTY), new TalentOffered(ID, ON_PAPER, ACCOUNTANT))
                    .knowing(facts(ON_PAPER, KnownGroup.Standing.REGISTERED))
                    .by(DESK)
                    .when(new RegisterTalent(true))
                    .thenRefused(CommonRefusal.FOUR_EYES);
        }

        @Test
        void or_declining_needs_a_reason() {
            talent(OFFERED)
                    .by(DESK)
                    .when(new DeclineTalent(ELSEWHERE))
                    .then(new TalentDeclined(
                            ID,
                            new Reason(ReasonCode.OUT_OF_AREA, "市内での活動の予定がないため、今回は登録できません。"),
                            LocalDate.of(2026, 6, 12)));
            talent(OFFERED)
                    .by(DESK)
                    .when(new DeclineTalent(ReasonGiven.of(ReasonCode.OUT_OF_AREA, "市外")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            talent(OFFERED, REGISTERED)
                    .by(DESK)
                    .when(new DeclineTalent(ELSEWHERE))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Publishing {
        @Test
        void is_for_who_offered_and_for_nobody_else() {
            talent(OFFERED, REGISTERED).when(PUBLISH).then(PUBLISHED);
            talent(OFFERED, REGISTERED)
                    .by(entering(DESK, "nakamura"))
                    .when(PUBLISH)
                    .then(PUBLISHED);
            talent(OFFERED, REGISTERED)
                    .by(entering(DESK, "miura"))
                    .when(PUBLISH)
                    .thenRefused(TalentRefusal.NOT_THE_TALENT);
            talent(OFFERED, REGISTERED)
                    .by(entering(SECTION, "nakamura"))
                    .when(PUBLISH)
                    .thenRefused(TalentRefusal.NOT_THE_TALENT);
            talent(OFFERED, REGISTERED).by(DESK).when(PUBLISH).thenRefused(TalentRefusal.NOT_THE_TALENT);
            talent(OFFERED, REGISTERED).by(MIURA).when(PUBLISH).thenRefused(TalentRefusal.NOT_THE_TALENT);
            talent(OFFERED).when(PUBLISH).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void of_a_person_without_an_account_is_entered_with_their_consent() {
            given(new TalentOffered(ID, ON_PAPER, ACCOUNTANT), new TalentRegistered(ID, ON_PAPER, ACCOUNTANT))
                    .knowing(facts(ON_PAPER, KnownGroup.Standing.REGISTERED))
                    .by(entering(DESK, OfferTalent.PARTY))
                    .when(PUBLISH)
                    .then(PUBLISHED);
        }

        @Test
        void of_a_group_names_it_where_it_agrees() {
            TalentEvent[] registered = {
                new TalentOffered(ID, BY_GROUP, ACCOUNTANT), new TalentRegistered(ID, BY_GROUP, ACCOUNTANT)
            };
            TalentConsent unnamed = new TalentConsent(false, true, false);
            talentOfTheGroup(KnownGroup.Standing.REGISTERED, registered)
                    .when(PUBLISH)
                    .then(new TalentPublished(ID, ACCOUNTANT, NAMED, Optional.of("ほたるの会")));
            talentOfTheGroup(KnownGroup.Standing.REGISTERED, registered)
                    .when(new PublishTalent(unnamed))
                    .then(new TalentPublished(ID, ACCOUNTANT, unnamed, Optional.empty()));
            talentOfTheGroup(KnownGroup.Standing.SUSPENDED, registered)
                    .when(PUBLISH)
                    .thenRefused(TalentRefusal.GROUP_NOT_REGISTERED);
        }

        @Test
        void again_changes_what_is_shown_and_hiding_takes_it_away() {
            TalentConsent more = new TalentConsent(true, true, true);
            talent(OFFERED, REGISTERED, PUBLISHED).when(PUBLISH).thenRepeated();
            talent(OFFERED, REGISTERED, PUBLISHED)
                    .when(new PublishTalent(more))
                    .then(new TalentPublished(ID, ACCOUNTANT, more, Optional.empty()));
            assertThat(talent(OFFERED, REGISTERED, PUBLISHED)
                            .when(new HideTalent())
                            .thenStage())
                    .isInstanceOfSatisfying(Registered.class, shown -> assertThat(shown.publication())
                            .isEmpty());
            talent(OFFERED, REGISTERED).when(new HideTalent()).thenRepeated();
            talent(OFFERED, REGISTERED, PUBLISHED)
                    .by(OFFICE)
                    .when(new HideTalent())
                    .thenRefused(TalentRefusal.NOT_THE_TALENT);
        }
    }

    @Nested
    class Ending {
        @Test
        void is_for_who_offered_and_for_the_desks() {
            talent(OFFERED, REGISTERED).when(new RetireTalent()).then(RETIRED);
            talent(OFFERED, REGISTERED).by(DESK).when(new RetireTalent()).then(RETIRED);
            talent(OFFERED, REGISTERED).by(MIURA).when(new RetireTalent()).thenRefused(TalentRefusal.NOT_THE_TALENT);
            talent(OFFERED, REGISTERED)
                    .by(entering(DESK, "miura"))
                    .when(new RetireTalent())
                    .thenRefused(TalentRefusal.NOT_THE_TALENT);
            talent(OFFERED).when(new RetireTalent()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void is_seen_by_itself_and_the_desks_only() {
            talent(OFFERED, REGISTERED).by(MIURA).isSeen();
            talent(OFFERED, REGISTERED, RETIRED).isSeen();
            talent(OFFERED, REGISTERED, RETIRED).by(DESK).isSeen();
            talent(OFFERED, REGISTERED, RETIRED).by(MIURA).isUnseen();
            talent().isUnseen();
        }
    }

    @Nested
    class Erasing {
        private final TalentEvent erased =
                new TalentErased(ID, Optional.of(PersonRef.of("person-7")), LocalDate.of(2026, 6, 12));

        @Test
        void at_the_persons_request_ends_it_as_well() {
            kept(new Offered(ID, profiled()))
                    .by(NAKAMURA)
                    .when(new EraseTalent(ErasureGround.REQUEST))
                    .then(RETIRED, erased);
            kept(new Registered(ID, profiled(), Optional.empty()))
                    .by(DESK)
                    .when(new EraseTalent(ErasureGround.REQUEST))
                    .then(RETIRED, erased);
            kept(new Registered(ID, profiled(), Optional.empty()))
                    .by(MIURA)
                    .when(new EraseTalent(ErasureGround.REQUEST))
                    .thenRefused(TalentRefusal.NOT_THE_TALENT);
            kept(new Registered(ID, profiled(), Optional.empty()))
                    .by(Actor.PLATFORM)
                    .when(new EraseTalent(ErasureGround.REQUEST))
                    .then(RETIRED, erased);
            talent(OFFERED, REGISTERED, RETIRED)
                    .when(new EraseTalent(ErasureGround.REQUEST))
                    .thenRepeated();
        }

        @Test
        void comes_by_itself_years_after_the_end() {
            Talent.Known retired = new Retired(ID, profiled(), LocalDate.of(2023, 3, 31));
            Talent.Known declined = new Declined(
                    ID, profiled(), new Reason(ReasonCode.OUT_OF_AREA, "市外のため"), LocalDate.of(2025, 3, 31));
            for (Talent.Known ended : List.of(retired, declined)) {
                kept(ended)
                        .by(Actor.PLATFORM)
                        .at("2026-03-31T23:59:59+09:00")
                        .when(new EraseTalent(ErasureGround.RETENTION_OVER))
                        .thenRefused(TalentRefusal.TALENT_STILL_KEPT);
                kept(ended)
                        .by(Actor.PLATFORM)
                        .at("2026-04-01T00:00:00+09:00")
                        .when(new EraseTalent(ErasureGround.RETENTION_OVER))
                        .thenStage();
                kept(ended)
                        .by(NAKAMURA)
                        .at("2025-04-01T00:00:00+09:00")
                        .when(new EraseTalent(ErasureGround.REQUEST))
                        .thenStage();
            }
        }

        @Test
        void leaves_nothing_of_the_person() {
            assertThat(kept(new Registered(ID, profiled(), Optional.empty()))
                            .by(NAKAMURA)
                            .when(new EraseTalent(ErasureGround.REQUEST))
                            .thenStage())
                    .isInstanceOfSatisfying(Retired.class, retired -> {
                        assertThat(retired.offer().profile()).isEmpty();
                        assertThat(retired.offer().erased()).contains(PersonRef.of("person-7"));
                    });
        }
    }

    @Test
    void a_profile_is_shown_nowhere() {
        assertThat(new OfferTalent(Optional.empty(), ACCOUNTANT, PROFILE).toString())
                .doesNotContain("中村", "083-000", "税理士");
    }
}
