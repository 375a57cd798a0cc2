package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.registry.group.Forms.fireflies;
import static org.kyodo.registry.group.Forms.gymnastics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.Attachments;
import org.kyodo.contracts.registry.CouncilStructure;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.CouncilStructureChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountClaimed;
import org.kyodo.contracts.registry.GroupEvent.GroupAccountTransferred;
import org.kyodo.contracts.registry.GroupEvent.GroupClaimCodeIssued;
import org.kyodo.contracts.registry.GroupEvent.GroupDissolved;
import org.kyodo.contracts.registry.GroupEvent.GroupIncorporated;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.registry.GroupEvent.GroupProfileChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationExpired;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationWithdrawn;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewalDue;
import org.kyodo.contracts.registry.GroupEvent.GroupRenewed;
import org.kyodo.contracts.registry.GroupEvent.GroupRepresentativeChanged;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.GroupEvent.PublicationConsentChanged;
import org.kyodo.contracts.registry.LegalForm;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.registry.PublishedField;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.registry.Validity;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Track;
import org.kyodo.contracts.value.Wording;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.code.CodeGiven;
import org.kyodo.registry.group.GroupCommand.ChangeGroupProfile;
import org.kyodo.registry.group.GroupCommand.ChangeRepresentative;
import org.kyodo.registry.group.GroupCommand.ClaimGroupAccount;
import org.kyodo.registry.group.GroupCommand.EraseAfterRetention;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.ExpireGroup;
import org.kyodo.registry.group.GroupCommand.IssueClaimCode;
import org.kyodo.registry.group.GroupCommand.LapseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RecordIncorporation;
import org.kyodo.registry.group.GroupCommand.RefuseGroupRegistration;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.ReinstateGroup;
import org.kyodo.registry.group.GroupCommand.RemindOfRenewal;
import org.kyodo.registry.group.GroupCommand.RenewGroup;
import org.kyodo.registry.group.GroupCommand.ReportDissolution;
import org.kyodo.registry.group.GroupCommand.ReturnForCorrection;
import org.kyodo.registry.group.GroupCommand.SetCouncilStructure;
import org.kyodo.registry.group.GroupCommand.SetPublicationConsent;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartReview;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.group.GroupCommand.SuspendGroup;
import org.kyodo.registry.group.GroupCommand.TransferGroupAccount;
import org.kyodo.registry.group.GroupCommand.WithdrawRegistration;
import org.kyodo.registry.person.Sealed;

class GroupRulesTest extends RulesTest<GroupCommand, Group, GroupEvent> {
    private static final Quota FEW = new Quota(0, 20);
    private static final GroupId ID = GroupId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final AccountRef ACCOUNT = AccountRef.of("hotaru");
    private static final Actor GROUP = actor("hotaru", Role.GROUP);
    private static final Actor ANOTHER_GROUP = actor("taiso", Role.GROUP);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "school-education");
    private static final Actor COUNTER = counter(actor("sasaki", Role.DESK), "hotaru");

    static final GroupSettings REVIEWED = settings(RegistrationPolicy.REVIEWED);
    private static final GroupSettings DECLARATIVE = settings(RegistrationPolicy.DECLARATIVE);
    private static final RegistrationNumber NUMBER = new RegistrationNumber("352039-2026-0001");

    private static final Reason MEMBERS_ONLY =
            new Reason(ReasonCode.MUTUAL_BENEFIT_ONLY, "固定会員間の共益活動のため。広く参加を呼びかける場合は再申請できます");
    private static final Optional<ReasonGiven> BECAUSE_MEMBERS_ONLY =
            ReasonGiven.of(MEMBERS_ONLY.code(), MEMBERS_ONLY.text());
    private static final Reason INCOMPLETE = new Reason(ReasonCode.DOCUMENT_MISSING, "役員名簿なし");

    /** Everything that is asked of a citizen activity group was found met. */
    static final RegisterGroup MET = new RegisterGroup(Stream.of("R-GR-1", "R-GR-2", "R-GR-3", "R-GR-4")
            .map(criterion -> new Finding(criterion, true, Optional.empty()))
            .toList());

    private static final LocalDate REFUSED_ON = LocalDate.of(2026, 6, 12);
    private static final GroupEvent STARTED = new GroupRegistrationStarted(ID, Optional.of(ACCOUNT));
    private static final GroupEvent SUBMITTED = submitted(fireflies(), RegistrationPolicy.REVIEWED);
    private static final GroupEvent REVIEW = new GroupReviewStarted(ID);
    private static final GroupEvent RETURNED =
            new GroupRegistrationReturned(ID, new Correction(List.of("役員名簿"), INCOMPLETE, LocalDate.of(2026, 6, 20)));
    private static final GroupEvent LAPSED = new GroupRegistrationLapsed(ID, LocalDate.of(2026, 6, 20));
    private static final GroupEvent REFUSED =
            new GroupRegistrationRefused(ID, MEMBERS_ONLY, ReasonCode.MUTUAL_BENEFIT_ONLY.name(), REFUSED_ON);
    private static final GroupEvent REGISTERED = registered(fireflies(), RegistrationPolicy.REVIEWED);
    private static final GroupEvent SUSPENDED =
            new GroupSuspended(ID, new Reason(ReasonCode.OTHER, "連絡が取れないため"), LocalDate.of(2026, 6, 1));

    private static final ErasedPart FUJII = new ErasedPart(PersonRef.of("fujii"), FormPart.REPRESENTATIVE);
    private static final ErasedPart SATO = new ErasedPart(PersonRef.of("sato"), FormPart.CONTACT);
    private static final ErasedPart OFFICERS =
            new ErasedPart(PersonRef.of(Forms.ROSTER.documentId().toString()), FormPart.ROSTER);
    /** As the registry keeps the form of the fireflies. */
    static final Dossier DOSSIER = new Dossier(
            fireflies().particulars(),
            fireflies().attachments(),
            fireflies().declaration(),
            fireflies().publicationConsent(),
            Optional.of(new Sealed(FUJII.ref(), "sealed")),
            Optional.of(new Sealed(SATO.ref(), "sealed")),
            List.of("group-name/0123", "corporate-number/1234567890123"));

    GroupRulesTest() {
        super(GroupCommand.class, new GroupRules(), new Group.Absent(ID));
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(
                GroupRefusal.DUPLICATE,
                GroupRefusal.COUNCIL_THERE,
                GroupRefusal.GRANT_OPEN,
                GroupRefusal.NOTHING_TO_ERASE);
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    private static Actor counter(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.COUNTER, Optional.of(party));
    }

    private Given group(GroupEvent... happened) {
        return given(happened)
                .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER, FEW, OpenMatters.NONE)
                .by(GROUP);
    }

    private Given office(GroupEvent... happened) {
        return group(happened).by(OFFICE);
    }

    private Given declarative(GroupEvent... happened) {
        return group(happened).knowing(DECLARATIVE, Uniqueness.UNIQUE, NUMBER, FEW, OpenMatters.NONE);
    }

    @Nested
    class Starting {
        @Test
        void by_a_group_begins_a_registration_of_its_own() {
            group().when(new StartGroupRegistration(Optional.empty())).then(STARTED);
        }

        @Test
        void for_another_account_is_refused() {
            group().by(ANOTHER_GROUP)
                    .when(new StartGroupRegistration(Optional.of(ACCOUNT)))
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void at_a_counter_names_the_account_it_is_for() {
            group().by(COUNTER)
                    .when(new StartGroupRegistration(Optional.of(ACCOUNT)))
                    .then(STARTED);
            group().by(counter(actor("sasaki", Role.DESK), ID.toString()))
                    .when(new StartGroupRegistration(Optional.empty()))
                    .then(new GroupRegistrationStarted(ID, Optional.empty()));
        }

        @Test
        void for_a_group_over_the_web_is_not_for_staff() {
            group().by(OFFICE)
                    .when(new StartGroupRegistration(Optional.of(ACCOUNT)))
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void twice_is_refused() {
            group(STARTED)
                    .when(new StartGroupRegistration(Optional.empty()))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Submitting {
        @Test
        void a_complete_form_is_an_application() {
            group(STARTED).when(fireflies()).then(SUBMITTED);
        }

        @Test
        void is_for_the_group_itself_or_a_counter() {
            group(STARTED).by(ANOTHER_GROUP).when(fireflies()).thenRefused(GroupRefusal.NOT_YOUR_GROUP);
            group(STARTED).by(OFFICE).when(fireflies()).thenRefused(GroupRefusal.NOT_YOUR_GROUP);
            group(STARTED).by(COUNTER).when(fireflies()).then(SUBMITTED);
            group(STARTED).by(counter(OFFICE, ID.toString())).when(fireflies()).then(SUBMITTED);
        }

        @Test
        void is_not_entered_by_a_section_that_is_not_in_charge_nor_for_a_group_that_is_not_named() {
            group(STARTED).by(counter(SECTION, "hotaru")).when(fireflies()).thenRefused(GroupRefusal.NOT_YOUR_GROUP);
            group(STARTED).by(counter(OFFICE, "taiso")).when(fireflies()).thenRefused(GroupRefusal.NOT_YOUR_GROUP);
            group().by(counter(OFFICE, "taiso"))
                    .when(new StartGroupRegistration(Optional.of(ACCOUNT)))
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void with_as_many_members_as_are_needed_passes_and_with_one_less_does_not() {
            group(STARTED).when(Forms.members(fireflies(), 5)).thenStage();
            var refused = group(STARTED).when(Forms.members(fireflies(), 4)).thenRefused(GroupRefusal.TOO_FEW_MEMBERS);
            assertThat(refused.given()).hasToString("4");
            assertThat(refused.expected()).hasToString("at least 5");
        }

        @Test
        void of_a_type_the_municipality_does_not_register_is_refused() {
            group(STARTED)
                    .when(Forms.type(fireflies(), GroupType.EDUCATION))
                    .thenRefused(GroupRefusal.GROUP_TYPE_NOT_ACCEPTED);
        }

        @Test
        void for_an_area_the_municipality_does_not_have_is_refused_by_name() {
            var refused = group(STARTED)
                    .when(Forms.card(
                            fireflies(),
                            c -> new CardGiven(
                                    c.name(),
                                    c.nameKana(),
                                    c.groupType(),
                                    c.fields(),
                                    c.otherField(),
                                    List.of(AreaCode.of("大殿"), AreaCode.of("土崎")),
                                    c.corporateNumber())))
                    .thenRefused(GroupRefusal.AREA_UNKNOWN);
            assertThat(refused.given()).hasToString("[土崎]");
        }

        @Test
        void for_a_field_that_is_neither_the_acts_nor_the_municipalitys_own_is_refused_by_name() {
            var refused = group(STARTED)
                    .when(Forms.field(fireflies(), "child-rearing"))
                    .thenRefused(GroupRefusal.FIELD_UNKNOWN);
            assertThat(refused.given()).hasToString("[child-rearing]");
        }

        @Test
        void without_bylaws_is_refused() {
            group(STARTED).when(Forms.withoutBylaws(fireflies())).thenRefused(GroupRefusal.BYLAWS_MISSING);
        }

        @Test
        void without_bylaws_is_taken_where_the_municipality_asks_for_none() {
            assertThat(group(STARTED)
                            .where(Map.of("K-GR-2", Use.OFF))
                            .when(Forms.withoutBylaws(fireflies()))
                            .thenChecked())
                    .isEmpty();
        }

        @Test
        void without_bylaws_is_taken_and_noted_where_the_municipality_only_checks_them() {
            assertThat(group(STARTED)
                            .where(Map.of("K-GR-2", Use.CHECK, "K-GR-3", Use.CHECK))
                            .when(Forms.withoutBylaws(fireflies()))
                            .thenChecked())
                    .containsExactly("K-GR-2");
            group(STARTED)
                    .where(Map.of("K-GR-3", Use.CHECK))
                    .when(Forms.withoutBylaws(fireflies()))
                    .thenRefused(GroupRefusal.BYLAWS_MISSING);
        }

        @Test
        void with_an_unsigned_declaration_is_refused() {
            group(STARTED)
                    .when(declaring(new ExclusionDeclaration(false, false, false, false, false, false)))
                    .thenRefused(GroupRefusal.DECLARATION_NOT_SIGNED);
        }

        @Test
        void with_ties_to_organized_crime_is_refused() {
            group(STARTED)
                    .when(declaring(new ExclusionDeclaration(true, false, false, false, false, true)))
                    .thenRefused(GroupRefusal.ORGANIZED_CRIME);
        }

        @Test
        void mainly_for_religion_politics_or_an_election_is_refused() {
            for (ExclusionDeclaration declared : List.of(
                    new ExclusionDeclaration(false, true, false, false, false, true),
                    new ExclusionDeclaration(false, false, true, false, false, true),
                    new ExclusionDeclaration(false, false, false, true, false, true))) {
                group(STARTED).when(declaring(declared)).thenRefused(GroupRefusal.EXCLUDED_PURPOSE);
            }
        }

        @Test
        void for_members_only_is_left_to_the_review() {
            group(STARTED)
                    .when(declaring(new ExclusionDeclaration(false, false, false, false, true, true)))
                    .then(SUBMITTED);
        }

        @Test
        void what_another_group_has_is_a_duplicate() {
            group(STARTED)
                    .knowing(REVIEWED, Uniqueness.TAKEN, NUMBER)
                    .when(fireflies())
                    .thenRefused(GroupRefusal.DUPLICATE);
        }

        @Test
        void twice_is_refused() {
            group(STARTED, SUBMITTED).when(fireflies()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void before_it_was_begun_is_refused() {
            group().when(fireflies()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        private static SubmitGroupRegistration declaring(ExclusionDeclaration declaration) {
            return Forms.declaring(fireflies(), clean -> declaration);
        }
    }

    @Nested
    class Where_registration_is_by_declaration {
        @Test
        void a_clean_declaration_registers_at_once() {
            declarative(STARTED)
                    .when(gymnastics())
                    .then(
                            submitted(gymnastics(), RegistrationPolicy.DECLARATIVE),
                            registered(gymnastics(), RegistrationPolicy.DECLARATIVE));
        }

        @Test
        void a_group_that_says_it_is_for_members_only_is_refused() {
            declarative(STARTED)
                    .when(Forms.declaring(
                            gymnastics(), clean -> new ExclusionDeclaration(false, false, false, false, true, true)))
                    .thenRefused(GroupRefusal.MUTUAL_BENEFIT_ONLY);
        }

        @Test
        void a_duplicate_is_refused_all_the_same() {
            declarative(STARTED)
                    .knowing(DECLARATIVE, Uniqueness.TAKEN, NUMBER)
                    .when(fireflies())
                    .thenRefused(GroupRefusal.DUPLICATE);
        }
    }

    @Nested
    class Reviewing {
        @Test
        void begins_with_the_office() {
            office(STARTED, SUBMITTED).when(new StartReview()).then(REVIEW);
        }

        @Test
        void is_not_for_another_section_nor_for_the_group() {
            office(STARTED, SUBMITTED).by(SECTION).when(new StartReview()).thenRefused(GroupRefusal.NOT_THE_REGISTRAR);
            office(STARTED, SUBMITTED).by(GROUP).when(new StartReview()).thenRefused(GroupRefusal.NOT_THE_REGISTRAR);
        }

        @Test
        void is_for_the_same_person_where_the_municipality_asks_for_no_other() {
            Given entered = group(STARTED).and(OFFICE, SUBMITTED).by(OFFICE);

            assertThat(entered.where(Map.of("K-ALL-4", Use.OFF))
                            .when(new StartReview())
                            .thenChecked())
                    .isEmpty();
            assertThat(entered.where(Map.of("K-ALL-4", Use.CHECK))
                            .when(new StartReview())
                            .thenChecked())
                    .containsExactly("K-ALL-4");
        }

        @Test
        void is_for_another_person_than_entered_it() {
            Given begunByTheOffice =
                    group().and(OFFICE, STARTED).and(GROUP, SUBMITTED).by(OFFICE);
            begunByTheOffice.when(new StartReview()).thenRefused(CommonRefusal.FOUR_EYES);
            Given entered = group(STARTED).and(OFFICE, SUBMITTED).by(OFFICE);
            assertThat(entered.when(new StartReview())
                            .thenRefused(CommonRefusal.FOUR_EYES)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-4");
            entered.and(COUNTER, REVIEW).when(MET).thenRefused(CommonRefusal.FOUR_EYES);
            entered.by(staff("acct-colleague", "collaboration-office"))
                    .when(new StartReview())
                    .then(REVIEW);
        }

        @Test
        void is_for_nobody_who_acts_for_the_group_whoever_entered_it() {
            Actor member = staff(ACCOUNT.value(), "collaboration-office");
            assertThat(group(STARTED)
                            .and(COUNTER, SUBMITTED)
                            .by(member)
                            .when(new StartReview())
                            .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-7");
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, SUSPENDED)
                    .by(member)
                    .when(new ReinstateGroup(ReasonGiven.of(ReasonCode.OTHER, "連絡が取れたため")))
                    .thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
        }

        @Test
        void of_a_draft_is_refused() {
            office(STARTED).when(new StartReview()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Returning {
        private static final Optional<ReasonGiven> WHY = ReasonGiven.of(INCOMPLETE.code(), INCOMPLETE.text());

        @Test
        void says_what_is_missing_why_and_by_when() {
            office(STARTED, SUBMITTED, REVIEW)
                    .when(new ReturnForCorrection(List.of("役員名簿"), WHY, Optional.of(LocalDate.of(2026, 6, 20))))
                    .then(RETURNED);
        }

        @Test
        void without_a_day_leaves_the_time_the_municipality_gives() {
            office(STARTED, SUBMITTED, REVIEW)
                    .at("2026-06-12T10:00:00+09:00")
                    .when(new ReturnForCorrection(List.of("役員名簿"), WHY, Optional.empty()))
                    .then(new GroupRegistrationReturned(
                            ID, new Correction(List.of("役員名簿"), INCOMPLETE, LocalDate.of(2026, 6, 26))));
        }

        @Test
        void by_a_day_that_does_not_lie_ahead_is_refused() {
            office(STARTED, SUBMITTED, REVIEW)
                    .at("2026-06-20T00:00:00+09:00")
                    .when(new ReturnForCorrection(List.of("役員名簿"), WHY, Optional.of(LocalDate.of(2026, 6, 20))))
                    .thenRefused(CommonRefusal.DUE_DATE_NOT_AHEAD);
        }

        @ParameterizedTest
        @CsvSource({"2027-06-21, true", "2027-06-22, false"})
        void by_a_day_that_is_more_than_a_year_away_is_refused(LocalDate dueOn, boolean near) {
            Then then = office(STARTED, SUBMITTED, REVIEW)
                    .at("2026-06-20T23:59:59+09:00")
                    .when(new ReturnForCorrection(List.of("役員名簿"), WHY, Optional.of(dueOn)));
            if (near) {
                then.thenStage();
            } else {
                assertThat(then.thenRefused(CommonRefusal.DUE_TOO_FAR).refusal().rule())
                        .isEqualTo("K-ALL-11");
            }
        }

        @Test
        void begun_oftener_than_an_account_may_is_refused() {
            given().knowing(REVIEWED, new Quota(19, 20))
                    .by(GROUP)
                    .when(new StartGroupRegistration(Optional.empty()))
                    .thenStage();
            Decision.Refused<GroupEvent> refused = given().knowing(REVIEWED, new Quota(20, 20))
                    .by(GROUP)
                    .when(new StartGroupRegistration(Optional.empty()))
                    .thenRefused(GroupRefusal.TOO_MANY_DRAFTS);
            assertThat(refused.refusal().rule()).isEqualTo("K-GR-18");
            assertThat(refused.given()).isEqualTo(20L);
        }

        @Test
        void without_a_reason_is_refused() {
            office(STARTED, SUBMITTED, REVIEW)
                    .when(new ReturnForCorrection(List.of("役員名簿"), Optional.empty(), Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
        }

        @Test
        void lets_the_group_submit_again_to_the_end_of_the_day() {
            group(STARTED, SUBMITTED, REVIEW, RETURNED)
                    .at("2026-06-20T23:59:59+09:00")
                    .when(fireflies())
                    .then(SUBMITTED);
            group(STARTED, SUBMITTED, REVIEW, RETURNED)
                    .at("2026-06-21T00:00:00+09:00")
                    .when(fireflies())
                    .thenRefused(CommonRefusal.CORRECTION_OVERDUE);
        }

        @Test
        void lapses_on_the_day_after() {
            group(STARTED, SUBMITTED, REVIEW, RETURNED)
                    .by(Actor.PLATFORM)
                    .at("2026-06-21T00:00:00+09:00")
                    .when(new LapseGroupRegistration())
                    .then(LAPSED);
            group(STARTED, SUBMITTED, REVIEW, RETURNED)
                    .by(Actor.PLATFORM)
                    .at("2026-06-20T23:59:59+09:00")
                    .when(new LapseGroupRegistration())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
        }

        @Test
        void does_not_lapse_what_came_back_in_time() {
            group(STARTED, SUBMITTED, REVIEW, RETURNED, SUBMITTED)
                    .by(Actor.PLATFORM)
                    .at("2026-06-21T00:00:00+09:00")
                    .when(new LapseGroupRegistration())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void and_lapsing_ends_it() {
            group(STARTED, SUBMITTED, REVIEW, RETURNED, LAPSED)
                    .when(fireflies())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Registering {
        @Test
        void gives_the_number_and_the_day_it_is_valid_to() {
            office(STARTED, SUBMITTED, REVIEW).when(MET).then(REGISTERED);
        }

        @Test
        void goes_by_the_policy_under_which_it_was_handed_in() {
            office(STARTED, SUBMITTED, REVIEW)
                    .knowing(DECLARATIVE, Uniqueness.UNIQUE, NUMBER)
                    .when(MET)
                    .then(REGISTERED);
            declarative(STARTED, SUBMITTED, REVIEW, RETURNED)
                    .when(gymnastics())
                    .then(
                            submitted(gymnastics(), RegistrationPolicy.DECLARATIVE),
                            registered(gymnastics(), RegistrationPolicy.DECLARATIVE));
        }

        @Test
        void is_not_for_another_section() {
            office(STARTED, SUBMITTED, REVIEW).by(SECTION).when(MET).thenRefused(GroupRefusal.NOT_THE_REGISTRAR);
        }

        @Test
        void before_the_review_is_refused() {
            office(STARTED, SUBMITTED).when(MET).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void twice_is_refused() {
            office(STARTED, SUBMITTED, REVIEW, REGISTERED).when(MET).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void what_another_group_has_by_now_is_a_duplicate() {
            office(STARTED, SUBMITTED, REVIEW)
                    .knowing(REVIEWED, Uniqueness.TAKEN, NUMBER)
                    .when(MET)
                    .thenRefused(GroupRefusal.DUPLICATE);
        }
    }

    @Nested
    class Refusing {
        @Test
        void says_why_and_by_which_rule() {
            office(STARTED, SUBMITTED, REVIEW)
                    .when(new RefuseGroupRegistration(BECAUSE_MEMBERS_ONLY, Optional.empty()))
                    .then(REFUSED);
            office(STARTED, SUBMITTED, REVIEW)
                    .when(new RefuseGroupRegistration(BECAUSE_MEMBERS_ONLY, Optional.of("登録要綱第3条")))
                    .then(new GroupRegistrationRefused(ID, MEMBERS_ONLY, "登録要綱第3条", REFUSED_ON));
        }

        @Test
        void without_a_reason_breaks_a_rule_with_a_name() {
            var refused = office(STARTED, SUBMITTED, REVIEW)
                    .when(new RefuseGroupRegistration(Optional.empty(), Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            assertThat(refused.refusal().rule()).isEqualTo("K-ALL-2");
        }

        @Test
        void with_a_reason_that_explains_nothing_is_refused() {
            office(STARTED, SUBMITTED, REVIEW)
                    .when(refuse("共益のみのため。不可です。以上十九文字"))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            office(STARTED, SUBMITTED, REVIEW)
                    .when(refuse("共益のみのため。不可です。以上二十文字。"))
                    .thenStage();
        }

        @Test
        void leaves_the_group_free_to_correct_and_submit_again() {
            group(STARTED, SUBMITTED, REVIEW, REFUSED).when(fireflies()).then(SUBMITTED);
        }

        @Test
        void stays_counted_when_the_group_is_registered_later() {
            Group group = office(STARTED, SUBMITTED, REVIEW, REFUSED, SUBMITTED, REVIEW)
                    .when(MET)
                    .thenStage();
            assertThat(((Group.Registered) group).filing().refusals()).containsExactly(ReasonCode.MUTUAL_BENEFIT_ONLY);
        }

        private static RefuseGroupRegistration refuse(String text) {
            return new RefuseGroupRegistration(ReasonGiven.of(ReasonCode.MUTUAL_BENEFIT_ONLY, text), Optional.empty());
        }
    }

    @Nested
    class Suspending {
        private static final Optional<ReasonGiven> WHY = ReasonGiven.of(ReasonCode.OTHER, "年度報告が二年続けて提出されず、連絡も取れないため。");

        @Test
        void takes_a_registered_group_out_with_a_reason() {
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new SuspendGroup(WHY))
                    .then(new GroupSuspended(
                            ID, new Reason(ReasonCode.OTHER, "年度報告が二年続けて提出されず、連絡も取れないため。"), LocalDate.of(2026, 6, 12)));
        }

        @Test
        void without_a_reason_is_refused() {
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new SuspendGroup(ReasonGiven.of(ReasonCode.OTHER, "都合により")))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
        }

        @Test
        void ends_by_reinstating_and_the_group_keeps_its_number() {
            Reason heard = new Reason(ReasonCode.OTHER, "連絡が取れた");
            Group group = office(STARTED, SUBMITTED, REVIEW, REGISTERED, SUSPENDED)
                    .when(new ReinstateGroup(ReasonGiven.of(heard.code(), heard.text())))
                    .thenStage();
            assertThat(group)
                    .isInstanceOfSatisfying(Group.Registered.class, registered -> assertThat(registered.registration())
                            .isEqualTo(((GroupRegistered) REGISTERED).registration()));
        }

        @Test
        void is_not_undone_without_a_reason_nor_where_there_is_nothing_to_undo() {
            office(STARTED, SUBMITTED, REVIEW, REGISTERED, SUSPENDED)
                    .when(new ReinstateGroup(Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new ReinstateGroup(WHY))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Erasing {
        private static final Optional<ReasonGiven> WHY = ReasonGiven.of(ReasonCode.OTHER, "退任したため、本人から請求があった。");
        private static final Set<FormPart> ALL = Set.of(FormPart.values());

        private static final OpenMatters NOTHING_OPEN = OpenMatters.NONE;

        private static ErasePersonalData erase(FormPart... parts) {
            return new ErasePersonalData(Set.of(parts), ErasureGround.REQUEST, WHY);
        }

        private static PersonalDataErased erased(String by, ErasureGround ground, String on, ErasedPart... parts) {
            return new PersonalDataErased(ID, List.of(parts), ground, AccountRef.of(by), LocalDate.parse(on));
        }

        /** The stage after these, the form handed in with the submission. */
        private static Group stage(GroupEvent... happened) {
            Group stage = new Group.Absent(ID);
            for (GroupEvent event : happened) {
                stage = stage.after(event);
            }
            return stage instanceof Group.Filed filed
                    ? filed.with(filed.filing().with(DOSSIER))
                    : stage;
        }

        private Given after(GroupEvent... happened) {
            return given(stage(happened)).knowing(REVIEWED, NOTHING_OPEN).by(OFFICE);
        }

        @Test
        void takes_what_one_person_asks_for_and_leaves_the_other() {
            Group.Registered group = (Group.Registered) after(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(erase(FormPart.REPRESENTATIVE))
                    .thenStage();

            Dossier dossier = group.filing().dossier().orElseThrow();
            assertThat(dossier.representative()).isEmpty();
            assertThat(dossier.contact()).isPresent();
            assertThat(dossier.claims())
                    .as("the hash of the representative's name goes too")
                    .containsExactly("corporate-number/1234567890123");
            assertThat(group.filing().erasures()).singleElement().satisfies(erasure -> assertThat(erasure.by())
                    .isEqualTo(OFFICE.account()));
        }

        @Test
        void tells_references_only() {
            after(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(erase(FormPart.REPRESENTATIVE, FormPart.CONTACT))
                    .then(erased("yamamoto", ErasureGround.REQUEST, "2026-06-12", FUJII, SATO));
        }

        @Test
        void of_the_roster_takes_the_document_and_leaves_the_bylaws() {
            Group.Registered group = (Group.Registered) after(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(erase(FormPart.ROSTER))
                    .thenStage();
            assertThat(group.filing().dossier().orElseThrow().attachments())
                    .isEqualTo(new Attachments(Optional.of(Forms.BYLAWS), Optional.empty()));
            assertThat(group.filing().erasedDocuments()).containsExactly(Forms.ROSTER.documentId());
            assertThat(group.filing().dossier().orElseThrow().contact()).isPresent();
        }

        @Test
        void waits_until_the_registration_is_decided() {
            for (Group undecided : List.of(
                    stage(STARTED, SUBMITTED),
                    stage(STARTED, SUBMITTED, REVIEW),
                    stage(STARTED, SUBMITTED, REVIEW, RETURNED))) {
                given(undecided)
                        .knowing(REVIEWED, NOTHING_OPEN)
                        .by(OFFICE)
                        .when(erase(FormPart.CONTACT))
                        .thenRefused(GroupRefusal.PROCEDURE_RUNNING);
            }
            after(STARTED, SUBMITTED, REVIEW, REFUSED)
                    .when(erase(FormPart.CONTACT))
                    .then(erased("yamamoto", ErasureGround.REQUEST, "2026-06-12", SATO));
        }

        @Test
        void waits_as_long_as_an_act_or_the_rules_on_records_keep_it() {
            GroupSettings threeYears = recordsFor(3);
            given(stage(STARTED, SUBMITTED, REVIEW, REFUSED))
                    .knowing(threeYears, NOTHING_OPEN)
                    .by(OFFICE)
                    .at("2029-06-12T23:59:59+09:00")
                    .when(erase(FormPart.CONTACT))
                    .thenRefused(GroupRefusal.KEPT_BY_LAW);
            given(stage(STARTED, SUBMITTED, REVIEW, REFUSED))
                    .knowing(threeYears, NOTHING_OPEN)
                    .by(OFFICE)
                    .at("2029-06-13T00:00:00+09:00")
                    .when(erase(FormPart.CONTACT))
                    .then(erased("yamamoto", ErasureGround.REQUEST, "2029-06-13", SATO));
        }

        @Test
        void is_decided_by_the_office_with_a_reason() {
            after(STARTED, SUBMITTED, REVIEW, REFUSED)
                    .by(SECTION)
                    .when(erase(FormPart.CONTACT))
                    .thenRefused(GroupRefusal.NOT_THE_REGISTRAR);
            after(STARTED, SUBMITTED, REVIEW, REFUSED)
                    .when(new ErasePersonalData(ALL, ErasureGround.OFFICE, Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
        }

        @Test
        void twice_is_a_repeat_and_of_what_never_was_there_is_refused() {
            Group once = after(STARTED, SUBMITTED, REVIEW, REFUSED)
                    .when(erase(FormPart.CONTACT))
                    .thenStage();
            given(once)
                    .knowing(REVIEWED, NOTHING_OPEN)
                    .by(OFFICE)
                    .when(erase(FormPart.CONTACT))
                    .thenRepeated();
            office(STARTED, SUBMITTED, REVIEW, REFUSED)
                    .when(erase(FormPart.CONTACT))
                    .thenRefused(GroupRefusal.NOTHING_TO_ERASE);
        }

        @Test
        void comes_by_itself_when_the_time_for_which_it_is_kept_is_over() {
            endOf("2027-06-12", "2027-06-13", STARTED, SUBMITTED, REVIEW, REFUSED);
            endOf("2028-06-20", "2028-06-21", STARTED, SUBMITTED, REVIEW, RETURNED, LAPSED);
            endOf("2034-06-11", "2034-06-12", STARTED, SUBMITTED, REVIEW, REGISTERED);
            endOf("2034-06-11", "2034-06-12", STARTED, SUBMITTED, REVIEW, REGISTERED, SUSPENDED);
        }

        private void endOf(String lastDay, String dayAfter, GroupEvent... happened) {
            assertThat(after(happened)
                            .by(Actor.PLATFORM)
                            .at(lastDay + "T23:59:59+09:00")
                            .when(new EraseAfterRetention())
                            .thenRefused(GroupRefusal.RETENTION_NOT_OVER)
                            .expected())
                    .isEqualTo(LocalDate.parse(dayAfter));
            after(happened)
                    .by(Actor.PLATFORM)
                    .at(dayAfter + "T00:00:00+09:00")
                    .when(new EraseAfterRetention())
                    .then(erased("kyodo", ErasureGround.RETENTION_OVER, dayAfter, FUJII, SATO, OFFICERS));
        }

        @Test
        void never_comes_by_itself_while_nothing_ends_the_registration() {
            GroupEvent withoutEnd = new GroupRegistered(
                    ID,
                    Optional.of(ACCOUNT),
                    card(fireflies()),
                    new Registration(
                            NUMBER.value(),
                            RegistrationPolicy.REVIEWED,
                            new Validity(LocalDate.of(2026, 6, 12), Optional.empty())));
            assertThat(after(STARTED, SUBMITTED, REVIEW, withoutEnd)
                            .by(Actor.PLATFORM)
                            .at("2099-01-01T00:00:00+09:00")
                            .when(new EraseAfterRetention())
                            .thenRefused(GroupRefusal.RETENTION_NOT_OVER)
                            .expected())
                    .isEqualTo(Wording.NONE.of());
        }

        @Test
        void never_comes_before_the_years_for_which_records_are_kept() {
            given(stage(STARTED, SUBMITTED, REVIEW, REFUSED))
                    .knowing(recordsFor(3), NOTHING_OPEN)
                    .by(Actor.PLATFORM)
                    .at("2029-06-12T23:59:59+09:00")
                    .when(new EraseAfterRetention())
                    .thenRefused(GroupRefusal.RETENTION_NOT_OVER);
        }

        @Test
        void waits_until_the_groups_applications_for_grants_have_ended() {
            OpenMatters open = new OpenMatters(
                    List.of(new MatterLeft("application/019d7c3a-0000-7000-8000-000000000009", List.of())));
            Group registered = stage(STARTED, SUBMITTED, REVIEW, REGISTERED);
            Decision.Refused<GroupEvent> refused = given(registered)
                    .knowing(REVIEWED, open)
                    .by(OFFICE)
                    .when(erase(FormPart.CONTACT))
                    .thenRefused(GroupRefusal.GRANT_OPEN);
            assertThat(refused.given()).asString().contains("019d7c3a-0000-7000-8000-000000000009");
            given(registered)
                    .knowing(REVIEWED, open)
                    .by(Actor.PLATFORM)
                    .at("2034-06-12T00:00:00+09:00")
                    .when(new EraseAfterRetention())
                    .thenRefused(GroupRefusal.GRANT_OPEN);
        }

        private static GroupSettings recordsFor(int years) {
            return settings(RegistrationPolicy.REVIEWED, new RetentionPeriods(1, 2, 5, years));
        }
    }

    @Nested
    class What_the_form_asks_by_track {
        @Test
        void of_a_citizen_activity_group_is_everything_on_the_form() {
            missing(Forms.particulars(fireflies(), p -> Forms.without(p, "members")), "particulars.members");
            missing(Forms.particulars(fireflies(), p -> Forms.without(p, "activities")), "particulars.activities");
            missing(Forms.particulars(fireflies(), p -> Forms.without(p, "purpose")), "particulars.purpose");
            missing(
                    Forms.particulars(fireflies(), p -> Forms.without(p, "membershipOpen")),
                    "particulars.membershipOpen");
            missing(Forms.withoutRepresentative(fireflies()), "representative");
        }

        @Test
        void of_a_group_or_a_council_is_how_its_name_is_read_and_where_it_is() {
            for (SubmitGroupRegistration form : List.of(fireflies(), Forms.neighbours(), Forms.council(2))) {
                missing(Forms.card(form, c -> card(c, Optional.empty(), c.areas())), "card.nameKana");
                missing(Forms.card(form, c -> card(c, c.nameKana(), List.of())), "card.areas");
            }
        }

        private static CardGiven card(CardGiven c, Optional<String> nameKana, List<AreaCode> areas) {
            return new CardGiven(
                    c.name(), nameKana, c.groupType(), c.fields(), c.otherField(), areas, c.corporateNumber());
        }

        @Test
        void of_a_neighbourhood_association_is_its_households_instead_of_members() {
            group(STARTED).when(Forms.neighbours()).then(submitted(Forms.neighbours(), RegistrationPolicy.REVIEWED));
            missing(
                    Forms.particulars(Forms.neighbours(), p -> Forms.without(p, "households")),
                    "particulars.households");
        }

        @Test
        void of_a_council_is_two_bodies_at_least_and_one_council_for_an_area() {
            group(STARTED).when(Forms.council(2)).then(submitted(Forms.council(2), RegistrationPolicy.REVIEWED));
            var alone = group(STARTED).when(Forms.council(1)).thenRefused(GroupRefusal.NOT_OF_ONE_AREA);
            assertThat(alone.refusal().rule()).isEqualTo("R-GR-6");
            var second = group(STARTED)
                    .knowing(REVIEWED, Uniqueness.COUNCIL_THERE, NUMBER)
                    .when(Forms.council(2))
                    .thenRefused(GroupRefusal.COUNCIL_THERE);
            assertThat(second.refusal().rule()).isEqualTo("K-GR-1");
        }

        @Test
        void of_a_business_is_its_seat_and_may_be_what_it_offers_but_no_bylaws_roster_or_declaration() {
            group(STARTED).when(Forms.business()).then(submitted(Forms.business(), RegistrationPolicy.REVIEWED));
            var offersNothingYet = Forms.particulars(Forms.business(), p -> Forms.without(p, "offers"));
            group(STARTED).when(offersNothingYet).then(submitted(offersNothingYet, RegistrationPolicy.REVIEWED));
            missing(
                    Forms.reachedBy(
                            Forms.business(),
                            new Contact(
                                    Optional.empty(), Optional.empty(), Optional.of("0155-00-0000"), Optional.empty())),
                    "contact.address");
        }

        @Test
        void is_one_way_to_reach_the_group_whichever() {
            Contact byTelephone =
                    new Contact(Optional.empty(), Optional.empty(), Optional.of("083-000-0000"), Optional.empty());
            group(STARTED).when(Forms.reachedBy(fireflies(), byTelephone)).thenStage();
            var refused = group(STARTED)
                    .when(Forms.reachedBy(
                            fireflies(),
                            new Contact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                    .thenRefused(GroupRefusal.CONTACT_MISSING);
            assertThat(refused.refusal().rule()).isEqualTo("K-GR-6");
        }

        @Test
        void is_the_list_of_officers_unless_the_municipality_does_without() {
            SubmitGroupRegistration without = Forms.withoutRoster(fireflies());
            assertThat(group(STARTED)
                            .when(without)
                            .thenRefused(GroupRefusal.ROSTER_MISSING)
                            .refusal()
                            .rule())
                    .isEqualTo("K-GR-5");
            group(STARTED)
                    .where(off("K-GR-5"))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER)
                    .when(without)
                    .thenStage();
            group(STARTED)
                    .where(off("K-GR-2"))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER)
                    .when(Forms.withoutBylaws(fireflies()))
                    .thenStage();
            group(STARTED)
                    .where(off("K-GR-3"))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER)
                    .when(Forms.members(fireflies(), 2))
                    .thenStage();
        }

        @Test
        void is_of_a_declaration_of_intent_name_type_purpose_and_a_way_to_reach_it() {
            declarative(STARTED)
                    .when(Forms.declaration())
                    .then(
                            submitted(Forms.declaration(), RegistrationPolicy.DECLARATIVE),
                            registered(Forms.declaration(), RegistrationPolicy.DECLARATIVE));
            declarative(STARTED)
                    .when(Forms.particulars(Forms.declaration(), p -> Forms.without(p, "purpose")))
                    .thenRefused(GroupRefusal.FORM_INCOMPLETE);
            assertThat(declarative(STARTED)
                            .when(Forms.declaring(
                                    Forms.declaration(),
                                    clean -> new ExclusionDeclaration(false, false, false, false, false, false)))
                            .thenRefused(GroupRefusal.STATEMENT_NOT_SIGNED)
                            .refusal()
                            .rule())
                    .isEqualTo("R-GR-7");
        }

        @Test
        void friendship_of_neighbours_is_not_asked_about_the_public() {
            declarative(STARTED)
                    .when(Forms.declaring(
                            Forms.neighbours(),
                            clean -> new ExclusionDeclaration(false, false, false, false, true, true)))
                    .thenStage();
        }

        private void missing(SubmitGroupRegistration form, String field) {
            assertThat(group(STARTED)
                            .when(form)
                            .thenRefused(GroupRefusal.FORM_INCOMPLETE)
                            .field())
                    .isEqualTo(field);
        }
    }

    @Nested
    class The_registrar {
        private static final Actor DESK = actor("yamamoto-ken", Role.DESK);

        @Test
        void of_citizen_activity_groups_is_the_support_centre_and_the_office_above_it() {
            group(STARTED, SUBMITTED).by(DESK).when(new StartReview()).then(REVIEW);
            group(STARTED, SUBMITTED).by(OFFICE).when(new StartReview()).then(REVIEW);
        }

        @Test
        void of_neighbourhood_associations_is_the_office() {
            GroupEvent submitted = submitted(Forms.neighbours(), RegistrationPolicy.REVIEWED);
            assertThat(group(STARTED, submitted)
                            .by(DESK)
                            .when(new StartReview())
                            .thenRefused(GroupRefusal.NOT_THE_REGISTRAR)
                            .refusal()
                            .rule())
                    .isEqualTo("R-GR-8");
            group(STARTED, submitted).by(OFFICE).when(new StartReview()).then(REVIEW);
        }

        @Test
        void sees_the_form_of_its_own_tracks_only() {
            GroupRules rules = new GroupRules();
            assertThat(rules.seenBy(Erasing.stage(STARTED, SUBMITTED), seeing(DESK)))
                    .isTrue();
            assertThat(rules.seenBy(
                            Erasing.stage(STARTED, submitted(Forms.neighbours(), RegistrationPolicy.REVIEWED)),
                            seeing(DESK)))
                    .isFalse();
            assertThat(rules.seenBy(Erasing.stage(STARTED, SUBMITTED), seeing(SECTION)))
                    .isFalse();
        }

        private static Context seeing(Actor actor) {
            return new Context(
                    Instant.parse("2026-06-12T01:00:00Z"), actor, MunicipalityCode.of("352039"), Facts.of(REVIEWED));
        }

        @Test
        void finds_nothing_of_what_nobody_asks() {
            List<Finding> more = Stream.concat(
                            MET.findings().stream(), Stream.of(new Finding("R-GR-9", true, Optional.empty())))
                    .toList();
            assertThat(office(STARTED, SUBMITTED, REVIEW)
                            .when(new RegisterGroup(more))
                            .thenRefused(GroupRefusal.CRITERION_UNKNOWN)
                            .given())
                    .isEqualTo(List.of("R-GR-9"));
        }

        @Test
        void finds_each_criterion_that_is_asked_met() {
            Map.of(
                            "R-GR-1", GroupRefusal.NOT_NON_PROFIT,
                            "R-GR-2", GroupRefusal.MUTUAL_BENEFIT_ONLY,
                            "R-GR-3", GroupRefusal.NOT_CONTINUOUS,
                            "R-GR-4", GroupRefusal.NOT_OF_CITIZENS_OWN_WILL)
                    .forEach((criterion, refusal) -> {
                        List<Finding> others = MET.findings().stream()
                                .filter(finding -> !finding.criterion().equals(criterion))
                                .toList();
                        List<Finding> no = Stream.concat(
                                        others.stream(), Stream.of(new Finding(criterion, false, Optional.empty())))
                                .toList();
                        office(STARTED, SUBMITTED, REVIEW)
                                .when(new RegisterGroup(others))
                                .thenRefused(refusal);
                        office(STARTED, SUBMITTED, REVIEW)
                                .when(new RegisterGroup(no))
                                .thenRefused(refusal);
                        assertThat(refusal.rule()).isEqualTo(criterion);
                    });
            GroupEvent neighbours = submitted(Forms.neighbours(), RegistrationPolicy.REVIEWED);
            office(STARTED, neighbours, REVIEW)
                    .when(new RegisterGroup(List.of()))
                    .thenRefused(GroupRefusal.NOT_TERRITORIAL);
        }

        @Test
        void lets_who_has_a_code_claim_what_they_may_not_see_once_it_is_registered() {
            GroupRules rules = new GroupRules();
            ClaimGroupAccount claim = new ClaimGroupAccount("7KDR-M2QX-9BTC-HV4P");
            Group submitted = Erasing.stage(STARTED, SUBMITTED);
            Group registered = Erasing.stage(STARTED, SUBMITTED, REVIEW, REGISTERED);
            assertThat(rules.seenBy(registered, claim, seeing(ANOTHER_GROUP))).isTrue();
            assertThat(rules.seenBy(registered, new WithdrawRegistration(), seeing(ANOTHER_GROUP)))
                    .isFalse();
            assertThat(rules.seenBy(submitted, claim, seeing(ANOTHER_GROUP))).isFalse();
            assertThat(rules.seenBy(submitted, claim, seeing(GROUP))).isTrue();
        }

        @Test
        void registers_what_is_for_everybody() {
            given(Erasing.stage(STARTED, SUBMITTED, REVIEW))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER)
                    .by(OFFICE)
                    .when(MET)
                    .then(REGISTERED);
        }

        @Test
        void does_not_register_what_is_for_members_only() {
            Filing forMembers = ((Group.UnderReview) Erasing.stage(STARTED, SUBMITTED, REVIEW)).filing();
            Dossier dossier = forMembers.dossier().orElseThrow();
            Group group = new Group.UnderReview(
                    ID,
                    Optional.of(ACCOUNT),
                    forMembers.with(new Dossier(
                            dossier.particulars(),
                            dossier.attachments(),
                            new ExclusionDeclaration(false, false, false, false, true, true),
                            dossier.publicationConsent(),
                            dossier.representative(),
                            dossier.contact(),
                            dossier.claims())));
            assertThat(given(group)
                            .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER)
                            .by(OFFICE)
                            .when(MET)
                            .thenRefused(GroupRefusal.MUTUAL_BENEFIT_ONLY)
                            .refusal()
                            .rule())
                    .isEqualTo("R-GR-2");
        }
    }

    @Nested
    class Claiming {
        private static final GroupEvent WITHOUT_ACCOUNT = new GroupRegistered(
                ID, Optional.empty(), card(fireflies()), ((GroupRegistered) REGISTERED).registration());
        private static final GroupEvent ISSUED = new GroupClaimCodeIssued(ID, LocalDate.of(2026, 7, 12));
        private static final ClaimGroupAccount CLAIM = new ClaimGroupAccount("7KDR-M2QX-9BTC-HV4P");
        private static final CodeGiven RIGHT = new CodeGiven("right");

        private Given issued(GroupEvent registered) {
            Group.Registered group = (Group.Registered) Erasing.stage(STARTED, SUBMITTED, REVIEW, registered, ISSUED);
            return given(group.with(group.entry().keeping("right")))
                    .knowing(REVIEWED, RIGHT)
                    .by(ANOTHER_GROUP);
        }

        @Test
        void a_code_is_issued_by_the_registrar_for_a_group_without_account() {
            office(STARTED, SUBMITTED, REVIEW, WITHOUT_ACCOUNT)
                    .at("2026-06-12T10:00:00+09:00")
                    .when(new IssueClaimCode("right"))
                    .then(ISSUED);
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new IssueClaimCode("right"))
                    .thenRefused(GroupRefusal.ACCOUNT_THERE);
            group(STARTED, SUBMITTED, REVIEW, WITHOUT_ACCOUNT)
                    .when(new IssueClaimCode("right"))
                    .thenRefused(GroupRefusal.NOT_THE_REGISTRAR);
        }

        @Test
        void the_account_with_the_code_acts_for_the_group_from_then_on() {
            issued(WITHOUT_ACCOUNT).when(CLAIM).then(new GroupAccountClaimed(ID, ANOTHER_GROUP.account()));
            assertThat(((Group.Registered) issued(WITHOUT_ACCOUNT).when(CLAIM).thenStage()).account())
                    .contains(ANOTHER_GROUP.account());
        }

        @Test
        void counts_to_the_end_of_the_thirtieth_day() {
            issued(WITHOUT_ACCOUNT).at("2026-07-12T23:59:59+09:00").when(CLAIM).thenStage();
            assertThat(issued(WITHOUT_ACCOUNT)
                            .at("2026-07-13T00:00:00+09:00")
                            .when(CLAIM)
                            .thenRefused(GroupRefusal.CODE_EXPIRED)
                            .refusal()
                            .rule())
                    .isEqualTo("K-GR-8");
        }

        @Test
        void counts_once_and_with_the_right_code_only() {
            Group claimed = issued(WITHOUT_ACCOUNT).when(CLAIM).thenStage();
            given(claimed)
                    .knowing(REVIEWED, RIGHT)
                    .by(actor("third", Role.GROUP))
                    .when(CLAIM)
                    .thenRefused(GroupRefusal.NO_CODE);
            given(claimed)
                    .knowing(REVIEWED, RIGHT)
                    .by(ANOTHER_GROUP)
                    .when(CLAIM)
                    .thenRefused(GroupRefusal.OWN_GROUP);
            issued(WITHOUT_ACCOUNT)
                    .knowing(REVIEWED, new CodeGiven("wrong"))
                    .when(CLAIM)
                    .thenRefused(GroupRefusal.CODE_WRONG);
        }

        @Test
        void transfers_the_group_from_one_account_to_another() {
            group(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .at("2026-06-12T10:00:00+09:00")
                    .when(new TransferGroupAccount("right"))
                    .then(ISSUED);
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new TransferGroupAccount("right"))
                    .thenStage();
            group(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .by(ANOTHER_GROUP)
                    .when(new TransferGroupAccount("right"))
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
            office(STARTED, SUBMITTED, REVIEW, WITHOUT_ACCOUNT)
                    .when(new TransferGroupAccount("right"))
                    .thenRefused(GroupRefusal.NO_ACCOUNT);
            issued(REGISTERED).when(CLAIM).then(new GroupAccountTransferred(ID, ANOTHER_GROUP.account()));
        }
    }

    @Nested
    class Changing {
        private static final PersonRef NISHIDA = PersonRef.of("nishida");
        private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

        private static ChangeRepresentative change(boolean signed, LocalDate effectiveOn) {
            return new ChangeRepresentative(
                    new Representative("西田道子", "ニシダミチコ", "会長"), effectiveOn, Optional.empty(), signed);
        }

        private Given registeredAs(SubmitGroupRegistration form) {
            return given(Erasing.stage(
                            STARTED,
                            submitted(form, RegistrationPolicy.REVIEWED),
                            REVIEW,
                            registered(form, RegistrationPolicy.REVIEWED)))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, new NewPerson(NISHIDA))
                    .by(GROUP);
        }

        @Test
        void the_representative_erases_the_former_ones_data_and_takes_the_consent_back() {
            registeredAs(fireflies())
                    .when(change(true, APRIL))
                    .then(
                            new GroupRepresentativeChanged(ID, NISHIDA, APRIL),
                            new PersonalDataErased(
                                    ID, List.of(FUJII), ErasureGround.REPLACED, ACCOUNT, LocalDate.of(2026, 6, 12)));
            Group.Registered after = (Group.Registered)
                    registeredAs(fireflies()).when(change(true, APRIL)).thenStage();
            assertThat(after.filing().dossier().orElseThrow().publicationConsent())
                    .isEqualTo(fireflies().publicationConsent().withoutPersons());
        }

        @Test
        void the_representative_needs_proof_but_of_a_neighbourhood_association() {
            assertThat(registeredAs(fireflies())
                            .when(change(false, APRIL))
                            .thenRefused(GroupRefusal.PROOF_MISSING)
                            .refusal()
                            .rule())
                    .isEqualTo("K-GR-9");
            registeredAs(Forms.neighbours()).when(change(false, APRIL)).thenStage();
            registeredAs(fireflies())
                    .where(off("K-GR-9"))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, new NewPerson(NISHIDA))
                    .when(change(false, APRIL))
                    .thenStage();
        }

        @Test
        void the_representative_is_dated_within_a_year_and_for_the_group_only() {
            registeredAs(fireflies())
                    .when(change(true, LocalDate.of(2025, 6, 10)))
                    .thenRefused(GroupRefusal.DAY_OUT_OF_RANGE);
            registeredAs(fireflies())
                    .when(change(true, LocalDate.of(2025, 6, 11)))
                    .thenStage();
            registeredAs(fireflies())
                    .when(change(true, LocalDate.of(2027, 6, 14)))
                    .thenRefused(GroupRefusal.DAY_OUT_OF_RANGE);
            registeredAs(fireflies())
                    .by(ANOTHER_GROUP)
                    .when(change(true, APRIL))
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void the_profile_is_as_the_form_asks_and_stays_in_its_track() {
            ChangeGroupProfile moved = new ChangeGroupProfile(
                    Forms.area(fireflies(), "白石").card(), fireflies().particulars(), Optional.empty());
            registeredAs(fireflies())
                    .when(moved)
                    .then(new GroupProfileChanged(ID, moved.card().on(Track.CIVIC)));
            registeredAs(fireflies())
                    .when(new ChangeGroupProfile(
                            Forms.area(fireflies(), "土崎").card(), fireflies().particulars(), Optional.empty()))
                    .thenRefused(GroupRefusal.AREA_UNKNOWN);
            registeredAs(fireflies())
                    .when(new ChangeGroupProfile(
                            Forms.type(fireflies(), GroupType.BUSINESS).card(),
                            fireflies().particulars(),
                            Optional.empty()))
                    .thenRefused(GroupRefusal.TRACK_CHANGED);
            registeredAs(fireflies())
                    .knowing(REVIEWED, Uniqueness.TAKEN)
                    .when(moved)
                    .thenRefused(GroupRefusal.DUPLICATE);
        }

        @Test
        void the_profile_of_a_reviewed_group_is_whole_and_leaves_a_way_to_reach_it() {
            ChangeGroupProfile unreachable = new ChangeGroupProfile(
                    fireflies().card(),
                    fireflies().particulars(),
                    Optional.of(new Contact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
            registeredAs(fireflies()).when(unreachable).thenRefused(GroupRefusal.CONTACT_MISSING);
            registeredAs(fireflies()).when(with("members")).thenRefused(GroupRefusal.FORM_INCOMPLETE);
            registeredAs(fireflies())
                    .when(new ChangeGroupProfile(
                            fireflies().card(), Forms.members(fireflies(), 4).particulars(), Optional.empty()))
                    .thenRefused(GroupRefusal.TOO_FEW_MEMBERS);
        }

        @Test
        void the_profile_of_a_declared_group_says_its_purpose_and_need_say_no_more() {
            Given declared = given(Erasing.stage(
                            STARTED,
                            submitted(fireflies(), RegistrationPolicy.DECLARATIVE),
                            registered(fireflies(), RegistrationPolicy.DECLARATIVE)))
                    .knowing(DECLARATIVE, Uniqueness.UNIQUE)
                    .by(GROUP);
            declared.when(with("purpose")).thenRefused(GroupRefusal.FORM_INCOMPLETE);
            declared.when(with("activities")).thenStage();
            declared.when(new ChangeGroupProfile(
                            fireflies().card(), Forms.members(fireflies(), 2).particulars(), Optional.empty()))
                    .thenStage();
        }

        /** The profile of the fireflies, one answer left out. */
        private static ChangeGroupProfile with(String leftOut) {
            return new ChangeGroupProfile(
                    fireflies().card(), Forms.without(fireflies().particulars(), leftOut), Optional.empty());
        }

        @Test
        void the_consent_is_set_field_by_field() {
            PublicationConsent phone = new PublicationConsent(false, false, false, true, false, Optional.empty());
            registeredAs(fireflies())
                    .when(new SetPublicationConsent(phone))
                    .then(new PublicationConsentChanged(ID, List.of(PublishedField.PHONE)));
            registeredAs(fireflies())
                    .when(new SetPublicationConsent(fireflies().publicationConsent()))
                    .thenRepeated();
            registeredAs(fireflies())
                    .by(OFFICE)
                    .when(new SetPublicationConsent(phone))
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void the_structure_is_an_area_councils() {
            CouncilStructure three = new CouncilStructure(List.of(), List.of("本町自治会", "婦人会", "PTA"), List.of("防災部会"));
            registeredAs(Forms.council(2))
                    .when(new SetCouncilStructure(three))
                    .then(new CouncilStructureChanged(ID, three));
            registeredAs(Forms.council(2))
                    .when(new SetCouncilStructure(CouncilStructure.NONE))
                    .thenRepeated();
            registeredAs(Forms.council(2))
                    .when(new SetCouncilStructure(new CouncilStructure(List.of(), List.of("本町自治会"), List.of())))
                    .thenRefused(GroupRefusal.NOT_OF_ONE_AREA);
            registeredAs(fireflies()).when(new SetCouncilStructure(three)).thenRefused(GroupRefusal.ONLY_OF_COUNCILS);
        }

        @Test
        void it_becomes_a_corporation_once() {
            RecordIncorporation npo = new RecordIncorporation(
                    CorporateNumber.of("7000012050002"), LegalForm.NPO_CORPORATION, LocalDate.of(2026, 6, 1));
            registeredAs(fireflies())
                    .when(npo)
                    .then(new GroupIncorporated(ID, npo.corporateNumber(), npo.legalForm(), npo.on()));
            registeredAs(fireflies()).by(OFFICE).when(npo).thenStage();
            Group after = registeredAs(fireflies()).when(npo).thenStage();
            given(after)
                    .knowing(REVIEWED, Uniqueness.UNIQUE)
                    .by(GROUP)
                    .when(npo)
                    .thenRepeated();
            registeredAs(fireflies())
                    .knowing(REVIEWED, Uniqueness.TAKEN)
                    .when(npo)
                    .thenRefused(GroupRefusal.DUPLICATE);
            registeredAs(fireflies())
                    .when(new RecordIncorporation(npo.corporateNumber(), npo.legalForm(), LocalDate.of(2026, 6, 13)))
                    .thenRefused(GroupRefusal.DAY_OUT_OF_RANGE);
        }
    }

    @Nested
    class Renewing_and_leaving {
        private static final GroupEvent DUE = new GroupRenewalDue(ID, LocalDate.of(2029, 6, 11));
        private static final RenewGroup REPORTED =
                new RenewGroup(Optional.of(new YearlyReport(Optional.of("川の清掃六回"), Optional.empty())), false);

        private Given platform(GroupEvent... happened) {
            return group(happened).by(Actor.PLATFORM);
        }

        @Test
        void is_reminded_of_sixty_days_before_the_end() {
            platform(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .at("2029-04-12T00:00:00+09:00")
                    .when(new RemindOfRenewal())
                    .then(DUE);
            assertThat(platform(STARTED, SUBMITTED, REVIEW, REGISTERED)
                            .at("2029-04-11T23:59:59+09:00")
                            .when(new RemindOfRenewal())
                            .thenRefused(CommonRefusal.NOT_YET_DUE)
                            .expected())
                    .isEqualTo(Wording.FROM.of(LocalDate.of(2029, 4, 12)));
        }

        @Test
        void follows_the_reminder_with_a_report_and_loses_no_day() {
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, DUE)
                    .at("2029-05-01T10:00:00+09:00")
                    .when(REPORTED)
                    .then(new GroupRenewed(ID, Validity.until(LocalDate.of(2026, 6, 12), LocalDate.of(2032, 6, 11))));
            assertThat(group(STARTED, SUBMITTED, REVIEW, REGISTERED)
                            .when(REPORTED)
                            .thenRefused(GroupRefusal.RENEWAL_NOT_DUE)
                            .expected())
                    .isEqualTo(Wording.FROM.of(LocalDate.of(2029, 4, 12)));
            assertThat(group(STARTED, SUBMITTED, REVIEW, REGISTERED, DUE)
                            .when(new RenewGroup(Optional.empty(), true))
                            .thenRefused(GroupRefusal.REPORT_MISSING)
                            .refusal()
                            .rule())
                    .isEqualTo("K-GR-11");
        }

        @Test
        void is_in_time_until_the_last_second_of_the_last_day_whether_the_platform_has_ended_it_or_not() {
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, DUE)
                    .at("2029-06-11T23:59:59+09:00")
                    .when(REPORTED)
                    .then(new GroupRenewed(ID, Validity.until(LocalDate.of(2026, 6, 12), LocalDate.of(2032, 6, 11))));
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, DUE)
                    .at("2029-06-12T00:00:00+09:00")
                    .when(REPORTED)
                    .thenRefused(GroupRefusal.REGISTRATION_OVER);
        }

        @Test
        void of_a_declaration_is_the_statement_again() {
            GroupEvent declared = registered(gymnastics(), RegistrationPolicy.DECLARATIVE);
            GroupEvent submitted = submitted(gymnastics(), RegistrationPolicy.DECLARATIVE);
            declarative(STARTED, submitted, declared, DUE)
                    .when(new RenewGroup(Optional.empty(), true))
                    .thenStage();
            declarative(STARTED, submitted, declared, DUE)
                    .when(new RenewGroup(Optional.empty(), false))
                    .thenRefused(GroupRefusal.STATEMENT_NOT_SIGNED);
        }

        @Test
        void expires_on_the_day_after_its_last_and_may_apply_again() {
            GroupEvent expired = new GroupRegistrationExpired(ID, LocalDate.of(2029, 6, 12), ReasonCode.EXPIRED);
            platform(STARTED, SUBMITTED, REVIEW, REGISTERED, DUE)
                    .at("2029-06-11T23:59:59+09:00")
                    .when(new ExpireGroup())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            platform(STARTED, SUBMITTED, REVIEW, REGISTERED, SUSPENDED)
                    .at("2029-06-12T00:00:00+09:00")
                    .when(new ExpireGroup())
                    .then(expired);
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, expired)
                    .when(fireflies())
                    .then(SUBMITTED);
        }

        @Test
        void without_a_validity_never_expires() {
            Group open = office(STARTED, SUBMITTED, REVIEW)
                    .where(off("K-GR-12"))
                    .knowing(REVIEWED, Uniqueness.UNIQUE, NUMBER)
                    .when(MET)
                    .thenStage();
            assertThat(((Group.Registered) open).registration().validity().validUntil())
                    .isEmpty();
            given(open)
                    .where(off("K-GR-12"))
                    .knowing(REVIEWED)
                    .by(Actor.PLATFORM)
                    .at("2099-01-01T00:00:00+09:00")
                    .when(new ExpireGroup())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            for (Map<String, Use> uses : List.of(off("K-GR-12"), Map.of("K-GR-12", Use.OFF, "K-GR-10", Use.OFF))) {
                given(open)
                        .where(uses)
                        .knowing(REVIEWED)
                        .by(GROUP)
                        .when(REPORTED)
                        .thenRefused(GroupRefusal.NOTHING_TO_RENEW);
            }
        }

        @Test
        void leaves_what_is_open_to_those_in_charge_of_it_who_are_told() {
            LocalDate today = LocalDate.of(2026, 6, 12);
            MatterLeft grant = new MatterLeft(
                    "application/019d7c3a-0000-7000-8000-000000000009",
                    List.of(DepartmentCode.of("disaster-prevention")));
            MatterLeft loan = new MatterLeft("item/019d7c3a-0000-7000-8000-00000000000a", List.of());
            OpenMatters open = new OpenMatters(List.of(grant, loan));
            GroupEvent told = new GroupMattersLeft(ID, List.of(grant, loan));
            var registered = group(STARTED, SUBMITTED, REVIEW, REGISTERED).knowing(REVIEWED, open);
            registered.when(new ReportDissolution(Optional.empty())).then(new GroupDissolved(ID, today), told);
            registered.when(new WithdrawRegistration()).then(new GroupRegistrationWithdrawn(ID, today), told);
            registered
                    .by(Actor.PLATFORM)
                    .at("2029-06-12T00:00:00+09:00")
                    .when(new ExpireGroup())
                    .then(new GroupRegistrationExpired(ID, LocalDate.of(2029, 6, 12), ReasonCode.EXPIRED), told);
            Reason why = new Reason(ReasonCode.OTHER, "年度報告が二年続けて提出されず、連絡も取れないため。");
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .knowing(REVIEWED, open)
                    .when(new SuspendGroup(ReasonGiven.of(why.code(), why.text())))
                    .then(new GroupSuspended(ID, why, today), told);
            registered
                    .where(off("K-GR-14"))
                    .when(new WithdrawRegistration())
                    .then(new GroupRegistrationWithdrawn(ID, today));
        }

        @Test
        void dissolves_or_withdraws_at_its_own_word_and_not_in_the_future() {
            group(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new ReportDissolution(Optional.of(LocalDate.of(2026, 3, 31))))
                    .then(new GroupDissolved(ID, LocalDate.of(2026, 3, 31)));
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, SUSPENDED)
                    .when(new ReportDissolution(Optional.empty()))
                    .then(new GroupDissolved(ID, LocalDate.of(2026, 6, 12)));
            group(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new ReportDissolution(Optional.of(LocalDate.of(2026, 6, 13))))
                    .thenRefused(GroupRefusal.DAY_OUT_OF_RANGE);
            group(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new WithdrawRegistration())
                    .then(new GroupRegistrationWithdrawn(ID, LocalDate.of(2026, 6, 12)));
            office(STARTED, SUBMITTED, REVIEW, REGISTERED)
                    .when(new WithdrawRegistration())
                    .thenRefused(GroupRefusal.NOT_YOUR_GROUP);
            group(STARTED, SUBMITTED, REVIEW, REGISTERED, new GroupRegistrationWithdrawn(ID, LocalDate.of(2026, 6, 12)))
                    .when(fireflies())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    private static GroupSettings settings(RegistrationPolicy policy) {
        return settings(policy, new RetentionPeriods(1, 2, 5, 0));
    }

    private static Map<String, Use> off(String rule) {
        return Map.of(rule, Use.OFF);
    }

    private static GroupSettings settings(RegistrationPolicy policy, RetentionPeriods retention) {
        Map<GroupType, Track> tracks = new LinkedHashMap<>();
        tracks.put(GroupType.CITIZEN_ACTIVITY, Track.CIVIC);
        tracks.put(GroupType.NPO_CORPORATION, Track.CIVIC);
        tracks.put(GroupType.NEIGHBORHOOD_ASSOCIATION, Track.TERRITORIAL);
        tracks.put(GroupType.AREA_COUNCIL, Track.COUNCIL);
        tracks.put(GroupType.BUSINESS, Track.ORGANISATION);
        return new GroupSettings(
                new GroupSettings.Groups(
                        policy,
                        tracks,
                        Map.of(
                                Track.CIVIC, Registrar.DESK,
                                Track.TERRITORIAL, Registrar.OFFICE,
                                Track.COUNCIL, Registrar.OFFICE,
                                Track.ORGANISATION, Registrar.OFFICE),
                        Map.of(
                                Track.CIVIC, List.of("R-GR-1", "R-GR-2", "R-GR-3", "R-GR-4"),
                                Track.TERRITORIAL, List.of("R-GR-5"),
                                Track.COUNCIL, List.of("R-GR-6")),
                        5,
                        20),
                new GroupSettings.Periods(14, 3, 30, 60, true),
                20,
                retention,
                Set.of(AreaCode.of("大殿"), AreaCode.of("白石")),
                Set.copyOf(ActivityField.OF_THE_ACT));
    }

    private static GroupRegistrationSubmitted submitted(SubmitGroupRegistration form, RegistrationPolicy policy) {
        return new GroupRegistrationSubmitted(
                ID,
                card(form),
                form.particulars().members().or(form.particulars()::households),
                policy,
                Optional.of(form.attachments()));
    }

    private static GroupCard card(SubmitGroupRegistration form) {
        return form.card()
                .on(
                        switch (form.card().groupType()) {
                            case NEIGHBORHOOD_ASSOCIATION -> Track.TERRITORIAL;
                            case AREA_COUNCIL -> Track.COUNCIL;
                            case BUSINESS -> Track.ORGANISATION;
                            default -> Track.CIVIC;
                        });
    }

    private static GroupRegistered registered(SubmitGroupRegistration form, RegistrationPolicy policy) {
        return new GroupRegistered(
                ID,
                Optional.of(ACCOUNT),
                card(form),
                new Registration(
                        NUMBER.value(), policy, Validity.until(LocalDate.of(2026, 6, 12), LocalDate.of(2029, 6, 11))));
    }
}
