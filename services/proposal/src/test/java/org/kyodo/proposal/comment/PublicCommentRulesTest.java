package org.kyodo.proposal.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.OpinionAnswer;
import org.kyodo.contracts.proposal.PublicCommentEvent;
import org.kyodo.contracts.proposal.PublicCommentEvent.OpinionsAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnnounced;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnswered;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentCancelled;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentClosed;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentExtended;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentOpened;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionReceived;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicOpinionsForgotten;
import org.kyodo.contracts.proposal.PublicCommentPlan;
import org.kyodo.contracts.proposal.PublicCommentTerms;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Receipt;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.comment.PublicComment.Closed;
import org.kyodo.proposal.comment.PublicCommentCommand.AnswerOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.CancelPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ClosePublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ExtendPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.ForgetOpinions;
import org.kyodo.proposal.comment.PublicCommentCommand.OpenPublicComment;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishDraftPlan;
import org.kyodo.proposal.comment.PublicCommentCommand.PublishResult;
import org.kyodo.proposal.comment.PublicCommentCommand.SubmitOpinion;
import org.kyodo.proposal.comment.PublicCommentFacts.Earlier;
import org.kyodo.proposal.comment.PublicCommentFacts.Party;
import org.kyodo.proposal.comment.PublicCommentFacts.Settings;

class PublicCommentRulesTest extends RulesTest<PublicCommentCommand, PublicComment, PublicCommentEvent> {
    static final PublicCommentId ID = PublicCommentId.of("019d7c3a-0000-7000-8000-000000000001");
    static final DepartmentCode PLANNING = DepartmentCode.of("planning");
    private static final GroupId WATCH = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final DocumentRef DRAFT =
            new DocumentRef(DocumentId.of("019d7c3a-0000-7000-8000-0000000000d1"), "a".repeat(64));

    static final Settings SETTINGS = new Settings(Set.of(PLANNING, DepartmentCode.COLLABORATION_OFFICE), 20);
    private static final Quota FEW = new Quota(19, 20);
    static final Earlier NONE = new Earlier(_ -> 0);
    static final Party NOBODY = new Party(Optional.empty());
    private static final Receipt RECEIPT = Receipt.of("b".repeat(64));

    static final Actor SECTION = staff("fujita", "planning");
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor OTHER = staff("mori", "disaster-management");
    static final Actor RESIDENT = actor("miura", Role.RESIDENT);
    private static final Actor GROUP = actor("acct-watch", Role.GROUP);
    private static final Actor DESK = new Actor(
            AccountRef.of("sasaki"),
            Set.of(Role.DESK),
            Optional.of(DepartmentCode.of("saporante")),
            Channel.WEB,
            Optional.empty());

    /** The window of E27. */
    static final Window WINDOW = window("2026-11-02T09:00:00+09:00", "2026-12-01T17:00:00+09:00");

    static final Optional<ReasonGiven> WHY = ReasonGiven.of(ReasonCode.OTHER, "説明会が台風で延期になり、読む時間が足りなくなったため。");
    private static final Reason REASON = new Reason(ReasonCode.OTHER, "説明会が台風で延期になり、読む時間が足りなくなったため。");

    private static final PublicCommentEvent ANNOUNCED = new PublicCommentAnnounced(ID, terms(WINDOW));
    private static final PublicCommentEvent OPENED = new PublicCommentOpened(ID, WINDOW.opensAt());

    PublicCommentRulesTest() {
        super(PublicCommentCommand.class, new PublicCommentRules(), new PublicComment.Absent(ID));
    }

    /** Of others' groups. */
    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(PublicCommentRefusal.NOT_OF_THE_GROUP);
    }

    static Window window(String from, String to) {
        return new Window(instant(from), instant(to));
    }

    static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    static PublicCommentPlan plan(Window window) {
        return new PublicCommentPlan("第二次総合計画（案）", Optional.of("十年のまちづくりの基本です。"), window, DRAFT);
    }

    private static PublicCommentTerms terms(Window window) {
        return new PublicCommentTerms(plan(window), PLANNING);
    }

    private static PublishDraftPlan draft(String from, String to) {
        return new PublishDraftPlan(plan(window(from, to)), Optional.empty());
    }

    private static SubmitOpinion opinion() {
        return new SubmitOpinion(Optional.empty(), "第3章に照明の整備を加えてください。");
    }

    private static SubmitOpinion ofWatch() {
        return new SubmitOpinion(Optional.of(WATCH), "第3章に照明の整備を加えてください。");
    }

    private static OpinionAnswer answer(boolean changes, Integer... numbers) {
        return new OpinionAnswer(List.of(numbers), "照明を増やしてほしい。", "第3章に加えます。", changes);
    }

    private static AnswerOpinions answering(OpinionAnswer... answers) {
        return new AnswerOpinions(List.of(answers));
    }

    private static Actor entering(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    private static Party watch() {
        return new Party(GroupStanding.after(Optional.empty(), GroupFacts.registered(WATCH, "acct-watch")));
    }

    private Given comment(PublicCommentEvent... happened) {
        return given(happened)
                .by(SECTION)
                .at("2026-10-20T10:00:00+09:00")
                .knowing(SETTINGS, FEW, NONE, NOBODY, RECEIPT);
    }

    private Given open(PublicCommentEvent... more) {
        PublicCommentEvent[] all = new PublicCommentEvent[more.length + 2];
        all[0] = ANNOUNCED;
        all[1] = OPENED;
        System.arraycopy(more, 0, all, 2, more.length);
        return comment(all).at("2026-11-10T10:00:00+09:00");
    }

    /** Closed with so many opinions, some of them answered. */
    private Given closed(int opinions, OpinionAnswer... answers) {
        return given(new Closed(
                        ID,
                        terms(WINDOW),
                        new Opinions(opinions, opinions, List.of(), false),
                        new OpinionAnswers(List.of(answers))))
                .by(SECTION)
                .at("2026-12-10T10:00:00+09:00")
                .knowing(SETTINGS);
    }

    @Nested
    class Announcing {
        private final PublishDraftPlan e27 = new PublishDraftPlan(plan(WINDOW), Optional.empty());

        @Test
        void is_for_the_section_that_makes_the_plan() {
            comment().when(e27).then(ANNOUNCED);
            comment()
                    .when(new PublishDraftPlan(plan(WINDOW), Optional.of(PLANNING)))
                    .then(ANNOUNCED);
            comment()
                    .by(OFFICE)
                    .when(new PublishDraftPlan(plan(WINDOW), Optional.of(PLANNING)))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            comment().by(actor("acct-staff", Role.STAFF)).when(e27).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            comment().by(OTHER).when(e27).thenRefused(PublicCommentRefusal.UNKNOWN_DEPARTMENT);
        }

        @Test
        void leaves_thirty_days_the_first_and_the_last_included() {
            comment()
                    .when(draft("2026-11-02T23:59:59+09:00", "2026-12-01T00:00:00+09:00"))
                    .thenStage();
            PublishDraftPlan short29 = draft("2026-11-02T09:00:00+09:00", "2026-11-30T23:59:59+09:00");
            assertThat(comment()
                            .when(short29)
                            .thenRefused(PublicCommentRefusal.WINDOW_TOO_SHORT)
                            .expected())
                    .isEqualTo(Wording.FROM.of(LocalDate.parse("2026-12-01")));
            comment().where("K-PC-1", 29).when(short29).thenStage();
            comment().where(Map.of("K-PC-1", Use.OFF)).when(short29).thenStage();
        }

        @Test
        void is_of_a_window_ahead_in_the_coming_year_and_no_longer() {
            comment().at("2026-11-02T09:00:00+09:00").when(e27).thenRefused(PublicCommentRefusal.COMMENT_NOT_AHEAD);
            comment().at("2026-11-02T08:59:59+09:00").when(e27).thenStage();
            comment()
                    .when(draft("2027-10-21T23:59:59+09:00", "2027-12-21T00:00:00+09:00"))
                    .thenStage();
            comment()
                    .when(draft("2027-10-22T00:00:00+09:00", "2027-12-22T00:00:00+09:00"))
                    .thenRefused(PublicCommentRefusal.COMMENT_TOO_FAR);
            comment()
                    .when(draft("2026-11-02T09:00:00+09:00", "2027-11-03T09:00:01+09:00"))
                    .thenRefused(CommonRefusal.WINDOW_TOO_LONG);
        }

        @Test
        void has_an_end_in_number() {
            comment()
                    .knowing(SETTINGS, new Quota(20, 20))
                    .when(e27)
                    .thenRefused(PublicCommentRefusal.TOO_MANY_COMMENTS);
        }
    }

    @Nested
    class Its_window {
        @Test
        void opens_and_closes_at_its_times() {
            comment(ANNOUNCED)
                    .by(Actor.PLATFORM)
                    .at("2026-11-02T08:59:59+09:00")
                    .when(new OpenPublicComment())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            comment(ANNOUNCED)
                    .by(Actor.PLATFORM)
                    .at("2026-11-02T09:00:00+09:00")
                    .when(new OpenPublicComment())
                    .then(OPENED);
            open(new PublicOpinionReceived(ID, 1, 1, Optional.empty()))
                    .by(Actor.PLATFORM)
                    .at("2026-12-01T17:00:00.999+09:00")
                    .when(new ClosePublicComment())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            open(new PublicOpinionReceived(ID, 1, 1, Optional.empty()))
                    .by(Actor.PLATFORM)
                    .at("2026-12-01T17:00:01+09:00")
                    .when(new ClosePublicComment())
                    .then(new PublicCommentClosed(ID, 1, 1));
        }

        @Test
        void is_made_longer_with_a_reason_until_it_is_over() {
            ExtendPublicComment week = new ExtendPublicComment(instant("2026-12-08T17:00:00+09:00"), WHY);
            Window longer = window("2026-11-02T09:00:00+09:00", "2026-12-08T17:00:00+09:00");
            comment(ANNOUNCED).when(week).then(new PublicCommentExtended(ID, longer, REASON));
            open().at("2026-12-01T17:00:00+09:00").when(week).then(new PublicCommentExtended(ID, longer, REASON));
            open().at("2026-12-01T17:00:01+09:00").when(week).thenRefused(PublicCommentRefusal.OPINION_LATE);
            open().when(new ExtendPublicComment(WINDOW.closesAt(), WHY)).thenRefused(PublicCommentRefusal.NOT_LONGER);
            open().when(new ExtendPublicComment(instant("2026-12-08T17:00:00+09:00"), Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            open().when(new ExtendPublicComment(instant("2027-11-03T09:00:01+09:00"), WHY))
                    .thenRefused(CommonRefusal.WINDOW_TOO_LONG);
            open().by(OFFICE).when(week).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            assertThat(((PublicComment.Open) open().when(week).thenStage()).terms())
                    .isEqualTo(terms(longer));
        }

        @Test
        void is_given_up_with_a_reason_before_it_is_closed() {
            comment(ANNOUNCED).when(new CancelPublicComment(WHY)).then(new PublicCommentCancelled(ID, REASON));
            open().when(new CancelPublicComment(WHY)).then(new PublicCommentCancelled(ID, REASON));
            open().when(new CancelPublicComment(Optional.empty())).thenRefused(CommonRefusal.REASON_REQUIRED);
            open().by(OTHER).when(new CancelPublicComment(WHY)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            closed(0).when(new CancelPublicComment(WHY)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class An_opinion {
        @Test
        void is_for_whoever_is_signed_in_and_tells_neither_it_nor_them() {
            for (Actor anybody : List.of(RESIDENT, GROUP, SECTION, OTHER, DESK, actor("a", Role.AUDITOR))) {
                open().by(anybody).when(opinion()).then(new PublicOpinionReceived(ID, 1, 1, Optional.of(RECEIPT)));
            }
        }

        @Test
        void counts_to_the_end_of_the_last_second() {
            open().by(RESIDENT)
                    .at("2026-12-01T17:00:00.999999999+09:00")
                    .when(opinion())
                    .thenStage();
            open().by(RESIDENT)
                    .at("2026-12-01T17:00:01+09:00")
                    .when(opinion())
                    .thenRefused(PublicCommentRefusal.OPINION_LATE);
            closed(1).by(RESIDENT).when(opinion()).thenRefused(PublicCommentRefusal.OPINION_LATE);
            comment(ANNOUNCED).by(RESIDENT).when(opinion()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void on_paper_is_entered_by_the_section_the_office_or_a_support_centre() {
            for (Actor enters : List.of(SECTION, OFFICE, DESK)) {
                open().by(entering(enters, "paper-7")).when(opinion()).thenStage();
            }
            open().by(entering(OTHER, "paper-7")).when(opinion()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void of_a_group_is_given_by_its_account_or_entered_for_it() {
            Given known = open().knowing(SETTINGS, NONE, watch());
            known.by(GROUP).when(ofWatch()).thenStage();
            known.by(entering(DESK, WATCH.toString())).when(ofWatch()).thenStage();
            known.by(entering(DESK, "paper-7")).when(ofWatch()).thenRefused(PublicCommentRefusal.NOT_OF_THE_GROUP);
            known.by(RESIDENT).when(ofWatch()).thenRefused(PublicCommentRefusal.NOT_OF_THE_GROUP);
            open().by(GROUP).when(ofWatch()).thenRefused(PublicCommentRefusal.UNKNOWN_GROUP);
        }

        @Test
        void counts_its_author_once() {
            Earlier one = new Earlier(author -> author.of().equals("account:miura") ? 1 : 0);
            Given second =
                    open(new PublicOpinionReceived(ID, 1, 1, Optional.empty())).knowing(SETTINGS, one, watch());
            second.by(RESIDENT).when(opinion()).then(new PublicOpinionReceived(ID, 2, 1, Optional.empty()));
            second.by(GROUP).when(opinion()).then(new PublicOpinionReceived(ID, 2, 2, Optional.empty()));
            second.by(entering(DESK, "miura"))
                    .when(opinion())
                    .then(new PublicOpinionReceived(ID, 2, 1, Optional.empty()));
            Earlier ofGroup = new Earlier(author -> author.of().equals("group:" + WATCH) ? 1 : 0);
            open().knowing(SETTINGS, ofGroup, watch())
                    .by(GROUP)
                    .when(ofWatch())
                    .then(new PublicOpinionReceived(ID, 1, 0, Optional.empty()));
        }

        @Test
        void has_an_end_in_number_of_one_and_of_all() {
            open().knowing(SETTINGS, NOBODY, new Earlier(_ -> 19))
                    .by(RESIDENT)
                    .when(opinion())
                    .thenStage();
            open().knowing(SETTINGS, NOBODY, new Earlier(_ -> 20))
                    .by(RESIDENT)
                    .when(opinion())
                    .thenRefused(PublicCommentRefusal.TOO_MANY_OPINIONS);
            open(new PublicOpinionReceived(ID, 10_000, 700, Optional.empty()))
                    .by(RESIDENT)
                    .when(opinion())
                    .thenRefused(PublicCommentRefusal.COMMENT_FULL);
            open(new PublicOpinionReceived(ID, 9_999, 700, Optional.empty()))
                    .by(RESIDENT)
                    .when(opinion())
                    .thenStage();
        }
    }

    @Nested
    class Answering {
        @Test
        void says_of_each_opinion_what_becomes_of_it_alike_ones_together() {
            closed(14).when(answering(answer(true, 1, 4), answer(false, 2))).then(new OpinionsAnswered(ID, 3, 11));
            closed(14, answer(true, 1, 4)).when(answering(answer(false, 4, 5))).then(new OpinionsAnswered(ID, 3, 11));
            closed(14, answer(true, 1, 4)).when(answering(answer(true, 1, 4))).thenRepeated();
        }

        @Test
        void takes_the_place_of_what_was_answered_before() {
            OpinionAnswers after =
                    new OpinionAnswers(List.of(answer(true, 1, 4), answer(false, 2))).and(List.of(answer(false, 2, 4)));
            assertThat(after.given()).containsExactly(answer(true, 1), answer(false, 2, 4));
            assertThat(after.reflected()).isEqualTo(1);
        }

        @Test
        void names_opinions_that_there_are_and_each_once() {
            closed(14).when(answering(answer(true, 14))).thenStage();
            closed(14).when(answering(answer(true, 0))).thenRefused(PublicCommentRefusal.OPINION_UNKNOWN);
            closed(14).when(answering(answer(true, 15))).thenRefused(PublicCommentRefusal.OPINION_UNKNOWN);
            closed(14)
                    .when(answering(answer(true, 1, 2), answer(false, 2)))
                    .thenRefused(PublicCommentRefusal.ANSWERED_TWICE);
        }

        @Test
        void has_an_end_in_number() {
            OpinionAnswer[] most = IntStream.rangeClosed(1, PublicCommentRules.MOST_ANSWERS)
                    .mapToObj(number -> answer(false, number))
                    .toArray(OpinionAnswer[]::new);
            closed(201, most).when(answering(answer(false, 201))).thenRefused(PublicCommentRefusal.TOO_MANY_ANSWERS);
            closed(201, most).when(answering(answer(true, 200, 201))).thenStage();
        }

        @Test
        void is_for_the_section_once_the_window_is_over() {
            closed(14).by(OFFICE).when(answering(answer(true, 1))).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            open(new PublicOpinionReceived(ID, 1, 1, Optional.empty()))
                    .when(answering(answer(true, 1)))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class The_result {
        @Test
        void is_published_when_every_opinion_is_answered() {
            OpinionAnswer changes = answer(true, 1, 2, 3, 4, 5);
            OpinionAnswer stays = answer(false, 6, 7, 8, 9, 10, 11, 12, 13);
            closed(14, changes, stays).when(new PublishResult()).thenRefused(PublicCommentRefusal.OPINIONS_UNANSWERED);
            closed(14, changes, stays, answer(false, 14))
                    .when(new PublishResult())
                    .then(new PublicCommentAnswered(ID, 14, 5, 9, List.of(changes, stays, answer(false, 14))));
            closed(0).when(new PublishResult()).then(new PublicCommentAnswered(ID, 0, 0, 0, List.of()));
            closed(1, answer(true, 1)).by(OFFICE).when(new PublishResult()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void lets_the_opinions_be_forgotten_in_the_end() {
            PublicCommentEvent[] ended = {
                ANNOUNCED, OPENED, new PublicCommentClosed(ID, 0, 0), new PublicCommentAnswered(ID, 0, 0, 0, List.of())
            };
            Given answered = given().at("2027-01-15T10:00:00+09:00")
                    .and(SECTION, ended)
                    .by(Actor.PLATFORM)
                    .knowing(SETTINGS);
            answered.at("2028-01-15T23:59:59+09:00")
                    .when(new ForgetOpinions())
                    .thenRefused(PublicCommentRefusal.OPINIONS_KEPT);
            answered.at("2028-01-16T00:00:00+09:00")
                    .when(new ForgetOpinions())
                    .then(new PublicOpinionsForgotten(ID, 0));
            answered.and(Actor.PLATFORM, new PublicOpinionsForgotten(ID, 0))
                    .at("2028-01-16T00:00:00+09:00")
                    .when(new ForgetOpinions())
                    .thenRepeated();
            given().at("2026-11-10T10:00:00+09:00")
                    .and(SECTION, ANNOUNCED, new PublicCommentCancelled(ID, REASON))
                    .by(Actor.PLATFORM)
                    .at("2027-11-11T00:00:00+09:00")
                    .when(new ForgetOpinions())
                    .then(new PublicOpinionsForgotten(ID, 0));
        }

        @Test
        void is_due_by_itself() {
            PublicComment published = new PublicComment.Absent(ID).after(ANNOUNCED);
            assertThat(PublicCommentConfiguration.due(published, 365)
                            .orElseThrow()
                            .at())
                    .isEqualTo(WINDOW.opensAt());
            PublicComment open = published.after(OPENED);
            assertThat(PublicCommentConfiguration.due(open, 365).orElseThrow().at())
                    .isEqualTo(instant("2026-12-01T17:00:01+09:00"));
            PublicComment.Cancelled cancelled =
                    new PublicComment.Cancelled(ID, terms(WINDOW), Opinions.NONE, REASON, LocalDate.of(2026, 11, 10));
            assertThat(PublicCommentConfiguration.due(cancelled, 365)
                            .orElseThrow()
                            .at())
                    .isEqualTo(instant("2027-11-11T00:00:00+09:00"));
            assertThat(PublicCommentConfiguration.due(cancelled.with(Opinions.NONE.forgotten()), 365))
                    .isEmpty();
        }
    }

    @Test
    void everybody_sees_it_from_the_announcement_on() {
        given().by(SECTION).isUnseen();
        given(ANNOUNCED).by(RESIDENT).isSeen();
        given(ANNOUNCED, OPENED).by(OTHER).isSeen();
    }
}
