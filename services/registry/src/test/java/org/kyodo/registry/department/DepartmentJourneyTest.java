package org.kyodo.registry.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetSet;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectClosed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectPlanned;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnnounced;
import org.kyodo.contracts.proposal.PublicCommentTerms;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableScheduled;
import org.kyodo.contracts.proposal.RoundTableTerms;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRenamed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationPlanned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerReleased;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.presets.Presets;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** Departments over HTTP: the settings' own, officers, and a reorganisation on 1 April. */
@ExtendWith(OutputCaptureExtension.class)
class DepartmentJourneyTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String FUJII = """
            {"officer": {"name": "藤井久美子", "nameKana": "フジイクミコ"}, "role": "OFFICER", "published": false}
            """;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    DepartmentsOfSettings settings;

    @Autowired
    List<MattersOfDepartments> matters;

    @Autowired
    Presets presets;

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session staffOf(String department) {
        return platform.as("acct-of-" + department, YAMAGUCHI, department, Role.STAFF);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        String code = code("matrix");
        String active = registered(code);
        String merged = registered(code("matrix-merged"));
        office().post("/api/v1/departments/" + merged + "/merger", "{\"into\": \"%s\"}".formatted(code))
                .expect(200);
        new RoleMatrix(platform, "registry", "departments", new RoleMatrix.Cast(YAMAGUCHI, "acct-g", code, "acct-r"))
                .below("/api/v1/departments", "/api/v1/public/departments")
                .record("/api/v1/departments/{id}", "Active", active)
                .record("/api/v1/departments/{id}", "Merged", merged)
                .body(
                        "POST /api/v1/departments",
                        "{\"code\": \"%s\", \"label\": {\"ja\": \"新しい課\"}}".formatted(code("new")))
                .body("POST /api/v1/departments/{id}/officers", FUJII)
                .isAsAccepted();
    }

    @Test
    void those_of_the_settings_are_there_once_however_many_replicas_start_at_once() throws Exception {
        List<String> codes = presets.of(MunicipalityCode.of(YAMAGUCHI)).departments().stream()
                .map(department -> department.code().value())
                .toList();
        atOnce(4, _ -> {
            settings.register();
            return true;
        });

        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(
                        codesOf(platform.anonymous().get("/api/v1/public/departments?municipality=352039&limit=100")))
                .containsAll(codes)
                .as("by their codes, where nothing is asked for")
                .isSorted());
        for (String code : codes) {
            String id = Register.idOf(DepartmentCode.of(code), MunicipalityCode.of(YAMAGUCHI))
                    .toString();
            told(id, DepartmentRegistered.class);
            assertThat(platform.eventsOf(id).stream().filter(event -> event.event() instanceof DepartmentRegistered))
                    .hasSize(1);
        }
    }

    @Nested
    class Officers {
        @Test
        void are_known_by_name_to_staff_alone_and_in_no_event_log_or_database(CapturedOutput output) {
            String code = code("officers");
            String id = registered(code);
            staffOf(code).post("/api/v1/departments/" + id + "/officers", FUJII).expect(200);

            assertThat(staffOf("personnel")
                            .get("/api/v1/departments/" + id)
                            .expect(200)
                            .body()
                            .at("/content/officers/0/name/name")
                            .asString())
                    .isEqualTo("藤井久美子");
            Answer byResident = platform.as("acct-r", YAMAGUCHI, null, Role.RESIDENT)
                    .get("/api/v1/departments/" + id)
                    .expect(200);
            assertThat(byResident.body().at("/content/officerPresent").asBoolean())
                    .isTrue();
            assertThat(byResident.body().toString()).doesNotContain("藤井");
            assertThat(sections(code).at("/officerPresent").asBoolean()).isTrue();

            String person = byResident.body().at("/content/officers/0/person").asString();
            told(id, OfficerAssigned.class);
            staffOf(code)
                    .send("DELETE", "/api/v1/departments/" + id + "/officers/" + person, none())
                    .expect(200);
            List<Recorded<?>> events = platform.awaitEvents(
                    id,
                    DepartmentRegistered.class,
                    OfficerAssigned.class,
                    OfficerReleased.class,
                    OfficerVacancyDetected.class);
            assertThat(sections(code).at("/officerPresent").asBoolean()).isFalse();
            assertThat(events).allSatisfy(happened -> assertThat(Json.TOLERANT.writeValueAsString(happened))
                    .doesNotContain("藤井", "フジイ"));
            assertThat(output.getAll()).doesNotContain("藤井久美子");
            assertThat(mongo.getCollection("departments")
                            .find(new Document("_id", id))
                            .first()
                            .toJson())
                    .doesNotContain("藤井");
            assertThat(mongo.getCollection("sealingKeys").countDocuments(new Document("_id", "person/" + person)))
                    .as("the key of somebody who is released is destroyed")
                    .isZero();
        }

        @Test
        void who_agreed_are_shown_to_everybody() {
            String code = code("published");
            String id = registered(code);
            office().post("/api/v1/departments/" + id + "/officers", FUJII.replace("false", "true"))
                    .expect(200);
            assertThat(sections(code).at("/officers/0/name/name").asString()).isEqualTo("藤井久美子");
        }
    }

    @Nested
    class A_reorganisation {
        @Test
        void on_1_april_takes_effect_at_midnight_in_japan_and_the_officers_move() {
            platform.clockTo("2027-01-15T10:00:00+09:00");
            String from = code("from");
            String into = code("into");
            String leaving = registered(from);
            String staying = registered(into);
            staffOf(from)
                    .post("/api/v1/departments/" + leaving + "/officers", FUJII)
                    .expect(200);
            office().post(
                            "/api/v1/departments/" + leaving + "/merger",
                            "{\"into\": \"%s\", \"effectiveOn\": \"2027-04-01\"}".formatted(into))
                    .expect(200);
            told(leaving, DepartmentReorganisationPlanned.class);

            platform.clockTo("2027-03-31T23:59:59+09:00");
            assertThat(office().get("/api/v1/departments/" + leaving)
                            .body()
                            .path("stage")
                            .asString())
                    .isEqualTo("Active");
            platform.clockTo("2027-04-01T00:00:00+09:00");

            DepartmentMerged merged = told(leaving, DepartmentMerged.class).event();
            assertThat(merged.effectiveOn()).isEqualTo("2027-04-01");
            told(staying, OfficerAssigned.class);
            Answer there = office().get("/api/v1/departments/" + staying).expect(200);
            assertThat(there.body().at("/content/officers/0/name/name").asString())
                    .isEqualTo("藤井久美子");
            // Tokens still carry the old code for a while, and the successor answers for what names it.
            await().atMost(Platform.SOON).untilAsserted(() -> staffOf(from)
                    .post("/api/v1/departments/" + staying + "/officers", FUJII)
                    .expect(200));
        }

        @Test
        void leads_every_matter_that_is_open_to_the_section_in_charge() throws Exception {
            platform.clockTo("2026-06-12T10:00:00+09:00");
            String from = code("matters-from");
            String into = code("matters-into");
            String leaving = registered(from);
            String staying = registered(into);
            Session former = staffOf(from);
            Session successor = staffOf(into);
            await().atMost(Platform.SOON).until(() -> committee(former, from).status() == 201);
            String committee = committee(former, from).expect(201).id();
            String gathering = former.post("/api/v1/gatherings", gathering(from))
                    .expect(201)
                    .id();
            String item = former.post("/api/v1/items", "{\"item\": {\"title\": \"テント\"}, \"mode\": \"LEND\"}")
                    .expect(201)
                    .id();
            String consultation = office().post("/api/v1/consultations", "{\"topic\": \"ENRICH\"}")
                    .expect(201)
                    .id();
            office().post(
                            "/api/v1/consultations/" + consultation + "/assignment",
                            "{\"department\": \"%s\"}".formatted(from))
                    .expect(200);
            ProposalId proposal = new ProposalId(Ids.next());
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    proposal.toString(),
                    1,
                    new DepartmentsAssigned(
                            proposal,
                            new Assignment(
                                    List.of(DepartmentCode.of(from)), DepartmentCode.COLLABORATION_OFFICE, false))));
            EvaluationId evaluation = new EvaluationId(Ids.next());
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    evaluation.toString(),
                    1,
                    new EvaluationPlanned(
                            evaluation,
                            new Collaboration(
                                    proposal,
                                    new GroupId(Ids.next()),
                                    List.of(DepartmentCode.of(from)),
                                    CollaborationForm.SUBSIDY,
                                    "ほたるの夕べ",
                                    new FiscalYear(2026)),
                            new EvaluationPlan(List.of(), List.of()))));
            EvaluationId evaluated = new EvaluationId(Ids.next());
            ProposalId done = new ProposalId(Ids.next());
            Collaboration over = new Collaboration(
                    done,
                    new GroupId(Ids.next()),
                    List.of(DepartmentCode.of(from)),
                    CollaborationForm.SUBSIDY,
                    "ほたるの朝",
                    new FiscalYear(2026));
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    evaluated.toString(),
                    1,
                    new EvaluationPlanned(evaluated, over, new EvaluationPlan(List.of(), List.of()))));
            ApplicationId application = new ApplicationId(Ids.next());
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    application.toString(),
                    1,
                    new ApplicationDrafted(
                            application,
                            new ApplicationDossier(ProgrammeCode.of("small-grant"), Yen.of(100_000), over))));
            ProjectId project = new ProjectId(Ids.next());
            Recorded<ProjectPlanned> planned =
                    platform.foreign(YAMAGUCHI, project.toString(), 1, new ProjectPlanned(project, planOf(over)));
            platform.publish(planned);
            String[] ofProject = {"project/" + project, "evaluation/" + evaluated};
            await().atMost(Platform.SOON)
                    .untilAsserted(() -> assertThat(open(from)).contains(ofProject));
            platform.publish(platform.following(planned, new ProjectClosed(project, Optional.empty())));
            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(open(from))
                    .as("nothing is left to evaluate")
                    .doesNotContain(ofProject));
            RoundTableId table = new RoundTableId(Ids.next());
            RoundTableScheduled scheduled = (RoundTableScheduled) sample("kyodo.proposal.RoundTableScheduled.v1");
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    table.toString(),
                    1,
                    new RoundTableScheduled(
                            table, new RoundTableTerms(scheduled.terms().plan(), DepartmentCode.of(from)))));
            PublicCommentId comment = new PublicCommentId(Ids.next());
            PublicCommentAnnounced announced =
                    (PublicCommentAnnounced) sample("kyodo.proposal.PublicCommentAnnounced.v1");
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    comment.toString(),
                    1,
                    new PublicCommentAnnounced(
                            comment, new PublicCommentTerms(announced.terms().plan(), DepartmentCode.of(from)))));
            FiscalYear thisYear = FiscalYear.at(platform.now());
            String budget = budget(from, thisYear);
            String spent = budget(from, new FiscalYear(thisYear.year() - 1));
            String[] matters = {
                "committee/" + committee,
                "gathering/" + gathering,
                "item/" + item,
                "consultation/" + consultation,
                "proposal/" + proposal,
                "evaluation/" + evaluation,
                "application/" + application,
                "round-table/" + table,
                "public-comment/" + comment,
                "budget-line/" + budget
            };
            await().atMost(Platform.SOON)
                    .untilAsserted(() -> assertThat(open(from)).contains(matters));
            assertThat(open(from)).as("of a year that is over").doesNotContain("budget-line/" + spent);
            closing(leaving);
            successor
                    .post("/api/v1/gatherings/" + gathering + "/announcement", "{}")
                    .problem(403, "NOT_THE_HOST");
            assertThat(codesOffered("AssignConsultation")).contains("\"" + from + "\"", "\"" + into + "\"");

            List<Integer> statuses = atOnce(
                    6,
                    number -> number == 3
                            ? office().post(
                                            "/api/v1/departments/" + leaving + "/merger",
                                            "{\"into\": \"%s\"}".formatted(into))
                                    .status()
                            : committee(former, from).status());
            assertThat(statuses).as("whatever was on its way").containsOnly(200, 201);

            await().atMost(Platform.SOON)
                    .until(() -> successor
                                    .post("/api/v1/gatherings/" + gathering + "/announcement", "{}")
                                    .status()
                            == 200);
            successor.post("/api/v1/items/" + item + "/withdrawal", "").expect(200);
            assertThat(listed(successor, "/api/v1/consultations?limit=100")).contains(consultation);
            successor
                    .post("/api/v1/consultations/" + consultation + "/advice", "{}")
                    .expect(200);
            assertThat(listed(successor, "/api/v1/committees?limit=100&department=" + into))
                    .contains(committee)
                    .hasSize(statuses.size() + 1);
            assertThat(closing(staying)).as("what its predecessor left").contains("committee/");
            assertThat(open(into)).as("of its own").isEmpty();
            assertThat(open(from)).as("what was withdrawn").doesNotContain("item/" + item);
            assertThat(sections(into).at("/succeeds/0/code").asString()).isEqualTo(from);
            assertThat(sections(into).at("/succeeds/0/label/ja").asString()).startsWith("試験");
            assertThat(codesOffered("AssignConsultation"))
                    .contains("\"" + into + "\"")
                    .doesNotContain("\"" + from + "\"");
            assertThat(platform.anonymous()
                            .get("/api/v1/municipality?municipality=" + YAMAGUCHI)
                            .expect(200)
                            .body()
                            .path("departments")
                            .toString())
                    .contains("\"" + into + "\"")
                    .doesNotContain("\"" + from + "\"");
        }

        private static ProjectPlan planOf(Collaboration c) {
            return new ProjectPlan(
                    Optional.of(c.proposal()),
                    Optional.empty(),
                    Optional.of(c.form()),
                    List.of(c.group()),
                    c.departments(),
                    c.title(),
                    List.of(),
                    List.of(),
                    c.fiscalYear());
        }

        private static DomainEvent sample(String type) {
            return GoldenSamples.of(type).event().orElseThrow();
        }

        /** Told of before what the other matters are awaited with. */
        private String budget(String department, FiscalYear year) {
            BudgetLineId line = new BudgetLineId(Ids.next());
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    line.toString(),
                    1,
                    new BudgetSet(
                            line,
                            ProgrammeCode.of("small-grant"),
                            year,
                            DepartmentCode.of(department),
                            Yen.of(1_000_000),
                            Yen.of(1_000_000))));
            return line.toString();
        }

        @Test
        void ahead_keeps_the_section_open_that_another_is_to_become_part_of() {
            String from = code("ahead-from");
            String into = code("ahead-into");
            String leaving = registered(from);
            String staying = registered(into);
            office().post(
                            "/api/v1/departments/" + leaving + "/merger",
                            "{\"into\": \"%s\", \"effectiveOn\": \"%s\"}".formatted(into, tomorrow()))
                    .expect(200);
            assertThat(closing(staying)).contains("department/" + from);
        }

        private List<String> open(String code) {
            return matters.stream()
                    .flatMap(kind ->
                            kind.open(List.of(DepartmentCode.of(code)), MunicipalityCode.of(YAMAGUCHI)).stream())
                    .toList();
        }

        private String closing(String id) {
            return office().post("/api/v1/departments/" + id + "/closure", "")
                    .problem(409, "MATTERS_OPEN")
                    .body()
                    .path("given")
                    .toString();
        }

        private Answer committee(Session session, String code) {
            return session.post("/api/v1/committees", """
                    {"title": "改編の委員会", "kind": "PROMOTION", "department": "%s",
                     "seats": [{"kind": "RECRUITED", "number": 2}], "guidelineFollowed": true,
                     "term": {"from": "2026-04-01", "until": "2028-03-31"}}
                    """.formatted(code));
        }

        private static String gathering(String code) {
            return """
                    {"plan": {"kind": "COURSE", "title": "改編の講座", "summary": "市民活動のはじめ方を学ぶ。",
                      "host": {"department": "%s"},
                      "slot": {"opensAt": "2026-10-17T04:30:00Z", "closesAt": "2026-10-17T07:00:00Z"},
                      "fields": [], "areas": []}}
                    """.formatted(code);
        }

        private List<String> listed(Session session, String path) {
            return session.get(path)
                    .expect(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("id").asString())
                    .toList();
        }

        private String codesOffered(String command) {
            return office().get("/api/v1/forms/" + command).expect(200).body().toString();
        }

        @Test
        void while_officers_are_assigned_loses_none_of_them() throws Exception {
            String from = code("race-from");
            String into = code("race-into");
            String leaving = registered(from);
            String staying = registered(into);
            List<Integer> statuses = atOnce(
                    6,
                    number -> number == 3
                            ? office().post(
                                            "/api/v1/departments/" + leaving + "/merger",
                                            "{\"into\": \"%s\"}".formatted(into))
                                    .expect(200)
                                    .status()
                            : staffOf(from)
                                    .post("/api/v1/departments/" + leaving + "/officers", FUJII)
                                    .status());

            assertThat(Set.copyOf(statuses)).isSubsetOf(200, 409);
            staffOf(from)
                    .post("/api/v1/departments/" + leaving + "/officers", FUJII)
                    .problem(409, "NOT_IN_THIS_STAGE");
            long assigned = statuses.stream().filter(status -> status == 200).count() - 1;
            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(office().get("/api/v1/departments/" + staying)
                            .body()
                            .at("/content/officers")
                            .size())
                    .isEqualTo(assigned));
        }

        @Test
        void a_new_name_stands_in_the_texts_that_name_the_department() {
            String code = code("renamed");
            String id = registered(code);
            office().post("/api/v1/departments/" + id + "/label", "{\"label\": {\"ja\": \"まなび文化課\"}}")
                    .expect(200);
            told(id, DepartmentRenamed.class);
            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(staffOf("personnel")
                            .post("/api/v1/departments/" + id + "/officers", FUJII)
                            .problem(403, "NOT_IN_CHARGE")
                            .body()
                            .path("detail")
                            .asString())
                    .contains("まなび文化課"));
        }

        @Test
        void that_is_cancelled_does_not_come_and_the_department_may_be_closed() {
            String into = code("kept");
            registered(into);
            String path = "/api/v1/departments/" + registered(code("cancelled"));
            office().delete(path + "/reorganisation").problem(409, "NONE_PLANNED");
            office().post(path + "/merger", "{\"into\": \"%s\", \"effectiveOn\": \"%s\"}".formatted(into, tomorrow()))
                    .expect(200);
            office().post(path + "/closure", "").problem(409, "REORGANISATION_PLANNED");
            office().delete(path + "/reorganisation").expect(200);
            office().post(path + "/closure", "").expect(200);
            assertThat(office().get(path).expect(200).body().path("stage").asString())
                    .isEqualTo("Abolished");
            assertThat(office().history(path))
                    .containsExactly(
                            "DepartmentRegistered",
                            "DepartmentReorganisationPlanned",
                            "DepartmentReorganisationCancelled",
                            "DepartmentClosed");
        }

        @Test
        void into_each_other_is_refused_to_the_second() {
            String one = code("one");
            String other = code("other");
            String first = registered(one);
            String second = registered(other);
            office().post(
                            "/api/v1/departments/" + first + "/merger",
                            "{\"into\": \"%s\", \"effectiveOn\": \"%s\"}".formatted(other, tomorrow()))
                    .expect(200);
            office().post(
                            "/api/v1/departments/" + second + "/merger",
                            "{\"into\": \"%s\", \"effectiveOn\": \"%s\"}".formatted(one, tomorrow()))
                    .problem(422, "MERGED_INTO_ITSELF");
        }
    }

    @Test
    void lists_are_narrowed_and_searched() {
        String code = code("list");
        String id = registered(code);
        assertThat(codesOf(office().get("/api/v1/departments?code=" + code))).containsExactly(code);
        assertThat(codesOf(office().get("/api/v1/departments?stage=Merged&code=" + code)))
                .isEmpty();
        assertThat(office().get("/api/v1/departments/" + id)
                        .body()
                        .path("allowedActions")
                        .toString())
                .contains("MergeDepartment", "AssignOfficer");
    }

    @Test
    void odd_days_and_texts_are_refused() {
        String id = registered(code("odd"));
        office().post(
                        "/api/v1/departments/" + id + "/merger",
                        "{\"into\": \"planning\", \"effectiveOn\": \"+292278994-08-17\"}")
                .problem(400, "INVALID_VALUE");
        office().post("/api/v1/departments/" + id + "/label", "{\"label\": {\"ja\": \"\\ud83d\"}}")
                .problem(400, "INVALID_VALUE");
    }

    private JsonNode sections(String code) {
        return StreamSupport.stream(
                        platform.anonymous()
                                .get("/api/v1/public/departments?municipality=352039&limit=100")
                                .expect(200)
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(section -> section.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codesOf(Answer list) {
        return StreamSupport.stream(list.expect(200).body().path("items").spliterator(), false)
                .map(item -> item.has("content") ? item.at("/content/code") : item.path("code"))
                .map(JsonNode::asString)
                .toList();
    }

    private String registered(String code) {
        return office().post(
                        "/api/v1/departments",
                        "{\"code\": \"%s\", \"label\": {\"ja\": \"試験%s課\"}}".formatted(code, code.hashCode() & 0xffff))
                .expect(201)
                .id();
    }

    private <E extends DomainEvent> Recorded<E> told(String id, Class<E> type) {
        return platform.awaitEvent(type, event -> event.envelope().subjectId().equals(id));
    }

    private String tomorrow() {
        return LocalDate.ofInstant(platform.now(), FiscalYear.JST).plusDays(1).toString();
    }

    private static String code(String purpose) {
        return purpose + "-section";
    }

    private static HttpRequest.BodyPublisher none() {
        return HttpRequest.BodyPublishers.noBody();
    }
}
