package org.kyodo.registry.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.ContactPointEvent.ContactCodeIssued;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointConfirmed;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointDoubted;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointSet;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointUndeliverable;
import org.kyodo.contracts.registry.ContactPointEvent.ContactPointWithdrawn;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeComplaintReceived;
import org.kyodo.contracts.registry.ContactPointEvent.NoticeConsentChanged;
import org.kyodo.contracts.registry.NoticeConsent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.NoticeClass;
import org.kyodo.contracts.value.NoticeLanguage;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReachFailure;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.contracts.value.ReachProof;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.code.CodeGiven;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.code.Tries.Try;
import org.kyodo.registry.contact.ContactPoint.Open;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPoint.Unconfirmed;
import org.kyodo.registry.contact.ContactPoint.Withdrawn;
import org.kyodo.registry.contact.ContactPointCommand.ChangeNoticeConsent;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmByVoice;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.DoubtContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.IssueContactCode;
import org.kyodo.registry.contact.ContactPointCommand.RecordComplaint;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.WithdrawContactPoint;
import org.kyodo.registry.contact.Reach.Nowhere;
import org.kyodo.registry.contact.Reach.To;
import org.kyodo.registry.contact.Reach.Wanted;
import org.kyodo.registry.contact.Reach.Why;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.kyodo.registry.person.Sealed;

class ContactPointRulesTest extends RulesTest<ContactPointCommand, ContactPoint, ContactPointEvent> {
    private static final ContactPointId ID = ContactPointId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final GroupId GROUP = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final PersonRef PERSON = PersonRef.of("019d7c3a-0000-7000-8000-0000000000c1");
    private static final Recipient NETWORK = Recipient.group(GROUP);
    private static final Recipient FUJII = Recipient.account(AccountRef.of("fujii"));

    private static final Actor ACCOUNT = actor("hotaru", Role.GROUP);
    private static final Actor RESIDENT = actor("fujii", Role.RESIDENT);
    private static final Actor STRANGER = actor("taiso", Role.GROUP);
    private static final Actor OFFICE = staff("sasaki", "collaboration-office");
    private static final Actor DESK = actor("desk", Role.DESK);
    private static final Actor SECTION = staff("tanaka", "school-education");

    private static final NoticeConsent ALL =
            new NoticeConsent(NoticeLanguage.JA, List.of(NoticeClass.ORDINARY, NoticeClass.DIGEST));
    private static final NoticeConsent NONE = new NoticeConsent(NoticeLanguage.EASY_JA, List.of());
    private static final ContactValue MAIL = ContactValueTest.mail("hotaru@tsudoi.example");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);

    private static final ContactPointEvent SET = new ContactPointSet(ID, NETWORK, PERSON, ReachKind.MAIL, ALL);
    private static final ContactPointEvent ISSUED = new ContactCodeIssued(ID, NETWORK, LocalDate.of(2026, 6, 26));
    private static final ContactPointEvent CONFIRMED =
            new ContactPointConfirmed(ID, NETWORK, ReachKind.MAIL, ReachProof.CODE, TODAY);
    private static final ContactPointEvent WITHDRAWN =
            new ContactPointWithdrawn(ID, NETWORK, ReachKind.MAIL, PERSON, TODAY);

    ContactPointRulesTest() {
        super(ContactPointCommand.class, new ContactPointRules(), new ContactPoint.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(ContactPointRefusal.NOT_YOUR_GROUP, ContactPointRefusal.CONTACT_CODE_LOCKED);
    }

    private static KnownGroup group(Standing standing) {
        return new KnownGroup(
                GROUP, standing, Optional.of(ACCOUNT.account()), Optional.empty(), Optional.empty(), List.of());
    }

    private static Object[] facts(Standing standing, int had) {
        return new Object[] {
            group(standing), new Quota(had, 10), new NewPerson(PERSON), new CodeGiven("right"), new Try(1)
        };
    }

    private Given point(ContactPointEvent... happened) {
        return given(happened).knowing(facts(Standing.REGISTERED, 0));
    }

    private static Actor onBehalf(Role role, String department, String party) {
        return new Actor(
                AccountRef.of("sasaki"),
                Set.of(role),
                Optional.of(DepartmentCode.of(department)),
                Channel.TELEPHONE,
                Optional.of(party));
    }

    private static ContactPointEvent doubted(LocalDate on) {
        return new ContactPointDoubted(ID, NETWORK, ReachKind.MAIL, ReachFailure.HARD_BOUNCE, on);
    }

    private static ContactPointEvent undeliverable(LocalDate on) {
        return new ContactPointUndeliverable(ID, NETWORK, ReachKind.MAIL, ReachFailure.HARD_BOUNCE, on);
    }

    @Nested
    class Giving_one {
        private final SetContactPoint forTheGroup = new SetContactPoint(Optional.of(GROUP), MAIL, ALL);
        private final SetContactPoint own = new SetContactPoint(Optional.empty(), MAIL, NONE);

        @Test
        void is_for_the_group_itself_registered_or_not_yet() {
            point().by(ACCOUNT).when(forTheGroup).then(SET);
            for (Standing standing : List.of(Standing.APPLYING, Standing.SUSPENDED)) {
                given().knowing(facts(standing, 0))
                        .by(ACCOUNT)
                        .when(forTheGroup)
                        .then(SET);
            }
            given().knowing(facts(Standing.NONE, 0))
                    .by(ACCOUNT)
                    .when(forTheGroup)
                    .thenRefused(ContactPointRefusal.GROUP_NOT_KNOWN);
            point().by(STRANGER).when(forTheGroup).thenRefused(ContactPointRefusal.NOT_YOUR_GROUP);
        }

        @Test
        void may_be_entered_by_a_desk_or_the_office_and_no_other_section() {
            point().by(onBehalf(Role.DESK, "sharaku", GROUP.toString()))
                    .when(forTheGroup)
                    .then(SET);
            point().by(onBehalf(Role.STAFF, "collaboration-office", "hotaru"))
                    .when(forTheGroup)
                    .then(SET);
            point().by(onBehalf(Role.STAFF, "school-education", "hotaru"))
                    .when(forTheGroup)
                    .thenRefused(ContactPointRefusal.NOT_YOUR_GROUP);
            point().by(onBehalf(Role.DESK, "sharaku", "fujii"))
                    .when(own)
                    .then(new ContactPointSet(ID, FUJII, PERSON, ReachKind.MAIL, NONE));
            point().by(onBehalf(Role.STAFF, "school-education", "fujii"))
                    .when(own)
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void is_for_a_resident_with_an_account() {
            point().by(RESIDENT).when(own).then(new ContactPointSet(ID, FUJII, PERSON, ReachKind.MAIL, NONE));
            point().by(ACCOUNT).when(own).thenRefused(ContactPointRefusal.RECIPIENT_MISSING);
            point().by(onBehalf(Role.DESK, "sharaku", "new"))
                    .when(own)
                    .thenRefused(ContactPointRefusal.RECIPIENT_MISSING);
        }

        @Test
        void takes_one_address_each_and_repeats_none() {
            ContactValue two = new ContactValue(MAIL.mail(), Optional.empty(), Optional.of("0830000000"));
            ContactValue nothing = new ContactValue(Optional.empty(), Optional.empty(), Optional.empty());
            for (ContactValue value : List.of(two, nothing)) {
                assertThat(point().by(RESIDENT)
                                .when(new SetContactPoint(Optional.empty(), value, ALL))
                                .thenRefused(ContactPointRefusal.ONE_ADDRESS_EACH)
                                .toString())
                        .doesNotContain("hotaru@");
            }
        }

        @Test
        void has_an_end_in_number() {
            given().knowing(facts(Standing.REGISTERED, 10))
                    .by(ACCOUNT)
                    .when(forTheGroup)
                    .thenRefused(ContactPointRefusal.TOO_MANY_CONTACT_POINTS);
            given().knowing(facts(Standing.REGISTERED, 9))
                    .by(ACCOUNT)
                    .when(forTheGroup)
                    .then(SET);
        }
    }

    @Nested
    class Who_sees_it {
        @Test
        void is_whose_it_is_and_desks_the_office_and_auditors() {
            for (Actor actor : List.of(ACCOUNT, DESK, OFFICE, actor("audit", Role.AUDITOR))) {
                point(SET).by(actor).isSeen();
            }
            for (Actor actor : List.of(STRANGER, RESIDENT, SECTION, actor("treasury", Role.TREASURER))) {
                point(SET).by(actor).isUnseen();
            }
            ContactPointEvent own = new ContactPointSet(ID, FUJII, PERSON, ReachKind.MAIL, NONE);
            point(own).by(RESIDENT).isSeen();
            point(own).by(onBehalf(Role.DESK, "sharaku", "fujii")).isSeen();
            point(own).by(ACCOUNT).isUnseen();
            point(own).by(onBehalf(Role.STAFF, "school-education", "fujii")).isUnseen();
        }
    }

    @Nested
    class Issuing_a_code {
        private final IssueContactCode issue = new IssueContactCode("right");

        @Test
        void is_for_a_desk_or_the_office() {
            point(SET).by(OFFICE).when(issue).then(ISSUED);
            point(SET).by(DESK).when(issue).then(ISSUED);
            point(SET)
                    .by(DESK)
                    .where("K-CT-1", 7)
                    .when(issue)
                    .then(new ContactCodeIssued(ID, NETWORK, LocalDate.of(2026, 6, 19)));
            point(SET).by(SECTION).when(issue).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            point(SET).by(ACCOUNT).when(issue).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void ends_the_code_before_it() {
            Open open = (Open) point(SET).by(OFFICE).when(issue).thenStage();
            Open again = open.with(open.code().orElseThrow().keeping("earlier"));
            given(again)
                    .knowing(facts(Standing.REGISTERED, 0))
                    .by(OFFICE)
                    .when(issue)
                    .then(ISSUED);
            assertThat(((Open) again.after(ISSUED)).code().orElseThrow().fingerprint())
                    .isEmpty();
        }

        @Test
        void is_needless_once_it_is_confirmed_and_clears_a_doubt() {
            point(SET, CONFIRMED).by(OFFICE).when(issue).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            point(SET, CONFIRMED, doubted(TODAY)).by(OFFICE).when(issue).then(ISSUED);
            point(SET, CONFIRMED, undeliverable(TODAY)).by(OFFICE).when(issue).then(ISSUED);
        }
    }

    @Nested
    class Confirming_by_code {
        private final ConfirmContactPoint confirm = new ConfirmContactPoint("7KDR-M2QX-9BTC-HV4P");

        private Given issued(ContactPointEvent... happened) {
            Open open = (Open) Stream.of(happened)
                    .reduce((ContactPoint) new ContactPoint.Absent(ID), ContactPoint::after, (_, last) -> last);
            return given((ContactPoint) open.with(
                            IssuedCode.until(LocalDate.of(2026, 6, 26)).keeping("right")))
                    .knowing(facts(Standing.REGISTERED, 0));
        }

        @Test
        void is_for_whose_it_is() {
            issued(SET).by(ACCOUNT).when(confirm).then(CONFIRMED);
            issued(SET)
                    .by(onBehalf(Role.DESK, "sharaku", "hotaru"))
                    .when(confirm)
                    .then(CONFIRMED);
            issued(SET).by(STRANGER).when(confirm).thenRefused(ContactPointRefusal.NOT_YOUR_CONTACT_POINT);
            issued(SET).by(OFFICE).when(confirm).thenRefused(ContactPointRefusal.NOT_YOUR_CONTACT_POINT);
        }

        @Test
        void takes_the_right_code_within_five_tries() {
            for (int number = 1; number <= 6; number++) {
                Object[] wrong = {group(Standing.REGISTERED), new CodeGiven("wrong"), new Try(number)};
                issued(SET)
                        .knowing(wrong)
                        .by(ACCOUNT)
                        .when(confirm)
                        .thenRefused(
                                number <= 5
                                        ? ContactPointRefusal.CONTACT_CODE_WRONG
                                        : ContactPointRefusal.CONTACT_CODE_LOCKED);
            }
            issued(SET)
                    .knowing(group(Standing.REGISTERED), new CodeGiven("right"), new Try(5))
                    .by(ACCOUNT)
                    .when(confirm)
                    .then(CONFIRMED);
            issued(SET)
                    .knowing(group(Standing.REGISTERED), new CodeGiven("right"), new Try(6))
                    .by(ACCOUNT)
                    .when(confirm)
                    .thenRefused(ContactPointRefusal.CONTACT_CODE_LOCKED);
        }

        @Test
        void is_tried_as_often_as_the_municipality_says() {
            issued(SET)
                    .knowing(group(Standing.REGISTERED), new CodeGiven("right"), new Try(3))
                    .by(ACCOUNT)
                    .where("K-CT-2", 2)
                    .when(confirm)
                    .thenRefused(ContactPointRefusal.CONTACT_CODE_LOCKED);
        }

        @Test
        void counts_to_the_end_of_its_last_day() {
            issued(SET)
                    .by(ACCOUNT)
                    .at("2026-06-26T23:59:59.999+09:00")
                    .when(confirm)
                    .thenStage();
            issued(SET)
                    .by(ACCOUNT)
                    .at("2026-06-27T00:00:00+09:00")
                    .when(confirm)
                    .thenRefused(ContactPointRefusal.CONTACT_CODE_EXPIRED);
        }

        @Test
        void needs_a_code_and_happens_once() {
            point(SET).by(ACCOUNT).when(confirm).thenRefused(ContactPointRefusal.NO_CONTACT_CODE);
            point(SET, CONFIRMED).by(ACCOUNT).when(confirm).thenRepeated();
            point(SET, WITHDRAWN).by(ACCOUNT).when(confirm).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            issued(SET, CONFIRMED, doubted(TODAY)).by(ACCOUNT).when(confirm).then(CONFIRMED);
        }

        @Test
        void takes_no_code_from_before_the_doubt() {
            Unconfirmed unconfirmed = (Unconfirmed) new ContactPoint.Absent(ID).after(SET);
            ContactPoint doubtful = unconfirmed
                    .with(IssuedCode.until(LocalDate.of(2026, 6, 26)).keeping("right"))
                    .after(doubted(TODAY));
            given(doubtful)
                    .knowing(facts(Standing.REGISTERED, 0))
                    .by(ACCOUNT)
                    .when(confirm)
                    .thenRefused(ContactPointRefusal.NO_CONTACT_CODE);
        }
    }

    @Nested
    class Confirming_by_voice {
        private final ContactPointEvent byVoice =
                new ContactPointConfirmed(ID, NETWORK, ReachKind.MAIL, ReachProof.VOICE, TODAY);

        @Test
        void is_for_a_desk_or_the_office_and_clears_a_doubt() {
            point(SET).by(DESK).when(new ConfirmByVoice()).then(byVoice);
            point(SET, doubted(TODAY)).by(OFFICE).when(new ConfirmByVoice()).then(byVoice);
            point(SET, undeliverable(TODAY))
                    .by(OFFICE)
                    .when(new ConfirmByVoice())
                    .then(byVoice);
            point(SET, CONFIRMED).by(OFFICE).when(new ConfirmByVoice()).thenRepeated();
            point(SET).by(SECTION).when(new ConfirmByVoice()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            point(SET).by(ACCOUNT).when(new ConfirmByVoice()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            point(SET, WITHDRAWN).by(OFFICE).when(new ConfirmByVoice()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Consenting {
        @Test
        void is_changed_by_whose_it_is_in_any_stage() {
            ChangeNoticeConsent change = new ChangeNoticeConsent(NONE);
            ContactPointEvent changed = new NoticeConsentChanged(ID, NETWORK, NONE);
            point(SET).by(ACCOUNT).when(change).then(changed);
            point(SET, CONFIRMED).by(ACCOUNT).when(change).then(changed);
            point(SET, doubted(TODAY)).by(ACCOUNT).when(change).then(changed);
            point(SET, undeliverable(TODAY)).by(ACCOUNT).when(change).then(changed);
            point(SET, changed).by(ACCOUNT).when(change).thenRepeated();
            point(SET).by(OFFICE).when(change).thenRefused(ContactPointRefusal.NOT_YOUR_CONTACT_POINT);
        }

        @Test
        void ends_for_ordinary_notices_with_a_complaint() {
            NoticeConsent left = new NoticeConsent(NoticeLanguage.JA, List.of(NoticeClass.DIGEST));
            ContactPointEvent complained = new NoticeComplaintReceived(ID, NETWORK, left, TODAY);
            point(SET, CONFIRMED).by(OFFICE).when(new RecordComplaint()).then(complained);
            point(SET, CONFIRMED).by(Actor.PLATFORM).when(new RecordComplaint()).then(complained);
            point(SET, CONFIRMED, complained)
                    .by(OFFICE)
                    .when(new RecordComplaint())
                    .thenRepeated();
            point(SET).by(SECTION).when(new RecordComplaint()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }
    }

    @Nested
    class Failing {
        private final DoubtContactPoint bounce = new DoubtContactPoint(ReachFailure.HARD_BOUNCE);

        @Test
        void makes_it_doubtful_first() {
            point(SET, CONFIRMED).by(OFFICE).when(bounce).then(doubted(TODAY));
            point(SET).by(Actor.PLATFORM).when(bounce).then(doubted(TODAY));
            point(SET).by(SECTION).when(bounce).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            point(SET).by(ACCOUNT).when(bounce).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void again_within_sixty_days_makes_it_undeliverable() {
            ContactPointEvent first = doubted(LocalDate.of(2026, 4, 13));
            point(SET, first).by(OFFICE).when(bounce).then(undeliverable(TODAY));
            point(SET, first, CONFIRMED).by(OFFICE).when(bounce).then(undeliverable(TODAY));
            point(SET, first)
                    .by(OFFICE)
                    .at("2026-06-12T23:59:59.999+09:00")
                    .when(bounce)
                    .then(undeliverable(TODAY));
            point(SET, first)
                    .by(OFFICE)
                    .at("2026-06-13T00:00:00+09:00")
                    .when(bounce)
                    .then(doubted(LocalDate.of(2026, 6, 13)));
        }

        @Test
        void again_is_within_as_many_days_as_the_municipality_says() {
            point(SET, doubted(LocalDate.of(2026, 6, 10)), CONFIRMED)
                    .by(OFFICE)
                    .where("K-CT-3", 1)
                    .when(bounce)
                    .then(doubted(TODAY));
        }

        @Test
        void of_several_letters_of_one_day_counts_once() {
            point(SET, doubted(TODAY)).by(OFFICE).when(bounce).thenRepeated();
            point(SET, undeliverable(TODAY)).by(OFFICE).when(bounce).thenRepeated();
            point(SET, doubted(TODAY), CONFIRMED).by(OFFICE).when(bounce).then(undeliverable(TODAY));
        }

        @Test
        void is_by_what_its_kind_can_fail_by() {
            point(SET)
                    .by(OFFICE)
                    .when(new DoubtContactPoint(ReachFailure.POST_RETURNED))
                    .thenRefused(ContactPointRefusal.FAILURE_OF_ANOTHER_KIND);
            for (var fitting : List.of(
                    List.of(ReachKind.POST, ReachFailure.POST_RETURNED),
                    List.of(ReachKind.TELEPHONE, ReachFailure.NUMBER_NOT_IN_USE))) {
                ReachKind kind = (ReachKind) fitting.getFirst();
                ReachFailure cause = (ReachFailure) fitting.getLast();
                point(new ContactPointSet(ID, NETWORK, PERSON, kind, ALL))
                        .by(OFFICE)
                        .when(new DoubtContactPoint(cause))
                        .then(new ContactPointDoubted(ID, NETWORK, kind, cause, TODAY));
                point(new ContactPointSet(ID, NETWORK, PERSON, kind, ALL))
                        .by(OFFICE)
                        .when(bounce)
                        .thenRefused(ContactPointRefusal.FAILURE_OF_ANOTHER_KIND);
            }
        }
    }

    @Nested
    class Withdrawing {
        private final WithdrawContactPoint withdraw = new WithdrawContactPoint();

        @Test
        void is_for_whose_it_is_and_leaves_nothing_of_it() {
            point(SET).by(ACCOUNT).when(withdraw).then(WITHDRAWN);
            point(SET, CONFIRMED)
                    .by(onBehalf(Role.DESK, "sharaku", "hotaru"))
                    .when(withdraw)
                    .then(WITHDRAWN);
            point(SET).by(Actor.PLATFORM).when(withdraw).then(WITHDRAWN);
            point(SET).by(OFFICE).when(withdraw).thenRefused(ContactPointRefusal.NOT_YOUR_CONTACT_POINT);
            point(SET).by(STRANGER).when(withdraw).thenRefused(ContactPointRefusal.NOT_YOUR_CONTACT_POINT);
            point(SET, WITHDRAWN).by(ACCOUNT).when(withdraw).thenRepeated();

            Present kept = (Present) new ContactPoint.Absent(ID).after(SET);
            ContactPoint sealed = kept.with(kept.card().keeping(new Sealed(PERSON, "sealed")));
            assertThat(((Withdrawn) sealed.after(WITHDRAWN)).card().value()).isEmpty();
        }
    }

    @Nested
    class What_counts {
        private static final Wanted ESSENTIAL = new Wanted(NoticeClass.ESSENTIAL, Optional.empty(), Optional.empty());
        private static final Wanted ORDINARY = new Wanted(NoticeClass.ORDINARY, Optional.empty(), Optional.empty());

        private static Present at(ReachKind kind, int number, NoticeConsent consent, ContactPointEvent... happened) {
            ContactPointId id = ContactPointId.of("019d7c3a-0000-7000-8000-00000000000" + number);
            ContactPoint stage =
                    new ContactPoint.Absent(id).after(new ContactPointSet(id, NETWORK, PERSON, kind, consent));
            for (ContactPointEvent event : happened) {
                stage = stage.after(event);
            }
            Present present = (Present) stage;
            return present.with(present.card().keeping(new Sealed(PERSON, "sealed")));
        }

        @Test
        void is_a_mail_address_once_it_is_confirmed_and_while_it_is_not_doubtful() {
            Present unconfirmed = at(ReachKind.MAIL, 1, ALL);
            Present confirmed = at(ReachKind.MAIL, 1, ALL, CONFIRMED);
            assertThat(Reach.of(Stream.of(), ESSENTIAL)).isEqualTo(new Nowhere(Why.NO_CONTACT));
            assertThat(Reach.of(Stream.of(unconfirmed), ESSENTIAL)).isEqualTo(new Nowhere(Why.UNVERIFIED));
            assertThat(Reach.of(Stream.of(confirmed), ESSENTIAL)).isEqualTo(new To(confirmed));
            assertThat(Reach.of(Stream.of(at(ReachKind.MAIL, 1, ALL, CONFIRMED, doubted(TODAY))), ESSENTIAL))
                    .isEqualTo(new Nowhere(Why.DOUBTFUL));
            assertThat(Reach.of(Stream.of(at(ReachKind.MAIL, 1, ALL, undeliverable(TODAY))), ESSENTIAL))
                    .isEqualTo(new Nowhere(Why.DOUBTFUL));
        }

        @Test
        void is_nothing_whose_address_did_not_come_back_with_a_backup() {
            ContactPoint told = new ContactPoint.Absent(ID).after(SET).after(CONFIRMED);
            assertThat(Reach.of(Stream.of((Present) told), ESSENTIAL)).isEqualTo(new Nowhere(Why.ERASED));
        }

        @Test
        void is_what_there_is_consent_for_unless_it_is_essential() {
            Present confirmed = at(ReachKind.MAIL, 1, NONE, CONFIRMED);
            assertThat(Reach.of(Stream.of(confirmed), ORDINARY)).isEqualTo(new Nowhere(Why.NO_CONSENT));
            assertThat(Reach.of(Stream.of(confirmed), ESSENTIAL)).isEqualTo(new To(confirmed));
        }

        @Test
        void is_post_and_telephone_at_once_and_after_mail() {
            Present post = at(ReachKind.POST, 1, ALL);
            Present mail = at(ReachKind.MAIL, 2, ALL, CONFIRMED);
            Present telephone = at(ReachKind.TELEPHONE, 3, ALL);
            assertThat(Reach.of(Stream.of(telephone, post), ORDINARY)).isEqualTo(new To(post));
            assertThat(Reach.of(Stream.of(telephone, post, mail), ORDINARY)).isEqualTo(new To(mail));
            assertThat(Reach.of(
                            Stream.of(telephone, post, mail),
                            new Wanted(NoticeClass.ORDINARY, Optional.of(ReachKind.TELEPHONE), Optional.empty())))
                    .isEqualTo(new To(telephone));
        }

        @Test
        void is_in_the_language_that_is_wanted_else_the_one_confirmed_last() {
            Present japanese = at(ReachKind.MAIL, 1, ALL, CONFIRMED);
            Present easy = at(
                    ReachKind.MAIL,
                    2,
                    NONE,
                    new ContactPointConfirmed(ID, NETWORK, ReachKind.MAIL, ReachProof.CODE, LocalDate.of(2026, 5, 1)));
            assertThat(Reach.of(Stream.of(easy, japanese), ESSENTIAL)).isEqualTo(new To(japanese));
            assertThat(Reach.of(
                            Stream.of(easy, japanese),
                            new Wanted(NoticeClass.ESSENTIAL, Optional.empty(), Optional.of(NoticeLanguage.EASY_JA))))
                    .isEqualTo(new To(easy));
        }
    }
}
