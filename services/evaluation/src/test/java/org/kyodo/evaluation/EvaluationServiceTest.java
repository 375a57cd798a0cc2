package org.kyodo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.erasure.AccountErasures;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanRevised;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.AdoptionFacts;
import org.kyodo.kit.DepartmentFacts;
import org.kyodo.kit.ErasureFacts;
import org.kyodo.kit.FormWalk;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.ReadModelsRebuilt;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.kit.TwoSections;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** What the adoption of E3 leads to here. */
@ServiceTest
class EvaluationServiceTest {
    private static final String YAMAGUCHI = "352039";
    private static final String REVISION = """
            {"plan": {"kinds": ["SELF", "MUTUAL"],
                      "axes": ["shared-purpose", "respect-and-equality", "openness"]},
             "reason": {"code": "OTHER", "text": "%s"}}""";
    private static final String WHY = "一年目は当事者の評価に絞り、第三者評価は二年目に行うため。";

    @Autowired
    Platform platform;

    @Autowired
    AccountErasures erasures;

    @Autowired
    ReadModel<GroupStanding, GroupEvent> groupStandings;

    @Autowired
    MongoOperations mongo;

    private Recorded<ProposalAdopted> cause;
    private String evaluation;

    @BeforeEach
    void a_proposal_of_a_registered_group_is_adopted() {
        platform.clockTo("2026-08-20T10:00:00+09:00");
        GroupId group = registered();
        cause = adoption(group);
        platform.publish(cause);
        evaluation = Ids.derived(cause.envelope().id(), "evaluation").toString();
        platform.awaitEvents(evaluation, EvaluationPlanned.class);
    }

    @Test
    void its_read_models_rebuilt_are_the_same() {
        platform.publish(DepartmentFacts.officeOf(platform, YAMAGUCHI));
        new ReadModelsRebuilt(platform, mongo).areTheSame("departmentStandings", "groupStandings");
    }

    Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    Session group() {
        return platform.as("acct-mimamori", YAMAGUCHI, null, Role.GROUP);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        RoleMatrix.Cast cast = new RoleMatrix.Cast(YAMAGUCHI, "acct-mimamori", "school-education", "acct-reviewer");
        String document = office().uploaded("評価シート.pdf", "application/pdf", TakenDocuments.PDF);
        office().post(
                        "/api/v1/evaluations/" + evaluation + "/revisions",
                        withAttachments("[{\"kind\": \"SHEET\", \"document\": %s}]".formatted(document)))
                .expect(200);
        TakenDocuments.areAsInEveryService(
                platform,
                "evaluation",
                cast,
                Map.of(
                        "of a plan",
                        Json.TOLERANT.readTree(document).path("documentId").asString()));
        new RoleMatrix(platform, "evaluation", "common", cast)
                .below("/api/v1/rules", "/api/v1/forms", "/api/v1/drafts", "/ops")
                .record("/api/v1/forms/{command}", "", "RevisePlan")
                .record(
                        "/api/v1/drafts/{id}",
                        "of the section",
                        FormWalk.draft(
                                platform.as("acct-matrix-section", cast.municipality(), cast.inCharge(), Role.STAFF)))
                .isAsAccepted();
        new RoleMatrix(platform, "evaluation", "evaluations", cast)
                .below("/api/v1/evaluations")
                .record("/api/v1/evaluations/{id}", "Planned", evaluation)
                .body("POST /api/v1/evaluations/{id}/revisions", REVISION.formatted(WHY))
                .isAsAccepted();
    }

    @Test
    void what_an_account_drafted_is_gone_with_all_that_is_held_of_it() {
        AccountRef account = AccountRef.of("acct-" + Ids.next());
        Session erased = platform.as(account.value(), YAMAGUCHI, "school-education", Role.STAFF);
        Session another = platform.as("acct-" + Ids.next(), YAMAGUCHI, "school-education", Role.STAFF);
        String draft = "/api/v1/drafts/" + FormWalk.draft(erased);
        String theirs = "/api/v1/drafts/" + FormWalk.draft(another);
        platform.publish(ErasureFacts.ofAccount(platform, YAMAGUCHI, account.value(), platform.now()));

        await().atMost(Platform.SOON).until(() -> erased.get(draft).status() == 404);
        another.get(theirs).expect(200);
    }

    @Test
    void what_was_on_its_way_when_an_account_was_erased_is_gone_soon_and_what_came_afterwards_stays() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String account = "acct-" + Ids.next();
        Session theirs = platform.as(account, YAMAGUCHI, "school-education", Role.STAFF);
        erasures.handle(ErasureFacts.ofAccount(platform, YAMAGUCHI, account, platform.now()));
        platform.clockTo("2026-06-12T09:59:59+09:00");
        String late = "/api/v1/drafts/" + FormWalk.draft(theirs);
        byte[] pdf = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        String upload = Json.STRICT
                .readTree(theirs.uploaded("前.pdf", "application/pdf", pdf))
                .path("documentId")
                .asString();
        platform.clockTo("2026-06-12T10:00:01+09:00");
        String anew = "/api/v1/drafts/" + FormWalk.draft(theirs);
        theirs.get(late).expect(200);

        erasures.remove(100);

        theirs.get(late).problem(404, "NOT_FOUND");
        theirs.get(anew).expect(200);
        theirs.get("/api/v1/documents/" + upload).expect(200);
        erasures.handle(ErasureFacts.ofAccount(platform, YAMAGUCHI, account, platform.now()));
        theirs.get(anew).problem(404, "NOT_FOUND");
        theirs.get("/api/v1/documents/" + upload).problem(404, "NOT_FOUND");
    }

    @Test
    void what_anybody_drafted_about_a_group_is_gone_with_what_is_erased_of_it() {
        GroupId group = new GroupId(Ids.next());
        Recorded<GroupEvent> registered =
                platform.foreign(YAMAGUCHI, group.toString(), 1, GroupFacts.registered(group, "acct-" + group));
        platform.publish(registered);
        Session drafting = platform.as("acct-" + Ids.next(), YAMAGUCHI, "school-education", Role.STAFF);
        String about = "/api/v1/drafts/" + Ids.next();
        String other = "/api/v1/drafts/" + Ids.next();
        String command = drafting.get("/api/v1/forms")
                .expect(200)
                .body()
                .at("/items/0/command")
                .asString();
        String draft = "{\"command\": \"%s\", \"subject\": \"%s\", \"body\": {}}";
        drafting.put(about, draft.formatted(command, group)).expect(200);
        drafting.put(other, draft.formatted(command, new GroupId(Ids.next()))).expect(200);

        platform.publish(ErasureFacts.ofContact(platform, group, registered));

        await().atMost(Platform.SOON).until(() -> drafting.get(about).status() == 404);
        drafting.get(other).expect(200);
    }

    @Nested
    class An_adopted_proposal {
        @Test
        void has_its_evaluation_planned_with_the_six_axes_of_the_settings() {
            Recorded<?> planned = platform.eventsOf(evaluation).getFirst();

            assertThat(planned.envelope().cause().causationId())
                    .isEqualTo(cause.envelope().id());
            assertThat(planned.envelope().cause().correlationId())
                    .isEqualTo(cause.envelope().cause().correlationId());
            EvaluationPlanned event = (EvaluationPlanned) planned.event();
            assertThat(event.plan().axes()).hasSize(6);
            assertThat(event.collaboration().proposal()).isEqualTo(cause.event().proposalId());
        }

        @Test
        void has_it_planned_once_however_often_the_adoption_comes() {
            platform.publish(cause);
            platform.publish(cause);
            office().post("/api/v1/evaluations/" + evaluation + "/revisions", REVISION.formatted(WHY))
                    .expect(200);

            platform.awaitEvents(evaluation, EvaluationPlanned.class, EvaluationPlanRevised.class);
        }
    }

    @Test
    void what_the_office_hands_in_with_a_plan_is_for_both_sides() {
        String revisions = "/api/v1/evaluations/" + evaluation + "/revisions";
        String document = TakenDocuments.areNamedAsAttachments(
                platform,
                mongo,
                YAMAGUCHI,
                office(),
                attachments -> office().post(revisions, withAttachments(attachments)),
                () -> new TakenDocuments.Eyes(
                        List.of(office(), group(), platform.as("acct-audit", YAMAGUCHI, null, Role.AUDITOR)),
                        List.of(
                                platform.as("acct-else", YAMAGUCHI, null, Role.GROUP),
                                platform.as("acct-resident", YAMAGUCHI, null, Role.RESIDENT),
                                platform.as("acct-yamamoto", "012076", "collaboration-office", Role.STAFF))));
        EvaluationPlanRevised told = (EvaluationPlanRevised)
                platform.awaitEvents(evaluation, EvaluationPlanned.class, EvaluationPlanRevised.class)
                        .getLast()
                        .event();
        assertThat(told.plan().attachments().orElseThrow()).singleElement().satisfies(attachment -> assertThat(
                        attachment.document().documentId())
                .hasToString(document));
    }

    private static String withAttachments(String attachments) {
        return REVISION.formatted(WHY).replace("\"kinds\"", "\"attachments\": " + attachments + ", \"kinds\"");
    }

    @Test
    void a_section_that_becomes_part_of_the_office_revises_plans_as_the_office_does() {
        TwoSections sections = TwoSections.joiningTheOffice(platform, YAMAGUCHI, "evaluations");
        String revisions = "/api/v1/evaluations/" + evaluation + "/revisions";
        sections.staffOfFormer().post(revisions, REVISION.formatted(WHY)).problem(403, "NOT_IN_CHARGE");

        assertThat(sections.mergeDuring(
                        List.of(() -> office().post(revisions, REVISION.formatted(WHY)), () -> office().get(
                                        "/api/v1/evaluations/" + evaluation))))
                .containsOnly(200);

        await().atMost(Platform.SOON)
                .until(() -> sections.staffOfFormer()
                                .post(
                                        revisions,
                                        REVISION.replace(", \"openness\"", "").formatted(WHY))
                                .status()
                        == 200);
        assertThat(platform.awaitEvents(
                                evaluation,
                                EvaluationPlanned.class,
                                EvaluationPlanRevised.class,
                                EvaluationPlanRevised.class)
                        .getLast()
                        .envelope()
                        .author()
                        .department())
                .as("the section that they were of says who it was")
                .contains(sections.former());
    }

    @Nested
    class The_plan {
        @Test
        void is_revised_by_the_office_with_a_reason() {
            String path = "/api/v1/evaluations/" + evaluation;
            office().post(path + "/revisions", REVISION.formatted("短い")).problem(422, "REASON_REQUIRED");
            group().post(path + "/revisions", REVISION.formatted(WHY)).problem(403, "NOT_ALLOWED");
            platform.as("acct-mori", YAMAGUCHI, "school-education", Role.STAFF)
                    .post(path + "/revisions", REVISION.formatted(WHY))
                    .problem(403, "NOT_IN_CHARGE");
            platform.as("acct-yamamoto", "012076", "collaboration-office", Role.STAFF)
                    .post(path + "/revisions", REVISION.formatted(WHY))
                    .problem(404, "NOT_FOUND");
            office().with("If-Match", "\"7\"")
                    .post(path + "/revisions", REVISION.formatted(WHY))
                    .problem(412, "STALE");

            Session once = office().with("Idempotency-Key", "revise-" + evaluation);
            var first = once.post(path + "/revisions", REVISION.formatted(WHY)).expect(200);
            assertThat(once.post(path + "/revisions", REVISION.formatted(WHY))
                            .expect(200)
                            .body())
                    .isEqualTo(first.body());
            once.post(path + "/revisions", REVISION.formatted(WHY + "。")).problem(422, "IDEMPOTENCY_KEY_REUSED");

            var seen = group().get(path).expect(200);
            assertThat(seen.header("ETag")).isEqualTo("\"2\"");
            assertThat(seen.body().at("/content/plan/axes")).hasSize(3);
            platform.awaitEvents(evaluation, EvaluationPlanned.class, EvaluationPlanRevised.class);
            assertThat(group().history(path)).containsExactly("EvaluationPlanned", "EvaluationPlanRevised");
            assertThat(group().get(path + "/history?limit=1")
                            .expect(200)
                            .body()
                            .at("/items/0/reason/text")
                            .asString())
                    .isEqualTo(WHY);
        }

        @Test
        void with_bad_input_stays_as_it_is() {
            String path = "/api/v1/evaluations/" + evaluation + "/revisions";
            office().post(path, "{\"plan\": {\"kinds\": [\"LOUD\"], \"axes\": [\"autonomy\"]}}")
                    .problem(400, "INVALID_VALUE");
            office().post(path, "{\"plan\": {\"kinds\": [], \"axes\": [\"autonomy\"]}}")
                    .problem(400, "INVALID_VALUE");
            office().post(path, "{\"plan\": {\"kinds\": [\"SELF\"]}}").problem(400, "MISSING_FIELD");
            office().post(path, "{\"kinds\": ").problem(400, "MALFORMED_JSON");
            office().post("/api/v1/evaluations/x/revisions", REVISION.formatted(WHY))
                    .problem(400, "INVALID_VALUE");
            assertThat(office().get("/api/v1/evaluations/" + evaluation).header("ETag"))
                    .isEqualTo("\"1\"");
        }

        @Test
        void is_seen_by_staff_and_the_group_itself_only() {
            assertThat(listed(office())).isEqualTo(1);
            assertThat(listed(group())).isEqualTo(1);
            for (Session stranger : List.of(
                    platform.as("acct-another", YAMAGUCHI, null, Role.GROUP),
                    platform.as("acct-resident", YAMAGUCHI, null, Role.RESIDENT),
                    platform.as("acct-kaikei", YAMAGUCHI, "accounting", Role.TREASURER),
                    platform.as("acct-yamamoto", "012076", "collaboration-office", Role.STAFF))) {
                assertThat(listed(stranger)).isZero();
                stranger.get("/api/v1/evaluations/" + evaluation).problem(404, "NOT_FOUND");
            }
            platform.anonymous().get("/api/v1/evaluations/" + evaluation).problem(401, "UNAUTHENTICATED");
        }

        private int listed(Session session) {
            JsonNode page = session.get("/api/v1/evaluations?limit=5&total=true&proposal="
                            + cause.event().proposalId())
                    .expect(200)
                    .body();
            assertThat(page.at("/total/count").asInt())
                    .isEqualTo(page.path("items").size());
            return page.path("items").size();
        }
    }

    private GroupId registered() {
        GroupId group = new GroupId(Ids.next());
        platform.publish(
                platform.foreign(YAMAGUCHI, group.toString(), 1, GroupFacts.registered(group, "acct-mimamori")));
        await().atMost(Platform.SOON)
                .until(
                        () -> groupStandings.find(group.toString(), MunicipalityCode.of(YAMAGUCHI)),
                        Optional::isPresent);
        return group;
    }

    private Recorded<ProposalAdopted> adoption(GroupId group) {
        ProposalId id = new ProposalId(Ids.next());
        return platform.foreign(
                YAMAGUCHI,
                id.toString(),
                1,
                new ProposalAdopted(
                        id,
                        new ProposalEntry(
                                "352039-2026-P0001",
                                new CallId(Ids.next()),
                                CallKind.CITIZEN_PROPOSED,
                                Proposer.group(group)),
                        new ProposalOutline(
                                "放課後みまもりマップづくり",
                                "概要",
                                List.of(FieldType.of("F2")),
                                List.of(AreaCode.of("大殿")),
                                CollaborationForm.COMMISSION,
                                Yen.of(850_000)),
                        AdoptionFacts.adoption(
                                CollaborationForm.COMMISSION,
                                Instrument.CONTRACT,
                                Optional.empty(),
                                DepartmentCode.of("school-education"),
                                new FiscalYear(2026))));
    }
}
