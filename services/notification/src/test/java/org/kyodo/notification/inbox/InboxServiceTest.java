package org.kyodo.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionCreated;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionEnded;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.ConditionReport;
import org.kyodo.contracts.proposal.ProjectEvent.ConditionReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressOverdue;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectPlanned;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationOverdue;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeConcernNoted;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TwoSections;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.World;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@NotificationTest
class InboxServiceTest {
    @Autowired
    Platform platform;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(platform);
    }

    private String subscribe(String name, String conditions) {
        return world.bousai()
                .post("/api/v1/subscriptions", World.subscription(name, World.filter(conditions), "[\"IN_APP\"]", null))
                .expect(201)
                .id();
    }

    private List<JsonNode> notices(Platform.Session session, World.Proposal proposal) {
        return notices(session, proposal.stream());
    }

    private List<JsonNode> notices(Platform.Session session, String subject) {
        return session.get("/api/v1/inbox?limit=100")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(notice -> notice.path("subject").asString().equals(subject))
                .toList();
    }

    private JsonNode awaitNotice(World.Proposal proposal) {
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.bousai(), proposal))
                .hasSize(1));
        return notices(world.bousai(), proposal).getFirst();
    }

    @Test
    void one_notice_cites_the_event_in_both_languages_and_names_every_subscription_that_asked_for_it() {
        String byFieldAndStage = subscribe("分野で", "\"fieldTypes\": [\"F4\"], \"stages\": [\"Rejected\"]");
        String byType = subscribe("種類で", "\"types\": [\"kyodo.proposal.ProposalRejected\"]");
        var proposal = world.proposal("専門家と学ぶ食育").of(FieldType.of("F4"));
        proposal.tell(proposal.submitted());
        Recorded<?> rejected = proposal.tell(proposal.rejected());
        platform.publish(rejected);
        platform.publish(rejected);

        JsonNode notice = awaitNotice(proposal);
        assertThat(notice.path("event").asString())
                .isEqualTo(rejected.envelope().id().toString());
        assertThat(notice.path("sentence").asString()).isEqualTo("提案「専門家と学ぶ食育」は不採択と決定されました。");
        assertThat(notice.path("because").valueStream().map(because -> because.path("subscription")
                        .asString()))
                .containsExactlyInAnyOrder(byFieldAndStage, byType);
        assertThat(notices(world.bousai().with("Accept-Language", "en"), proposal)
                        .getFirst()
                        .path("sentence")
                        .asString())
                .isEqualTo("The proposal \"専門家と学ぶ食育\" was rejected.");
        assertThat(notices(world.schools(), proposal)).isEmpty();
    }

    @Test
    void a_notice_is_read_once_and_by_its_department_only() {
        subscribe("金額で", "\"amountMin\": 5000000");
        var small = world.proposal("小さな事業").asking(4_999_999);
        small.tell(small.accepted());
        var proposal = world.proposal("大きな事業").asking(5_000_000);
        proposal.tell(proposal.accepted());
        String id = awaitNotice(proposal).path("id").asString();
        String path = "/api/v1/inbox/" + id + "/read";

        world.schools().post(path, "{}").problem(404, "NOT_FOUND");
        JsonNode read = world.bousai().post(path, "{}").expect(200).body();
        assertThat(read.path("readAt").asString()).isNotBlank();
        assertThat(world.bousai().post(path, "{}").expect(200).body()).isEqualTo(read);
        assertThat(world.bousai()
                        .get("/api/v1/inbox?unread=true&limit=100")
                        .expect(200)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(notice -> notice.path("id").asString()))
                .doesNotContain(id);
        assertThat(notices(world.bousai(), small)).isEmpty();
    }

    @Test
    void a_broken_rule_that_is_only_checked_is_told_to_the_departments_in_charge_unasked() {
        var proposal = world.proposal("確認の要る事業");
        Recorded<?> submitted = checking(List.of("K-PR-2"), proposal.next(proposal.submitted()));
        platform.publish(submitted);
        proposal.tell(proposal.assigned("school-education"));
        Recorded<?> accepted = checking(List.of("K-ALL-7", "K-ALL-4"), proposal.next(proposal.accepted()));
        platform.publish(accepted);

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(broken(world.schools(), proposal))
                .containsExactly(
                        "K-ALL-7 自分が関わる団体の案件は、決定も採点も審査も評価もできない",
                        "K-ALL-4 入力や申請をした人、審査した人、承認する人、支払う人は、それぞれ別の人とする（相互牽制）"));
        assertThat(broken(world.office(), proposal))
                .as("before anybody was in charge")
                .containsExactly("K-PR-2 希望額は総額と上限額を超えない");
        assertThat(broken(world.bousai(), proposal)).isEmpty();
    }

    @Test
    void an_office_hears_of_a_committee_that_is_not_as_the_guideline_says_and_of_a_section_without_officer() {
        CommitteeId committee = new CommitteeId(Ids.next());
        DepartmentId section = new DepartmentId(Ids.next());
        platform.publish(platform.foreign(
                World.YAMAGUCHI,
                committee.toString(),
                1,
                new CommitteeConcernNoted(committee, "R-CM-2", Optional.empty())));
        platform.publish(platform.foreign(
                World.YAMAGUCHI,
                section.toString(),
                1,
                new OfficerVacancyDetected(
                        section, DepartmentCode.of("school-education"), LocalDate.parse("2026-06-12"))));

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.office(), "committee/" + committee))
                .hasSize(1));
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(Stream.concat(
                                notices(world.office(), "department/" + section).stream(),
                                notices(world.schools(), "department/" + section).stream())
                        .map(notice ->
                                notice.path("broken").path(0).path("rule").asString()))
                .contains("K-DP-1"));
    }

    @Test
    void those_in_charge_of_what_a_group_leaves_open_are_told() {
        GroupId group = new GroupId(Ids.next());
        platform.publish(platform.foreign(
                World.YAMAGUCHI,
                group.toString(),
                1,
                new GroupMattersLeft(
                        group,
                        List.of(
                                new MatterLeft(
                                        "application/" + Ids.next(), List.of(DepartmentCode.of("disaster-prevention"))),
                                new MatterLeft("item/" + Ids.next(), List.of())))));

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.bousai(), "group/" + group))
                .singleElement()
                .satisfies(notice -> assertThat(
                                notice.path("broken").path(0).path("rule").asString())
                        .isEqualTo("K-GR-14")));
        assertThat(notices(world.office(), "group/" + group)).hasSize(1);
        assertThat(notices(world.schools(), "group/" + group)).isEmpty();
    }

    @Test
    void who_owes_an_account_is_told_that_it_is_overdue_and_then_the_office_too() {
        ProposalId proposal = new ProposalId(Ids.next());
        LocalDate dueOn = LocalDate.parse("2026-09-28");
        List<DepartmentCode> answering = List.of(DepartmentCode.of("disaster-prevention"));
        Recorded<AccountabilityOverdue> first = platform.foreign(
                World.YAMAGUCHI, proposal.toString(), 1, new AccountabilityOverdue(proposal, dueOn, 1, answering));
        platform.publish(first);
        // A redelivery makes no second notice.
        platform.publish(first);

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.bousai(), "proposal/" + proposal))
                .singleElement()
                .satisfies(notice -> assertThat(
                                notice.path("broken").path(0).path("rule").asString())
                        .isEqualTo("K-CP-1")));
        assertThat(notices(world.office(), "proposal/" + proposal)).isEmpty();

        platform.publish(platform.following(first, new AccountabilityOverdue(proposal, dueOn, 31, answering)));
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.office(), "proposal/" + proposal))
                .hasSize(1));
        assertThat(notices(world.bousai(), "proposal/" + proposal)).hasSize(2);
        assertThat(notices(world.schools(), "proposal/" + proposal)).isEmpty();
    }

    @Test
    void an_opinion_that_is_overdue_is_told_to_who_owes_it_and_to_who_waits_for_it() {
        var proposal = world.proposal("見守りの提案");
        proposal.tell(proposal.submitted());
        proposal.tell(proposal.assigned("disaster-prevention"));
        proposal.tell(new DepartmentOpinionOverdue(
                proposal.id, List.of(DepartmentCode.of("school-education")), LocalDate.parse("2026-07-10"), 1));

        await().atMost(Platform.SOON).untilAsserted(() -> {
            toldOf("K-PR-4", world.schools(), proposal.stream());
            toldOf("K-PR-4", world.bousai(), proposal.stream());
        });
        assertThat(notices(world.office(), proposal.stream())).isEmpty();
    }

    @Test
    void an_explanation_that_is_overdue_is_told_to_who_is_in_charge_and_to_the_office() {
        var proposal = world.proposal("見守りの提案");
        proposal.tell(proposal.submitted());
        proposal.tell(proposal.assigned("disaster-prevention"));
        proposal.tell(new ExplanationOverdue(proposal.id, LocalDate.parse("2026-09-03"), 1));

        await().atMost(Platform.SOON).untilAsserted(() -> {
            toldOf("K-PR-8", world.bousai(), proposal.stream());
            toldOf("K-PR-8", world.office(), proposal.stream());
        });
        assertThat(notices(world.schools(), proposal.stream())).isEmpty();
    }

    @Test
    void progress_that_is_overdue_is_told_to_who_is_in_charge_and_to_the_office() {
        ProjectId project = new ProjectId(Ids.next());
        Recorded<ProjectPlanned> planned = platform.foreign(
                World.YAMAGUCHI,
                project.toString(),
                1,
                new ProjectPlanned(
                        project,
                        new ProjectPlan(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(DepartmentCode.of("disaster-prevention")),
                                "見守りの事業",
                                List.of(),
                                List.of(),
                                FiscalYear.of("2026"))));
        platform.publish(planned);
        platform.publish(platform.following(
                planned, new ProgressOverdue(project, LocalDate.parse("2026-12-31"), LocalDate.parse("2027-03-31"))));

        await().atMost(Platform.SOON).untilAsserted(() -> {
            toldOf("K-JI-4", world.bousai(), "project/" + project);
            toldOf("K-JI-4", world.office(), "project/" + project);
        });
        assertThat(notices(world.schools(), "project/" + project)).isEmpty();
    }

    /** E19. */
    @Test
    void a_place_that_needs_something_done_is_told_to_the_section_that_sees_to_it() {
        ProjectId project = new ProjectId(Ids.next());
        Recorded<ProjectPlanned> planned = platform.foreign(
                World.YAMAGUCHI,
                project.toString(),
                1,
                new ProjectPlanned(
                        project,
                        new ProjectPlan(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(CollaborationForm.ADOPT),
                                List.of(),
                                List.of(DepartmentCode.of("disaster-prevention")),
                                "クリーン・キャンパス",
                                List.of(),
                                List.of(),
                                FiscalYear.of("2026"))));
        Recorded<ConditionReported> fine = platform.following(planned, found(project, "異常なし", false));
        Recorded<ConditionReported> broken = platform.following(fine, found(project, "ベンチ破損", true));
        platform.publish(planned);
        platform.publish(fine);
        platform.publish(broken);

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.bousai(), "project/" + project))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.path("event").asString())
                            .isEqualTo(broken.envelope().id().toString());
                    assertThat(notice.path("broken").path(0).path("rule").asString())
                            .isEqualTo("R-PJ-3");
                }));
        assertThat(notices(world.office(), "project/" + project)).isEmpty();
        assertThat(notices(world.schools(), "project/" + project)).isEmpty();
    }

    private static ConditionReported found(ProjectId project, String condition, boolean actionNeeded) {
        return new ConditionReported(
                project, new ConditionReport("大通公園花壇", condition, actionNeeded), LocalDate.parse("2026-08-01"));
    }

    private void toldOf(String rule, Platform.Session department, String subject) {
        assertThat(notices(department, subject)).singleElement().satisfies(notice -> {
            assertThat(notice.path("broken").path(0).path("rule").asString()).isEqualTo(rule);
            assertThat(notice.path("sentence").asString()).contains("期限");
        });
    }

    @Test
    void a_notice_has_the_words_of_its_municipality() {
        DepartmentId section = new DepartmentId(Ids.next());
        platform.publish(platform.foreign(
                "062014",
                section.toString(),
                1,
                new OfficerVacancyDetected(section, DepartmentCode.of("welfare"), LocalDate.parse("2026-06-12"))));
        var yamagata = platform.as("acct-endo", "062014", "collaboration-office", Role.STAFF);
        var welfare = platform.as("acct-hino", "062014", "welfare", Role.STAFF);

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(Stream.concat(
                                notices(yamagata, "department/" + section).stream(),
                                notices(welfare, "department/" + section).stream())
                        .map(notice -> notice.path("sentence").asString()))
                .singleElement()
                .asString()
                .contains("共創推進職員")
                .doesNotContain("協働"));
    }

    /** As if its municipality only had these rules checked. */
    private static <E extends DomainEvent> Recorded<E> checking(List<String> rules, Recorded<E> happened) {
        Envelope told = happened.envelope();
        return new Recorded<>(
                new Envelope(
                        told.id(),
                        told.type(),
                        told.municipality(),
                        told.service(),
                        told.place(),
                        told.time(),
                        told.fiscalYear(),
                        told.author(),
                        told.cause(),
                        told.visibility(),
                        told.ruleSetVersion(),
                        rules),
                happened.event());
    }

    private List<String> broken(Platform.Session session, World.Proposal proposal) {
        return notices(session, proposal).stream()
                .flatMap(notice -> notice.path("broken").valueStream())
                .map(broken -> broken.path("rule").asString() + " "
                        + broken.path("text").asString())
                .toList();
    }

    @Test
    void what_a_department_subscribed_to_ends_with_it_and_no_other_departments() {
        TwoSections sections = new TwoSections(platform, World.YAMAGUCHI, "closing");
        List<String> ids = Stream.of(sections.former(), sections.successor())
                .map(code -> {
                    Platform.Session staff = platform.as("acct-of-" + code, World.YAMAGUCHI, code.value(), Role.STAFF);
                    String body = World.subscription(
                                    "所属の案件",
                                    World.filter("\"types\": [\"kyodo.proposal.ProposalSubmitted\"]"),
                                    "[\"IN_APP\"]",
                                    null)
                            .replace("disaster-prevention", code.value());
                    await().atMost(Platform.SOON)
                            .until(() ->
                                    staff.post("/api/v1/subscriptions", body).status() == 201);
                    return staff.get("/api/v1/subscriptions?limit=100")
                            .expect(200)
                            .body()
                            .at("/items/0/id")
                            .asString();
                })
                .toList();

        sections.close();

        platform.awaitEvents(ids.getFirst(), SubscriptionCreated.class, SubscriptionEnded.class);
        assertThat(platform.eventsOf(ids.getLast())).hasSize(1);
    }

    @Test
    void after_a_reorganisation_what_was_subscribed_and_told_is_the_successors() {
        TwoSections sections = new TwoSections(platform, World.YAMAGUCHI, "inboxes");
        Platform.Session former = sections.staffOfFormer();
        Platform.Session successor = sections.staffOfSuccessor();
        String subscription = World.subscription(
                        "所属の案件",
                        World.filter("\"types\": [\"kyodo.proposal.ProposalSubmitted\"]"),
                        "[\"IN_APP\"]",
                        null)
                .replace("disaster-prevention", sections.former().value());
        await().atMost(Platform.SOON)
                .until(() -> former.post("/api/v1/subscriptions", subscription).status() == 201);
        String own = former.get("/api/v1/subscriptions?limit=100")
                .expect(200)
                .body()
                .at("/items/0/id")
                .asString();
        var before = world.proposal("改編の前");
        before.tell(before.submitted());
        before.tell(assigned(before, sections.former()));
        before.tell(before.submitted());
        await().atMost(Platform.SOON).until(() -> notices(former, before).size() == 1);
        assertThat(notices(successor, before)).isEmpty();
        successor.get("/api/v1/subscriptions/" + own).problem(404, "NOT_FOUND");

        var during = world.proposal("改編のさなか");
        during.tell(during.submitted());
        assertThat(sections.mergeDuring(List.of(
                        () -> former.post("/api/v1/subscriptions/" + own + "/pause", "{}"),
                        () -> former.get("/api/v1/subscriptions/" + own))))
                .containsOnly(200);
        await().atMost(Platform.SOON)
                .until(() -> successor
                                .post("/api/v1/subscriptions/" + own + "/resumption", "{}")
                                .status()
                        == 200);
        during.tell(assigned(during, sections.successor()));
        during.tell(during.submitted());

        await().atMost(Platform.SOON).until(() -> notices(successor, during).size() == 1);
        assertThat(notices(successor, before)).as("told before").hasSize(1);
        assertThat(notices(former, during))
                .as("a token that still names the former section reads the same inbox")
                .hasSize(1);
    }

    /** After it what is told to the parties alone reaches the department as well. */
    private static DepartmentsAssigned assigned(World.Proposal proposal, DepartmentCode department) {
        return new DepartmentsAssigned(
                proposal.id, new Assignment(List.of(department), DepartmentCode.COLLABORATION_OFFICE, false));
    }

    @Test
    void is_for_staff_of_a_department() {
        platform.as("acct-group", World.YAMAGUCHI, null, Role.GROUP)
                .get("/api/v1/inbox")
                .problem(403, "NOT_ALLOWED");
        world.bousai().get("/api/v1/inbox?limit=101").problem(400, "INVALID_VALUE");
        world.bousai().post("/api/v1/inbox/nonsense/read", "{}").problem(400, "INVALID_VALUE");
    }
}
