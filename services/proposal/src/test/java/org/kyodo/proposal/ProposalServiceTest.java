package org.kyodo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.receipt.Content;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.grant.AwardEvent.AwardDecided;
import org.kyodo.contracts.grant.AwardEvent.AwardDeclined;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallExtended;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionRequested;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExaminationResumed;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.FormRationaleStated;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAssessed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalConditionallyAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalDeferred;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalExamined;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesPublished;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.kit.DepartmentFacts;
import org.kyodo.kit.FormWalk;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.ReadModelsRebuilt;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.kit.TwoSections;
import org.kyodo.proposal.group.Groups;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole service: the journeys E3 and E4 as far as they run here, and what it answers to what is wrong. */
@ServiceTest
class ProposalServiceTest {
    private static final String YAMAGUCHI = "352039";
    private static final String OBIHIRO = "012076";
    private static final String[] READ_MODELS = {
        "departmentStandings", "groupStandings", "knownAwards", "plannedEvaluations", "signedAgreements"
    };
    private static final String LEGAL = "県道の通年規制は県公安委員会の協議が整わず令和8年度中の実施が困難なため。社会実験（年4回）であれば再提案を検討できます。";

    @Autowired
    Platform platform;

    @Autowired
    Groups groups;

    @Autowired
    MongoOperations mongo;

    private final GroupId watch = new GroupId(Ids.next());
    private final String account = "acct-" + watch;

    @BeforeEach
    void on_the_first_of_may() {
        platform.clockTo("2026-05-01T10:00:00+09:00");
    }

    @Test
    void its_read_models_rebuilt_are_the_same() {
        registered();
        platform.publish(DepartmentFacts.officeOf(platform, YAMAGUCHI));
        AgreementSigned signed = (AgreementSigned)
                GoldenSamples.of("kyodo.proposal.AgreementSigned.v1").event().orElseThrow();
        platform.publish(platform.foreign(YAMAGUCHI, signed.agreementId().toString(), 1, signed));
        EvaluationPlanned planned = (EvaluationPlanned) GoldenSamples.of("kyodo.evaluation.EvaluationPlanned.v1")
                .event()
                .orElseThrow();
        Recorded<EvaluationPlanned> evaluation =
                platform.foreign(YAMAGUCHI, planned.evaluationId().toString(), 1, planned);
        platform.publish(evaluation);
        platform.publish(platform.following(
                evaluation, (EvaluationCompleted) GoldenSamples.of("kyodo.evaluation.EvaluationCompleted.v1")
                        .event()
                        .orElseThrow()));
        AwardDecided decided = (AwardDecided)
                GoldenSamples.of("kyodo.grant.AwardDecided.v1").event().orElseThrow();
        Recorded<AwardDecided> award =
                platform.foreign(YAMAGUCHI, decided.awardId().toString(), 1, decided);
        platform.publish(award);
        platform.publish(platform.following(award, new AwardDeclined(decided.awardId())));
        new ReadModelsRebuilt(platform, mongo).areTheSame(READ_MODELS);
    }

    Session office() {
        return platform.as("acct-office", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    Session section() {
        return platform.as("acct-section", YAMAGUCHI, "school-education", Role.STAFF);
    }

    Session group() {
        return platform.as(account, YAMAGUCHI, null, Role.GROUP);
    }

    Session reviewer(int number) {
        return platform.as("acct-reviewer-" + number, YAMAGUCHI, null, Role.REVIEWER);
    }

    Session resident() {
        return platform.as("acct-resident", YAMAGUCHI, null, Role.RESIDENT);
    }

    /** The registry tells of the group, and this service has heard. */
    void registered() {
        registered(watch, account);
    }

    void registered(GroupId group, String account) {
        platform.publish(platform.foreign(YAMAGUCHI, group.toString(), 1, GroupFacts.registered(group, account)));
        await().atMost(Platform.SOON).until(() -> groups.standings(List.of(group), MunicipalityCode.of(YAMAGUCHI))
                .containsKey(group));
    }

    static String call() {
        return """
                {"plan": {"kind": "CITIZEN_PROPOSED", "title": "令和8年度 市民提案型協働事業", "fiscalYear": 2026,
                 "window": {"opensAt": "2026-05-15T00:00:00Z", "closesAt": "2026-06-30T08:00:00Z"},
                 "criteria": [{"axis": "公益性", "weight": 30}, {"axis": "実現性", "weight": 25},
                              {"axis": "協働の必然性", "weight": 25}, {"axis": "発展性", "weight": 20}],
                 "ceiling": 1000000, "forms": ["COMMISSION"], "examination": "BOTH"}}
                """;
    }

    /** A call that is open on 12 June. */
    String openCall() {
        String id = office().post("/api/v1/calls", call()).expect(201).id();
        appointed(id);
        office().post("/api/v1/calls/" + id + "/publication", "{}").expect(200);
        platform.clockTo("2026-06-12T10:00:00+09:00");
        return id;
    }

    /** The five reviewers are the panel of the call. */
    void appointed(String call) {
        office().post("/api/v1/calls/" + call + "/panel", """
                        {"members": ["acct-reviewer-0", "acct-reviewer-1", "acct-reviewer-2", "acct-reviewer-3",
                                     "acct-reviewer-4"]}
                        """).expect(200);
    }

    String proposal(String call) {
        return """
                {"call": "%s", "proposer": "%s",
                 "outline": {"title": "放課後みまもりマップづくり",
                             "summary": "通学路の危険箇所を子どもと歩いて地図にする。",
                             "fieldTypes": ["F2"], "areas": ["大殿"],
                             "requestedForm": "COMMISSION", "requested": 850000},
                 "details": {"problem": "下校時に大人の目が届かない場所がある。",
                             "strengths": "校区の全自治会とPTAが参加している。",
                             "action": "月2回の点検と地図の配布を行う。",
                             "total": 900000}}
                """.formatted(call, watch);
    }

    String accepted() {
        registered();
        String id = group().post("/api/v1/proposals", proposal(openCall()))
                .expect(201)
                .id();
        office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);
        return id;
    }

    static String points(int benefit, int feasibility, int need, int growth) {
        return """
                {"points": {"公益性": %d, "実現性": %d, "協働の必然性": %d, "発展性": %d}}
                """.formatted(benefit, feasibility, need, growth);
    }

    static String rejection(String code, String text) {
        return Json.TOLERANT.writeValueAsString(Map.of("reason", Map.of("code", code, "text", text)));
    }

    /** Discussed at a round table, scored by three, and each side has said that it chooses this form. */
    void examined(String id, String form) {
        discussed(id);
        for (int i = 0; i < 3; i++) {
            reviewer(i)
                    .post("/api/v1/proposals/" + id + "/scores", points(25, 20, 18, 15))
                    .expect(200);
        }
        agreed(id, form);
    }

    /** The minutes of a round table about it are public. */
    void discussed(String id) {
        RoundTableId table = new RoundTableId(Ids.next());
        Subject subject = new Subject(SubjectType.PROPOSAL, UUID.fromString(id));
        platform.publish(platform.foreign(
                YAMAGUCHI,
                table.toString(),
                1,
                new MinutesPublished(table, RoundTableKind.ROUND_TABLE, List.of(subject), Optional.empty())));
        await().atMost(Platform.SOON)
                .until(() -> office().history("/api/v1/proposals/" + id).contains("ProposalExamined"));
    }

    void agreed(String id, String form) {
        office().post("/api/v1/proposals/" + id + "/form-rationales", rationale(form, "通学路の安全は市の責務であり、地域の目を生かせるため。"))
                .expect(200);
        group().post("/api/v1/proposals/" + id + "/form-rationales", rationale(form, "地域を知る私たちが仕様づくりから関わるため。"))
                .expect(200);
    }

    static String rationale(String form, String text) {
        return Json.TOLERANT.writeValueAsString(Map.of("form", form, "text", text));
    }

    JsonNode shown(Session session, String id) {
        return session.get("/api/v1/proposals/" + id).expect(200).body();
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        registered();
        String plan = call().strip();
        String owned = plan.substring(0, plan.length() - 1) + ", \"department\": \"disaster-prevention\"}";
        String draft = office().post("/api/v1/calls", owned).expect(201).id();
        String call = office().post("/api/v1/calls", owned).expect(201).id();
        appointed(call);
        office().post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
        assertThat(office().history("/api/v1/calls/" + call))
                .containsExactly("CallDrafted", "CallPanelAppointed", "CallPublished");
        String page = "/api/v1/public/calls/%s?municipality=" + YAMAGUCHI;
        assertThat(platform.anonymous().history(page.formatted(call))).containsExactly("CallPublished");
        assertThat(group().history("/api/v1/calls/" + call)).containsExactly("CallPublished");
        platform.anonymous()
                .get(page.formatted(draft).replace("?", "/history?"))
                .problem(404, "NOT_FOUND");
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String document = group().uploaded("計画書.pdf", "application/pdf", TakenDocuments.PDF);
        GroupId partner = new GroupId(Ids.next());
        registered(partner, "acct-" + partner);
        String submitted =
                jointly(withAttachments(call, "[{\"kind\": \"PLAN\", \"document\": %s}]".formatted(document)), partner);
        String accepted = jointlyAccepted(call, partner);
        String screening = jointlyAccepted(call, partner);
        examined(screening, "COMMISSION");
        String adopted = jointlyAccepted(call, partner);
        examined(adopted, "COMMISSION");
        office().post("/api/v1/proposals/" + adopted + "/adoption", "{}").expect(200);
        String agreement = await().atMost(Platform.SOON)
                .until(
                        () -> office().get("/api/v1/agreements?proposal=" + adopted)
                                .expect(200)
                                .body()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
        RoleMatrix.Cast cast = new RoleMatrix.Cast(YAMAGUCHI, account, "disaster-prevention", "acct-reviewer-1");
        TakenDocuments.areAsInEveryService(
                platform,
                "proposal",
                cast,
                Map.of(
                        "of a submitted proposal",
                        Json.TOLERANT.readTree(document).path("documentId").asString()));
        new RoleMatrix(platform, "proposal", "common", cast)
                .below("/api/v1/rules", "/api/v1/forms", "/api/v1/drafts", "/ops")
                .record("/api/v1/forms/{command}", "", "SubmitProposal")
                .record(
                        "/api/v1/drafts/{id}",
                        "of the section",
                        FormWalk.draft(
                                platform.as("acct-matrix-section", cast.municipality(), cast.inCharge(), Role.STAFF)))
                .isAsAccepted();
        String entered = office().with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", account)
                .post("/api/v1/proposals", proposal(call))
                .expect(201)
                .body()
                .at("/events/0/id")
                .asString();
        // It stands in the journal a moment after it is committed.
        await().atMost(Platform.SOON)
                .until(() ->
                        !group().get("/api/v1/entries").body().path("items").isEmpty());
        new RoleMatrix(platform, "proposal", "entries", cast)
                .below("/api/v1/entries")
                .record("/api/v1/entries/{entry}", "Uncontested", entered)
                .isAsAccepted();
        new RoleMatrix(platform, "proposal", "calls", cast)
                .below("/api/v1/calls", "/api/v1/public/calls")
                .record("/api/v1/calls/{id}", "Drafted", draft)
                .record("/api/v1/calls/{id}", "Open", call)
                .record("/api/v1/public/calls/{id}", "Drafted", draft)
                .record("/api/v1/public/calls/{id}", "Open", call)
                .body("POST /api/v1/calls", owned)
                .body("PUT /api/v1/calls/{id}", plan)
                .body("POST /api/v1/calls/{id}/extension", "{\"closesAt\": \"2026-07-31T08:00:00Z\"}")
                .body("POST /api/v1/calls/{id}/screening", "{\"screening\": {\"on\": \"2026-08-20\"}}")
                .isAsAccepted();
        new RoleMatrix(platform, "proposal", "proposals", cast)
                .below("/api/v1/proposals", "/api/v1/public/proposals")
                .record("/api/v1/proposals/{id}", "Submitted", submitted)
                .record("/api/v1/proposals/{id}", "Accepted", accepted)
                .record("/api/v1/proposals/{id}", "Adopted", adopted)
                .record("/api/v1/public/proposals/{id}", "Submitted", submitted)
                .record("/api/v1/public/proposals/{id}", "Adopted", adopted)
                .body("POST /api/v1/proposals", proposal(call))
                .body("POST /api/v1/proposals/{id}/submission", proposal(call))
                .caller("co-proposer", platform.as("acct-" + partner, YAMAGUCHI, null, Role.GROUP))
                .caller(
                        "section assigned",
                        platform.as("acct-matrix-assigned", YAMAGUCHI, "school-education", Role.STAFF))
                .body("POST /api/v1/proposals/{id}/co-proposal", "{\"group\": \"" + partner + "\"}")
                .body("POST /api/v1/proposals/{id}/co-proposal/refusal", "{\"group\": \"" + partner + "\"}")
                .body("POST /api/v1/proposals/{id}/scores", points(25, 20, 18, 15))
                .body("POST /api/v1/proposals/{id}/adoption", "{}")
                .body("POST /api/v1/proposals/{id}/form-rationales", rationale("COMMISSION", "理由"))
                .record("/api/v1/proposals/{id}", "Screening", screening)
                .body("POST /api/v1/proposals/{id}/opinion-statement", """
                        {"document": {"documentId": "%s", "sha256": "%s"}, "pointsFor": [], "pointsAgainst": []}
                        """.formatted(Ids.next(), "0".repeat(64)))
                .isAsAccepted();
    }

    @Test
    void co_proposers_are_named_to_staff_and_parties_and_nobody_else() {
        GroupId partner = new GroupId(Ids.next());
        registered();
        registered(partner, "acct-" + partner);
        String body =
                proposal(openCall()).replace("\"outline\":", "\"coProposers\": [\"" + partner + "\"], \"outline\":");
        String id = group().post("/api/v1/proposals", body).expect(201).id();
        office().post("/api/v1/proposals/" + id + "/acceptance", "{}").problem(409, "CO_PROPOSERS_UNCONFIRMED");
        // A co-proposer speaks for itself and for no other group.
        platform.as("acct-" + partner, YAMAGUCHI, null, Role.GROUP)
                .post("/api/v1/proposals/" + id + "/co-proposal", "{\"group\": \"" + watch + "\"}")
                .problem(403, "NO_CO_PROPOSER");
        platform.as("acct-" + partner, YAMAGUCHI, null, Role.GROUP)
                .post("/api/v1/proposals/" + id + "/co-proposal/refusal", "{\"group\": \"" + partner + "\"}")
                .expect(200);
        platform.as("acct-" + partner, YAMAGUCHI, null, Role.GROUP)
                .post("/api/v1/proposals/" + id + "/co-proposal", "{\"group\": \"" + partner + "\"}")
                .expect(200);
        office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);

        Session partners = platform.as("acct-" + partner, YAMAGUCHI, null, Role.GROUP);
        for (Session party : List.of(office(), group(), partners)) {
            assertThat(shown(party, id).at("/content/coProposers/0").asString()).isEqualTo(partner.toString());
        }
        Session another = platform.as("acct-another", YAMAGUCHI, null, Role.GROUP);
        for (Session stranger : List.of(resident(), reviewer(1), another)) {
            assertThat(shown(stranger, id).toString())
                    .contains(watch.toString())
                    .doesNotContain(partner.toString());
        }
        assertThat(platform.anonymous()
                        .get("/api/v1/public/proposals?limit=100&municipality=" + YAMAGUCHI)
                        .expect(200)
                        .body()
                        .toString())
                .contains(id)
                .doesNotContain(partner.toString());

        office().post("/api/v1/proposals/" + id + "/departments", "{\"departments\": [\"school-education\"]}")
                .expect(200);
        examined(id, "COMMISSION");
        office().post("/api/v1/proposals/" + id + "/adoption", "{}").expect(200);
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(
                        partners.get("/api/v1/agreements?proposal=" + id).body().path("items"))
                .as("each that proposes is a party to the agreement")
                .hasSize(1));
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(partners.get("/api/v1/projects?proposal=" + id)
                        .body()
                        .at("/items/0/content/plan/groups")
                        .toString())
                .contains(watch.toString(), partner.toString()));
    }

    /** Handed in with a co-proposer who has confirmed it. */
    private String jointly(String proposal, GroupId partner) {
        String id = group().post(
                        "/api/v1/proposals",
                        proposal.replace("\"outline\":", "\"coProposers\": [\"" + partner + "\"], \"outline\":"))
                .expect(201)
                .id();
        platform.as("acct-" + partner, YAMAGUCHI, null, Role.GROUP)
                .post("/api/v1/proposals/" + id + "/co-proposal", "{\"group\": \"" + partner + "\"}")
                .expect(200);
        return id;
    }

    /** Accepted, and given to a section that is asked for its opinion. */
    private String jointlyAccepted(String call, GroupId partner) {
        String id = jointly(proposal(call), partner);
        String section = "{\"departments\": [\"school-education\"]}";
        office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);
        office().post("/api/v1/proposals/" + id + "/departments", section).expect(200);
        office().post("/api/v1/proposals/" + id + "/opinion-requests", section).expect(200);
        return id;
    }

    private String accepted(String call) {
        String id =
                group().post("/api/v1/proposals", proposal(call)).expect(201).id();
        office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);
        return id;
    }

    @Nested
    class Documents_handed_in {
        @Test
        void are_for_the_parties_the_town_hall_and_once_it_is_accepted_the_reviewers() {
            registered();
            String call = openCall();
            AtomicReference<String> id = new AtomicReference<>();
            String document = TakenDocuments.areNamedAsAttachments(
                    platform,
                    mongo,
                    YAMAGUCHI,
                    group(),
                    attachments -> {
                        Answer answer = group().post("/api/v1/proposals", withAttachments(call, attachments));
                        id.set(answer.id());
                        return answer;
                    },
                    () -> new TakenDocuments.Eyes(
                            List.of(group(), office(), section()),
                            List.of(
                                    resident(),
                                    reviewer(0),
                                    platform.as("acct-else", YAMAGUCHI, null, Role.GROUP),
                                    platform.as("acct-office", "062014", "collaboration-office", Role.STAFF))));
            ProposalSubmitted told = (ProposalSubmitted) platform.awaitEvents(id.get(), ProposalSubmitted.class)
                    .getFirst()
                    .event();
            assertThat(told.details().attachments().orElseThrow())
                    .singleElement()
                    .satisfies(attachment -> {
                        assertThat(attachment.document().documentId()).hasToString(document);
                        assertThat(attachment.document().sha256()).matches("[0-9a-f]{64}");
                    });

            office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);
            reviewer(0).get("/api/v1/documents/" + document + "/description").expect(200);
            platform.anonymous()
                    .get("/api/v1/public/documents/" + document + "?municipality=" + YAMAGUCHI)
                    .problem(404, "NOT_FOUND");
            group().post(
                            "/api/v1/proposals",
                            withAttachments(
                                    call,
                                    "[{\"kind\": \"PLAN\", \"document\": {\"documentId\": \"%s\", \"sha256\": \"%s\"}}]"
                                            .formatted(
                                                    document,
                                                    told.details()
                                                            .attachments()
                                                            .orElseThrow()
                                                            .getFirst()
                                                            .document()
                                                            .sha256())))
                    .problem(409, "DOCUMENT_NAMED_ELSEWHERE");
        }
    }

    private String withAttachments(String call, String attachments) {
        return proposal(call).replace("\"total\": 900000", "\"total\": 900000, \"attachments\": " + attachments);
    }

    @Nested
    class A_reorganisation {
        @Test
        void leads_what_is_open_to_the_section_in_charge_and_loses_nothing_that_is_on_its_way() {
            registered();
            TwoSections sections = new TwoSections(platform, YAMAGUCHI, "proposals");
            Session former = sections.staffOfFormer();
            Session successor = sections.staffOfSuccessor();
            String owned =
                    call().strip().replaceFirst("\\}$", ", \"department\": \"%s\"}".formatted(sections.former()));
            await().atMost(Platform.SOON)
                    .until(() -> former.post("/api/v1/calls", owned).status() == 201);
            String call = former.post("/api/v1/calls", owned).expect(201).id();
            appointed(call);
            former.post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
            successor.post("/api/v1/calls/" + call + "/cancellation", "{}").problem(403, "NOT_IN_CHARGE");
            platform.clockTo("2026-06-12T10:00:00+09:00");
            String open = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            String ended = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            former.post("/api/v1/proposals/" + ended + "/acceptance", "{}").expect(200);
            String assignment = "{\"departments\": [\"%s\"]}".formatted(sections.former());
            office().post("/api/v1/proposals/" + ended + "/departments", assignment)
                    .expect(200);
            group().post("/api/v1/proposals/" + ended + "/withdrawal", "{}").expect(200);

            platform.clockTo("2026-05-01T10:00:00+09:00");
            assertThat(sections.mergeDuring(Collections.nCopies(6, () -> former.post("/api/v1/calls", owned))))
                    .containsOnly(201);

            await().atMost(Platform.SOON)
                    .until(() -> successor
                                    .post("/api/v1/proposals/" + open + "/acceptance", "{}")
                                    .status()
                            == 200);
            former.post("/api/v1/proposals/" + open + "/departments", assignment)
                    .expect(200);
            successor
                    .post("/api/v1/proposals/" + open + "/departments", assignment.replace("former", "successor"))
                    .expect(200);
            assertThat(shown(office(), ended).at("/content").toString())
                    .as("what has ended is as it was")
                    .doesNotContain(sections.successor().value());
            office().post("/api/v1/proposals/" + open + "/departments", "{\"departments\": [\"nobodys\"]}")
                    .problem(422, "UNKNOWN_DEPARTMENT");
            assertThat(office().get("/api/v1/forms/AssignDepartments")
                            .expect(200)
                            .body()
                            .toString())
                    .contains(sections.successor().value())
                    .doesNotContain(sections.former().value());
            new ReadModelsRebuilt(platform, mongo).areTheSame(READ_MODELS);
            successor
                    .post("/api/v1/calls/" + call + "/cancellation", rejection("OTHER", LEGAL))
                    .expect(200);
        }
    }

    @Nested
    class Journey_E3 {
        @Test
        void from_the_call_to_the_draft_of_the_agreement() {
            registered();
            String call = office().post("/api/v1/calls", call()).expect(201).id();
            appointed(call);
            office().post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
            platform.clockTo("2026-05-15T09:00:00+09:00");
            platform.awaitEvents(
                    call, CallDrafted.class, CallPanelAppointed.class, CallPublished.class, CallOpened.class);

            platform.clockTo("2026-06-12T10:00:00+09:00");
            Answer submitted = group().post("/api/v1/proposals", proposal(call)).expect(201);
            String id = submitted.id();
            assertThat(submitted.header("Location")).isEqualTo("/api/v1/proposals/" + id);
            assertThat(shown(group(), id).at("/content/entry/number").asString())
                    .matches("352039-2026-P\\d{4}");

            office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);
            office().post(
                            "/api/v1/proposals/" + id + "/departments",
                            "{\"departments\": [\"school-education\", \"disaster-prevention\"]}")
                    .expect(200);
            JsonNode assignment = shown(office(), id).path("content").at("/handling/assignment");
            assertThat(assignment.path("crossSection").asBoolean()).isTrue();
            assertThat(assignment.path("coordinator").asString()).isEqualTo("collaboration-office");

            section()
                    .post("/api/v1/proposals/" + id + "/co-implementation", "{\"role\": \"学校との連絡と点検への立会い。\"}")
                    .expect(200);
            office().post("/api/v1/proposals/" + id + "/co-implementation", "{\"role\": \"事務局。\"}")
                    .problem(403, "NOT_ASSIGNED_TO_IT");
            platform.as("acct-disaster", YAMAGUCHI, "disaster-prevention", Role.STAFF)
                    .post(
                            "/api/v1/proposals/" + id + "/co-implementation/refusal",
                            rejection("OTHER", "当課の今年度の体制では、点検への立会いを続けることができないため。"))
                    .expect(200);
            office().post(
                            "/api/v1/proposals/" + id + "/opinion-requests",
                            "{\"departments\": [\"school-education\", \"disaster-prevention\"]}")
                    .expect(200);
            assertThat(worklist(section(), "opinionOf=school-education")).contains(id);
            assertThat(worklist(section(), "opinionOf=school-education&dueOn=2026-06-25"))
                    .doesNotContain(id);
            section()
                    .post(
                            "/api/v1/proposals/" + id + "/opinions",
                            "{\"stance\": \"IN_FAVOUR\", \"text\": \"学校の安全計画と合う。\"}")
                    .expect(200);
            assertThat(worklist(section(), "opinionOf=school-education")).doesNotContain(id);
            assertThat(worklist(office(), "undecided=true&dueOn=2026-06-26")).contains(id);
            office().post("/api/v1/proposals/" + id + "/assessment", """
                            {"assessment": {"nature": "継続的な公益サービス", "necessity": "高い", "profitability": "低い"}}
                            """).expect(200);
            assertThat(shown(group(), id).at("/content/handling").isNull()).isTrue();
            // Of the call are both, but no programme here takes what was adopted (001:L842).
            assertThat(openForms(office(), id)).containsExactly("COMMISSION");
            assertThat(forms(office(), id))
                    .hasSize(9)
                    .allMatch(form -> form.path("consecutiveYears").asInt() == 1);
            assertThat(askedOf("SUBSIDY", office(), id))
                    .startsWith("R-COM-2 MISSING", "R-FP-1 MET", "R-CI-1 MET", "R-HO-1 ELSEWHERE");
            assertThat(askedOf("COMMISSION", group(), id)).startsWith("R-COM-2 MISSING", "R-IT-1 MISSING");

            String[] five = {
                points(25, 20, 18, 15),
                points(25, 20, 20, 17),
                points(20, 20, 20, 15),
                points(28, 22, 22, 16),
                points(25, 20, 20, 12)
            };
            String table = announced(id);
            for (int i = 0; i < five.length; i++) {
                if (i == 2) {
                    notExamined(id, "roundTable");
                    held(table);
                    notExamined(id, "scores");
                }
                reviewer(i).post("/api/v1/proposals/" + id + "/scores", five[i]).expect(200);
            }
            platform.clockTo("2026-08-20T10:00:00+09:00");
            await().atMost(Platform.SOON)
                    .until(() -> office().history("/api/v1/proposals/" + id).contains("DepartmentOpinionOverdue"));
            String form = "/api/v1/proposals/" + id + "/form-rationales";
            office().with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", account)
                    .post(form, rationale("COMMISSION", "団体の理由として市が書いたもの。"))
                    .problem(403, "GROUP_SPEAKS_FOR_ITSELF");
            office().post("/api/v1/proposals/" + id + "/adoption", "{}").problem(422, "RATIONALE_REQUIRED");
            group().post(form, rationale("SUBSIDY", "自分たちの事業として行うため。")).problem(422, "FORM_NOT_OFFERED");
            office().post(form, rationale("COMMISSION", "通学路の安全は市の責務であるため。")).expect(200);
            group().post(form, rationale("COMMISSION", "地域を知る私たちが仕様づくりから関わるため。"))
                    .expect(200);
            office().post("/api/v1/proposals/" + id + "/adoption", "{}").expect(200);

            List<Recorded<?>> events = platform.awaitEvents(
                    id,
                    ProposalSubmitted.class,
                    ProposalAccepted.class,
                    DepartmentsAssigned.class,
                    CoordinationOpened.class,
                    CoImplementationAccepted.class,
                    CoImplementationDeclined.class,
                    DepartmentOpinionRequested.class,
                    DepartmentOpinionSubmitted.class,
                    ProposalAssessed.class,
                    ProposalScored.class,
                    ProposalScored.class,
                    ProposalExamined.class,
                    ProposalScored.class,
                    ProposalScored.class,
                    ProposalScored.class,
                    DepartmentOpinionOverdue.class,
                    FormRationaleStated.class,
                    FormRationaleStated.class,
                    ProposalAdopted.class);
            Recorded<?> adopted = events.getLast();
            assertThat(((ProposalAdopted) adopted.event())
                            .adoption()
                            .examination()
                            .mean())
                    .contains(new BigDecimal("80.0"));
            assertThat(new String(adopted.data(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"mean\":80.0");

            Recorded<AgreementDrafted> drafted =
                    platform.awaitEvent(AgreementDrafted.class, happened -> happened.event()
                            .proposal()
                            .map(ProposalId::toString)
                            .equals(Optional.of(id)));
            assertThat(openForms(group(), id)).containsExactly("COMMISSION");
            assertThat(askedOf("COMMISSION", group(), id)).startsWith("R-COM-2 MET", "R-IT-1 MISSING");
            assertThat(drafted.envelope().cause().causationId())
                    .isEqualTo(adopted.envelope().id());
            assertThat(drafted.envelope().cause().correlationId())
                    .isEqualTo(adopted.envelope().cause().correlationId());
            JsonNode agreements = group().get("/api/v1/agreements?proposal=" + id)
                    .expect(200)
                    .body()
                    .path("items");
            assertThat(agreements).hasSize(1);
            assertThat(agreements.get(0).at("/content/agreement/form").asString())
                    .isEqualTo("COMMISSION");
            assertThat(agreements.get(0).at("/content/agreement/text/clauses").toString())
                    .contains("単なる下請");
            String agreement = agreements.get(0).path("id").asString();
            office().get("/api/v1/agreements/" + agreement).expect(200);
            resident().get("/api/v1/agreements/" + agreement).problem(404, "NOT_FOUND");
            assertThat(group().history("/api/v1/agreements/" + agreement)).containsExactly("AgreementDrafted");
            assertThat(group().history("/api/v1/proposals/" + id))
                    .containsExactly(
                            "ProposalSubmitted",
                            "ProposalAccepted",
                            "ProposalExamined",
                            "FormRationaleStated",
                            "FormRationaleStated",
                            "ProposalAdopted");
            assertThat(office().history("/api/v1/proposals/" + id)).hasSize(19);
        }

        private void notExamined(String id, String missing) {
            await().atMost(Platform.SOON).untilAsserted(() -> {
                Answer refused = office().post("/api/v1/proposals/" + id + "/adoption", "{}")
                        .problem(409, "NOT_EXAMINED");
                assertThat(refused.body().path("field").asString()).isEqualTo(missing);
            });
        }

        /** A round table about it, ten days ahead. */
        private String announced(String id) {
            return office().post("/api/v1/round-tables", """
                            {"plan": {"kind": "ROUND_TABLE", "title": "放課後みまもりマップ 協働ラウンドテーブル",
                             "subjects": [{"kind": "PROPOSAL", "id": "%s"}],
                             "slot": {"opensAt": "2026-06-22T10:00:00Z", "closesAt": "2026-06-22T12:00:00Z"},
                             "place": "大殿地域交流センター"}}
                            """.formatted(id))
                    .expect(201)
                    .id();
        }

        private void held(String table) {
            platform.clockTo("2026-06-22T21:00:00+09:00");
            String path = "/api/v1/round-tables/" + table;
            office().post(path + "/attendance", """
                            {"attendance": {"groups": ["%s"], "departments": ["school-education", "collaboration-office"],
                             "people": {"residents": 6, "groupMembers": 5, "business": 0, "education": 0, "staff": 4}}}
                            """.formatted(watch)).expect(200);
            office().post(path + "/minutes", "{\"text\": \"役割の分担を話し合った。\", \"namesByConsent\": true}")
                    .expect(200);
        }

        private List<String> openForms(Session session, String id) {
            List<String> open = new ArrayList<>();
            forms(session, id).forEach(form -> {
                assertThat(form.path("open").asBoolean())
                        .isEqualTo(form.path("why").isNull());
                if (form.path("open").asBoolean()) {
                    open.add(form.path("form").asString());
                }
            });
            return open;
        }

        private List<String> askedOf(String name, Session session, String id) {
            List<String> asked = new ArrayList<>();
            forms(session, id).forEach(form -> {
                if (form.path("form").asString().equals(name)) {
                    form.path("rules")
                            .forEach(rule -> asked.add(rule.path("rule").asString() + " "
                                    + rule.path("state").asString()));
                }
            });
            return asked;
        }

        private JsonNode forms(Session session, String id) {
            return session.get("/api/v1/proposals/" + id + "/form-advice")
                    .expect(200)
                    .body()
                    .path("forms");
        }

        @Test
        void an_adoption_that_is_told_again_drafts_no_second_agreement() {
            String id = accepted();
            office().post("/api/v1/proposals/" + id + "/departments", "{\"departments\": [\"school-education\"]}")
                    .expect(200);
            examined(id, "COMMISSION");
            office().post("/api/v1/proposals/" + id + "/adoption", "{}").expect(200);
            platform.awaitEvent(AgreementDrafted.class, happened -> happened.event()
                    .proposal()
                    .map(ProposalId::toString)
                    .equals(Optional.of(id)));
            Recorded<?> adopted = platform.eventsOf(id).getLast();
            ProposalAdopted content = (ProposalAdopted) adopted.event();

            platform.publish(adopted);
            // Another adoption behind it on the same key: once that one is drafted, the repeat has been dealt with.
            Recorded<ProposalAdopted> behind = platform.following(adopted, content);
            platform.publish(behind);

            platform.awaitEvent(AgreementDrafted.class, happened -> happened.envelope()
                    .cause()
                    .causationId()
                    .equals(behind.envelope().id()));
            assertThat(office().get("/api/v1/agreements?proposal=" + id).body().path("items"))
                    .hasSize(2);
        }
    }

    @Test
    void of_a_subsidy_the_adviser_says_what_grant_tells_of_its_award() {
        GroupId club = new GroupId(Ids.next());
        platform.publish(platform.foreign(OBIHIRO, club.toString(), 1, GroupFacts.registered(club, "acct-" + club)));
        await().atMost(Platform.SOON).until(() -> groups.standings(List.of(club), MunicipalityCode.of(OBIHIRO))
                .containsKey(club));
        Session town = platform.as("acct-office", OBIHIRO, "collaboration-office", Role.STAFF);
        Session parks = platform.as("acct-parks", OBIHIRO, "parks-green", Role.STAFF);
        Session party = platform.as("acct-" + club, OBIHIRO, null, Role.GROUP);
        String call = town.post(
                        "/api/v1/calls", call().replace("COMMISSION", "SUBSIDY").replace("BOTH", "SCORING"))
                .expect(201)
                .id();
        town.post("/api/v1/calls/" + call + "/panel", """
                        {"members": ["acct-reviewer-0", "acct-reviewer-1", "acct-reviewer-2"]}
                        """).expect(200);
        town.post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
        platform.clockTo("2026-06-12T10:00:00+09:00");
        String id = party.post(
                        "/api/v1/proposals",
                        proposal(call)
                                .replace(watch.toString(), club.toString())
                                .replace("大殿", "西帯広")
                                .replace("COMMISSION", "SUBSIDY")
                                .replace("\"total\"", "\"programme\": \"motto\", \"total\""))
                .expect(201)
                .id();
        String path = "/api/v1/proposals/" + id;
        town.post(path + "/acceptance", "{}").expect(200);
        town.post(path + "/departments", "{\"departments\": [\"parks-green\"]}").expect(200);
        parks.post(path + "/co-implementation", "{\"role\": \"遊歩道での立会い。\"}").expect(200);
        for (int i = 0; i < 3; i++) {
            platform.as("acct-reviewer-" + i, OBIHIRO, null, Role.REVIEWER)
                    .post(path + "/scores", points(25, 20, 18, 15))
                    .expect(200);
        }
        town.post(path + "/form-rationales", rationale("SUBSIDY", "団体の自主的な取組を支えるため。"))
                .expect(200);
        party.post(path + "/form-rationales", rationale("SUBSIDY", "自分たちの事業として続けるため。"))
                .expect(200);
        town.post(path + "/adoption", "{}").expect(200);
        assertThat(ofSubsidy(party, id).path("consecutiveYears").asInt()).isEqualTo(1);
        assertThat(ofSubsidy(party, id).path("rules").toString())
                .contains("ELSEWHERE")
                .doesNotContain("交付決定とその額");

        awarded(club, 2025, Optional.empty());
        awarded(club, 2026, Optional.of(id));
        await().atMost(Platform.SOON).untilAsserted(() -> {
            JsonNode subsidy = ofSubsidy(party, id);
            assertThat(subsidy.path("consecutiveYears").asInt()).isEqualTo(2);
            JsonNode transparent = subsidy.path("rules")
                    .valueStream()
                    .filter(rule -> rule.path("rule").asString().equals("R-HO-3"))
                    .findFirst()
                    .orElseThrow();
            assertThat(transparent.path("state").asString()).isEqualTo("MET");
            assertThat(transparent.at("/known/by").asString()).isEqualTo("collaboration-office");
            assertThat(transparent.at("/known/on").asString()).isEqualTo("2026-06-10");
            assertThat(transparent.at("/known/text").asString()).isEqualTo("交付決定とその額は公開されています。");
        });
    }

    private static JsonNode ofSubsidy(Session session, String id) {
        return session.get("/api/v1/proposals/" + id + "/form-advice")
                .expect(200)
                .body()
                .path("forms")
                .valueStream()
                .filter(form -> form.path("form").asString().equals("SUBSIDY"))
                .findFirst()
                .orElseThrow();
    }

    /** Grant tells of an award in Obihiro. */
    private void awarded(GroupId group, int fiscalYear, Optional<String> proposal) {
        ObjectNode data = (ObjectNode)
                GoldenSamples.of("kyodo.grant.AwardDecided.v1").data().deepCopy();
        String award = Ids.next().toString();
        data.put("awardId", award);
        ObjectNode terms = (ObjectNode) data.path("award");
        terms.put("group", group.toString()).put("fiscalYear", fiscalYear).put("proposal", proposal.orElse(null));
        terms.putArray("coImplementing").add("parks-green");
        platform.publish(platform.foreign(OBIHIRO, award, 1, Json.TOLERANT.treeToValue(data, AwardDecided.class)));
    }

    @Test
    void an_account_drafts_twenty_proposals_and_other_forms_besides() {
        Session somebody = platform.as("acct-drafts", YAMAGUCHI, null, Role.GROUP);
        String draft = "{\"command\": \"SubmitProposal\", \"body\": {}}";
        String other = "{\"command\": \"ReportProgress\", \"body\": {}}";
        UUID last = UUID.randomUUID();
        for (int made = 0; made < 19; made++) {
            somebody.put("/api/v1/drafts/" + UUID.randomUUID(), draft).expect(200);
        }
        somebody.put("/api/v1/drafts/" + last, draft).expect(200);

        var refused =
                somebody.put("/api/v1/drafts/" + UUID.randomUUID(), draft).problem(422, "TOO_MANY_PROPOSALS_DRAFTED");
        assertThat(refused.body().path("rule").asString()).isEqualTo("K-PR-1");
        UUID changing = UUID.randomUUID();
        somebody.put("/api/v1/drafts/" + changing, other).expect(200);
        somebody.put("/api/v1/drafts/" + changing, draft).problem(422, "TOO_MANY_PROPOSALS_DRAFTED");
        somebody.put("/api/v1/drafts/" + last, draft).expect(200);
    }

    @Nested
    class Two_at_once {
        @Test
        void who_decide_differently_one_wins_and_the_other_is_told_that_it_is_decided() throws Exception {
            String id = accepted();
            office().post("/api/v1/proposals/" + id + "/departments", "{\"departments\": [\"school-education\"]}")
                    .expect(200);
            examined(id, "COMMISSION");
            Session colleague = platform.as("acct-colleague", YAMAGUCHI, "collaboration-office", Role.STAFF);
            List<Answer> answers = atOnce(List.of(
                    () -> office().post("/api/v1/proposals/" + id + "/adoption", "{}"),
                    () -> colleague.post("/api/v1/proposals/" + id + "/rejection", rejection("EFFECT", LEGAL)),
                    () -> reviewer(4).post("/api/v1/proposals/" + id + "/scores", points(25, 20, 18, 15))));
            assertThat(answers.subList(0, 2)).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers.getLast().status()).isIn(200, 409);
            reviewer(4)
                    .post("/api/v1/proposals/" + id + "/scores", points(25, 20, 18, 15))
                    .problem(409, "NOT_IN_THIS_STAGE");
            assertThat(office().history("/api/v1/proposals/" + id))
                    .filteredOn(name ->
                            List.of("ProposalAdopted", "ProposalRejected").contains(name))
                    .hasSize(1);
        }

        @Test
        void who_submit_for_a_group_where_one_place_is_left_one_gets_it() throws Exception {
            registered();
            String call = openCall();
            for (int i = 0; i < 19; i++) {
                group().post("/api/v1/proposals", proposal(call)).expect(201);
            }
            Session entering = office().with("Kyodo-Channel", "PAPER").with("Kyodo-On-Behalf-Of", account);
            List<Answer> answers = atOnce(List.of(
                    () -> group().post("/api/v1/proposals", proposal(call)),
                    () -> group().post("/api/v1/proposals", proposal(call)),
                    () -> entering.post("/api/v1/proposals", proposal(call))));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422, 422);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 422)
                    .allSatisfy(answer -> answer.problem(422, "TOO_MANY_WAITING"));
            // A place that is free again is taken again.
            String waiting = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .map(Answer::id)
                    .findFirst()
                    .orElseThrow();
            group().post("/api/v1/proposals/" + waiting + "/withdrawal", "{}").expect(200);
            group().post("/api/v1/proposals", proposal(call)).expect(201);
        }
    }

    @Nested
    class Conditions {
        @Test
        void are_answered_or_count_as_declined() {
            String kept = accepted();
            String call = shown(office(), kept).at("/content/entry/call").asString();
            String refused = accepted(call);
            String lapsing = accepted(call);
            for (String id : List.of(kept, refused, lapsing)) {
                office().post("/api/v1/proposals/" + id + "/departments", "{\"departments\": [\"school-education\"]}")
                        .expect(200);
                examined(id, "COMMISSION");
                office().post(
                                "/api/v1/proposals/" + id + "/deferral",
                                "{\"until\": \"2026-06-20\", \"reason\": {\"code\": \"BUDGET\", \"text\": \"%s\"}}"
                                        .formatted(LEGAL))
                        .expect(200);
            }
            assertThat(shown(resident(), kept).at("/content/deferral").toString())
                    .contains("BUDGET")
                    .doesNotContain(LEGAL);
            for (String id : List.of(kept, refused)) {
                office().post("/api/v1/proposals/" + id + "/resumption", "{}").expect(200);
            }
            platform.clockTo("2026-06-20T00:00:00+09:00");
            await().atMost(Platform.SOON)
                    .until(() ->
                            shown(office(), lapsing).path("stage").asString().equals("Screening"));
            for (String id : List.of(kept, refused, lapsing)) {
                office().post(
                                "/api/v1/proposals/" + id + "/adoption",
                                "{\"conditions\": [{\"text\": \"個人情報の扱いを協定に定めること。\", \"due\": \"2026-10-31\"}]}")
                        .expect(200);
            }
            assertThat(worklist(office(), "dueOn=2026-07-04")).contains(kept);
            group().post("/api/v1/proposals/" + kept + "/conditions/acceptance", "{}")
                    .expect(200);
            group().post("/api/v1/proposals/" + refused + "/conditions/refusal", "{}")
                    .expect(200);
            assertThat(shown(office(), refused).path("stage").asString()).isEqualTo("Withdrawn");
            platform.clockTo("2026-07-05T00:00:00+09:00");
            assertThat(platform.awaitEvents(
                                    lapsing,
                                    ProposalSubmitted.class,
                                    ProposalAccepted.class,
                                    DepartmentsAssigned.class,
                                    ProposalExamined.class,
                                    ProposalScored.class,
                                    ProposalScored.class,
                                    ProposalScored.class,
                                    FormRationaleStated.class,
                                    FormRationaleStated.class,
                                    ProposalDeferred.class,
                                    ExaminationResumed.class,
                                    ProposalConditionallyAdopted.class,
                                    ConditionsDeclined.class)
                            .getLast()
                            .envelope()
                            .author()
                            .type())
                    .isEqualTo(ActorType.PLATFORM);
            assertThat(shown(office(), kept).path("stage").asString()).isEqualTo("Adopted");
            assertThat(shown(resident(), kept)
                            .at("/content/adoption/conditions/0/due")
                            .asString())
                    .isEqualTo("2026-10-31");
        }
    }

    private static List<String> worklist(Session session, String narrowed) {
        List<String> ids = new ArrayList<>();
        session.get("/api/v1/proposals?limit=100&" + narrowed)
                .expect(200)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Nested
    class A_drafted_call {
        @Test
        void can_be_changed_and_given_up_by_its_department_until_it_is_published() {
            String id = office().post("/api/v1/calls", call()).expect(201).id();
            String path = "/api/v1/calls/" + id;
            String revised = call().replace("1000000", "500000");
            section().put(path, revised).problem(403, "NOT_IN_CHARGE");
            office().put(path, revised).expect(200);
            JsonNode seen = office().get(path).expect(200).body();
            assertThat(seen.at("/content/terms/plan/ceiling").asInt()).isEqualTo(500_000);
            assertThat(seen.path("allowedActions").toString())
                    .isEqualTo("[\"AppointPanel\",\"PublishCall\",\"ReviseCall\",\"WithdrawCall\"]");
            assertThat(section().get(path).expect(200).body().path("allowedActions"))
                    .isEmpty();

            section().send("DELETE", path, HttpRequest.BodyPublishers.noBody()).problem(403, "NOT_IN_CHARGE");
            office().send("DELETE", path, HttpRequest.BodyPublishers.noBody()).expect(200);
            office().get(path).problem(404, "NOT_FOUND");
            platform.awaitEvents(id, CallDrafted.class, CallRevised.class, CallWithdrawn.class);

            String published = openCall();
            office().send("DELETE", "/api/v1/calls/" + published, HttpRequest.BodyPublishers.noBody())
                    .problem(409, "NOT_IN_THIS_STAGE");
        }
    }

    @Nested
    class Journey_E4 {
        @Test
        void a_rejection_has_a_reason_and_can_be_reconsidered_once() {
            String id = accepted();
            String path = "/api/v1/proposals/" + id;
            office().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).problem(409, "NOT_EXAMINED");
            discussed(id);
            for (int i = 1; i < 4; i++) {
                reviewer(i).post(path + "/scores", points(20, 5, 10, 10)).expect(200);
            }
            platform.clockTo("2026-08-20T10:00:00+09:00");
            for (String body : List.of("{}", rejection("FEASIBILITY", ""), rejection("FEASIBILITY", "県道のため困難です。"))) {
                Answer refused = office().post(path + "/rejection", body).problem(422, "REASON_REQUIRED");
                assertThat(refused.body().path("rule").asString()).isEqualTo("R-SE-3");
            }
            assertThat(shown(office(), id).path("stage").asString()).isEqualTo("Screening");

            office().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).expect(200);
            JsonNode rejection = shown(group(), id).path("content").path("rejection");
            assertThat(rejection.path("reason").path("text").asString()).isEqualTo(LEGAL);
            JsonNode told =
                    shown(resident(), id).path("content").path("rejection").path("reason");
            assertThat(told.path("code").asString()).isEqualTo("FEASIBILITY");
            assertThat(told.path("text").isNull()).isTrue();
            assertThat(rejection.path("explanationDueOn").asString()).isEqualTo("2026-09-03");
            assertThat(rejection.path("reconsiderableUntil").asString()).isEqualTo("2026-09-19");

            assertThat(worklist(office(), "dueOn=2026-09-03")).contains(id);
            platform.clockTo("2026-09-04T00:00:00+09:00");
            await().atMost(Platform.SOON).until(() -> office().history(path).contains("ExplanationOverdue"));
            office().post(path + "/explanation", "{\"text\": \"9月4日に面談でご説明しました。\"}")
                    .expect(200);
            assertThat(worklist(office(), "dueOn=2026-09-03")).doesNotContain(id);
            group().post(path + "/reconsideration", "{\"grounds\": \"社会実験（年4回）に改めました。\"}")
                    .expect(200);
            group().post(path + "/reconsideration", "{\"grounds\": \"もう一度。\"}").problem(409, "NOT_IN_THIS_STAGE");
            platform.awaitEvents(
                    id,
                    ProposalSubmitted.class,
                    ProposalAccepted.class,
                    ProposalExamined.class,
                    ProposalScored.class,
                    ProposalScored.class,
                    ProposalScored.class,
                    ProposalRejected.class,
                    ExplanationOverdue.class,
                    ExplanationGiven.class,
                    ReconsiderationRequested.class);
            List<String> everybodys = List.of(
                    "ProposalAccepted",
                    "ProposalExamined",
                    "ProposalRejected",
                    "ExplanationOverdue",
                    "ExplanationGiven");
            for (Session reader : List.of(resident(), reviewer(1))) {
                assertThat(reader.history(path)).isEqualTo(everybodys);
            }
            String page = "/api/v1/public/proposals/" + id + "?municipality=" + YAMAGUCHI;
            assertThat(platform.anonymous().history(page)).isEqualTo(everybodys);
            JsonNode rejected = platform.anonymous()
                    .get(page.replace("?", "/history?"))
                    .expect(200)
                    .body()
                    .at("/items/2");
            assertThat(rejected.at("/reason/code").asString()).isEqualTo("FEASIBILITY");
            assertThat(rejected.at("/reason/text").isNull()).isTrue();
            assertThat(rejected.at("/by/account").isNull()).isTrue();
        }

        @Test
        void scores_are_shown_to_nobody_and_the_mean_after_the_decision() {
            String id = accepted();
            String path = "/api/v1/proposals/" + id;
            discussed(id);
            reviewer(1).post(path + "/scores", points(29, 23, 17, 13)).expect(200);
            reviewer(2).post(path + "/scores", points(11, 7, 5, 3)).expect(200);
            reviewer(3).post(path + "/scores", points(20, 20, 20, 20)).expect(200);
            noScoresFor(id, office(), group(), reviewer(1), resident());
            List<Recorded<?>> events = platform.awaitEvents(
                    id,
                    ProposalSubmitted.class,
                    ProposalAccepted.class,
                    ProposalExamined.class,
                    ProposalScored.class,
                    ProposalScored.class,
                    ProposalScored.class);
            assertThat(new String(events.getLast().data(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("points")
                    .doesNotContain("公益性");
            assertThat(mongo.getCollection("proposals")
                            .find(new org.bson.Document("_id", id))
                            .first()
                            .toJson())
                    .contains("acct-reviewer-1")
                    .doesNotContain("公益性");

            platform.clockTo("2026-08-20T10:00:00+09:00");
            office().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).expect(200);
            assertThat(shown(resident(), id).at("/content/examination").toString())
                    .contains("\"scores\":3")
                    .contains("\"mean\":62.7");
            group().post(path + "/reconsideration", "{\"grounds\": \"社会実験に改めました。\"}")
                    .expect(200);
            reviewer(4).post(path + "/scores", points(20, 20, 20, 20)).expect(200);
            noScoresFor(id, office(), group(), reviewer(1), resident());
            office().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).expect(200);
            assertThat(shown(resident(), id).at("/content/examination/mean").isNull())
                    .as("beside the mean of three that of four would tell the fourth")
                    .isTrue();
        }

        @Test
        void of_a_call_by_round_table_takes_one_with_minutes_as_an_adoption_does() {
            registered();
            String byTable = call().replace(", \"examination\": \"BOTH\"", "");
            String call = office().post("/api/v1/calls", byTable).expect(201).id();
            office().post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
            platform.clockTo("2026-06-12T10:00:00+09:00");
            String id = accepted(call);
            String path = "/api/v1/proposals/" + id;
            office().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).problem(409, "NOT_EXAMINED");
            discussed(id);
            office().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).expect(200);
            assertThat(shown(resident(), id)
                            .at("/content/examination/roundTable")
                            .asString())
                    .isNotEmpty();
        }

        private void noScoresFor(String id, Session... sessions) {
            for (Session session : sessions) {
                assertThat(shown(session, id).at("/content/examination").isNull())
                        .isTrue();
            }
        }
    }

    @Nested
    class A_call {
        @Test
        void is_extended_examined_and_decided_when_the_last_proposal_is() {
            registered();
            String call = openCall();
            String path = "/api/v1/calls/" + call;
            // It opens by itself, before it is extended or after: here before.
            platform.awaitEvents(
                    call, CallDrafted.class, CallPanelAppointed.class, CallPublished.class, CallOpened.class);
            office().post(path + "/extension", """
                            {"closesAt": "2026-07-31T08:00:00Z",
                             "reason": {"code": "OTHER", "text": "説明会の開催が遅れ、準備の時間を確保するため。"}}
                            """).expect(200);
            platform.clockTo("2026-07-02T10:00:00+09:00");
            String first = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            String second = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            platform.clockTo("2026-07-31T17:00:01+09:00");
            platform.awaitEvents(
                    call,
                    CallDrafted.class,
                    CallPanelAppointed.class,
                    CallPublished.class,
                    CallOpened.class,
                    CallExtended.class,
                    CallClosed.class);
            office().post(path + "/screening", """
                            {"screening": {"on": "2026-08-20", "place": "市役所 大会議室"}}
                            """).expect(200);
            group().post("/api/v1/proposals/" + first + "/withdrawal", "{}").expect(200);
            platform.awaitEvents(first, ProposalSubmitted.class, ProposalWithdrawn.class);
            group().post("/api/v1/proposals/" + second + "/withdrawal", "{}").expect(200);
            JsonNode decided = await().atMost(Platform.SOON)
                    .until(
                            () -> office().get(path).expect(200).body(),
                            body -> body.path("stage").asString().equals("Decided"));
            assertThat(decided.at("/content/outcome").toString())
                    .isEqualTo("{\"proposals\":2,\"adopted\":0,\"rejected\":0}");
            assertThat(decided.at("/content/terms/plan/examination").asString()).isEqualTo("BOTH");
        }

        @Test
        void that_is_cancelled_lets_what_is_undecided_lapse() {
            registered();
            String call = openCall();
            String id = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            office().post("/api/v1/calls/" + call + "/cancellation", rejection("BUDGET", LEGAL))
                    .expect(200);
            platform.awaitEvents(id, ProposalSubmitted.class, ProposalLapsed.class);
            group().post("/api/v1/proposals", proposal(call)).problem(422, "CALL_CANCELLED");
        }
    }

    @Nested
    class A_correction {
        @Test
        void comes_back_after_the_call_has_closed_or_lapses() {
            registered();
            String call = openCall();
            String first = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            String second = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            String correction = """
                    {"items": ["収支予算書"], "dueOn": "2026-07-10",
                     "reason": {"code": "DOCUMENT_MISSING", "text": "収支予算書が添付されていないため補正をお願いします。"}}
                    """;
            office().post("/api/v1/proposals/" + first + "/return", correction).expect(200);
            office().post("/api/v1/proposals/" + second + "/return", correction).expect(200);
            platform.clockTo("2026-07-02T10:00:00+09:00");
            platform.awaitEvents(
                    call,
                    CallDrafted.class,
                    CallPanelAppointed.class,
                    CallPublished.class,
                    CallOpened.class,
                    CallClosed.class);

            group().post("/api/v1/proposals/" + first + "/submission", proposal(call))
                    .expect(200);
            platform.clockTo("2026-07-11T00:00:00+09:00");

            platform.awaitEvents(second, ProposalSubmitted.class, ProposalReturned.class, ProposalLapsed.class);
            platform.awaitEvents(first, ProposalSubmitted.class, ProposalReturned.class, ProposalSubmitted.class);
            JsonNode again = shown(group(), first).path("content");
            assertThat(again.at("/entry/number").asString())
                    .isNotEqualTo(
                            shown(group(), second).at("/content/entry/number").asString());
        }

        @Test
        void to_an_id_of_ones_own_choice_makes_no_proposal() {
            registered();
            String call = openCall();
            group().post("/api/v1/proposals/" + Ids.next() + "/submission", proposal(call))
                    .problem(404, "NOT_FOUND");
        }
    }

    @Nested
    class Submitting {
        @Test
        void numbers_without_gaps_whatever_was_refused_between() {
            registered();
            String call = openCall();
            String first = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            group().post("/api/v1/proposals", proposal(call).replace("850000", "950000"))
                    .problem(422, "REQUESTED_EXCEEDS_TOTAL");
            String second = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            assertThat(number(second)).isEqualTo(number(first) + 1);
        }

        private int number(String id) {
            String text = shown(group(), id).at("/content/entry/number").asString();
            return Integer.parseInt(text.substring(text.length() - 4));
        }

        @Test
        void late_is_refused() {
            registered();
            String call = openCall();
            platform.clockTo("2026-06-30T17:00:01+09:00");
            group().post("/api/v1/proposals", proposal(call)).problem(422, "CALL_CLOSED");
        }

        @Test
        void for_a_group_that_is_not_registered_or_suspended_is_refused() {
            String call = openCall();
            group().post("/api/v1/proposals", proposal(call)).problem(422, "UNKNOWN_GROUP");
            registered();
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    watch.toString(),
                    2,
                    new GroupSuspended(
                            watch, new Reason(ReasonCode.OTHER, "年次報告が提出されていないため。"), LocalDate.parse("2026-06-01"))));
            await().atMost(Platform.SOON).until(() -> groups.standings(List.of(watch), MunicipalityCode.of(YAMAGUCHI))
                    .get(watch)
                    .suspendedSince()
                    .isPresent());
            group().post("/api/v1/proposals", proposal(call)).problem(422, "NOT_REGISTERED");
        }

        @Test
        void for_another_group_is_refused_but_staff_may_enter_what_came_on_paper() {
            registered();
            String call = openCall();
            platform.as("acct-other", YAMAGUCHI, null, Role.GROUP)
                    .post("/api/v1/proposals", proposal(call))
                    .problem(403, "NOT_THE_PROPOSER");
            section().post("/api/v1/proposals", proposal(call)).problem(403, "NOT_THE_PROPOSER");
            section()
                    .with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", account)
                    .post("/api/v1/proposals", proposal(call))
                    .problem(403, "NOT_THE_PROPOSER");
            platform.as("acct-reviewer", YAMAGUCHI, null, Role.REVIEWER)
                    .with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", account)
                    .post("/api/v1/proposals", proposal(call))
                    .problem(403, "NOT_ALLOWED");
            String id = office().with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", account)
                    .post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            Recorded<?> submitted =
                    platform.awaitEvents(id, ProposalSubmitted.class).getFirst();
            assertThat(submitted.envelope().toHeaders())
                    .containsEntry("ce_channel", "PAPER")
                    .containsEntry("ce_onbehalfof", account);
            Session proposer = platform.as(account, YAMAGUCHI, null, Role.GROUP);
            String entry = submitted.envelope().id().toString();
            // It stands in the journal a moment after it is committed.
            await().atMost(Platform.SOON).until(() -> proposer.get("/api/v1/entries")
                    .body()
                    .path("items")
                    .valueStream()
                    .anyMatch(made -> made.path("id").asString().equals(entry)));
            proposer.post("/api/v1/entries/" + entry + "/contest", "{\"reason\": \"希望額が提出した書面と違います。\"}")
                    .expect(200);
            assertThat(office().get("/api/v1/entries/contested")
                            .expect(200)
                            .body()
                            .at("/items/0/content/entry/subject")
                            .asString())
                    .isEqualTo("proposal/" + id);
            assertThat(office().get("/api/v1/entries/channels")
                            .expect(200)
                            .body()
                            .at("/kinds/0/type")
                            .asString())
                    .startsWith("kyodo.proposal.");
            platform.as(account, YAMAGUCHI, null, Role.GROUP)
                    .post("/api/v1/proposals/" + id + "/withdrawal", "{\"remark\": \"来年度に改めて提案するため。\"}")
                    .expect(200);
        }

        @Test
        void twice_with_the_same_key_makes_one_proposal() {
            registered();
            String call = openCall();
            String key = UUID.randomUUID().toString();
            Answer first = group().with("Idempotency-Key", key)
                    .post("/api/v1/proposals", proposal(call))
                    .expect(201);
            Answer again = group().with("Idempotency-Key", key)
                    .post("/api/v1/proposals", proposal(call))
                    .expect(201);
            assertThat(again.body()).isEqualTo(first.body());
            group().with("Idempotency-Key", key)
                    .post("/api/v1/proposals", proposal(call).replace("850000", "840000"))
                    .problem(422, "IDEMPOTENCY_KEY_REUSED");
            platform.awaitEvents(first.id(), ProposalSubmitted.class);
        }

        @Test
        void of_what_is_wrong_gets_a_problem_document() {
            registered();
            String call = openCall();
            String good = proposal(call);
            group().post("/api/v1/proposals", good.substring(0, 50)).problem(400, "MALFORMED_JSON");
            group().post("/api/v1/proposals", good.replace("\"F2\"", "\"F 9\"")).problem(400, "INVALID_VALUE");
            group().post("/api/v1/proposals", good.replace("\"F2\"", "\"F9\"")).problem(422, "UNKNOWN_FIELD_TYPE");
            group().post("/api/v1/proposals", good.replace("850000", "-1")).problem(400, "INVALID_VALUE");
            group().post("/api/v1/proposals", good.replace("850000", "\"850000\""))
                    .problem(400, "INVALID_VALUE");
            group().post("/api/v1/proposals", good.replace("\"title\"", "\"titel\": \"\", \"title\""))
                    .problem(400, "UNKNOWN_FIELD");
            group().post("/api/v1/proposals", good.replace("[\"大殿\"]", "[]")).problem(400, "INVALID_VALUE");
            group().post("/api/v1/proposals", good.replace("\"大殿\"", "\"小郡\"")).problem(422, "UNKNOWN_AREA");
            Answer vague = group().post("/api/v1/proposals", good.replace("月2回の点検と地図の配布を行う。", " "))
                    .problem(422, "NOT_CONCRETE");
            assertThat(vague.body().path("rule").asString()).isEqualTo("R-SE-4");
            group().post("/api/v1/proposals", proposal(Ids.next().toString())).problem(422, "UNKNOWN_CALL");
            group().get("/api/v1/proposals?limit=0").problem(400, "INVALID_VALUE");
            for (String list : List.of(
                    "/api/v1/proposals?",
                    "/api/v1/calls?",
                    "/api/v1/public/proposals?municipality=352039&",
                    "/api/v1/public/calls?municipality=352039&")) {
                group().get(list + "stage=Lost").problem(400, "INVALID_VALUE");
                group().get(list + "cursor=x").problem(400, "INVALID_CURSOR");
                group().get(list + "stag=Lost").problem(400, "UNKNOWN_PARAMETER");
            }
            group().get("/api/v1/proposals?field=F_").problem(400, "INVALID_VALUE");
            group().get("/api/v1/proposals/not-an-id").problem(400, "INVALID_VALUE");
        }
    }

    @Nested
    class Bounds {
        @Test
        void of_roles_and_departments_hold() {
            String id = accepted();
            String path = "/api/v1/proposals/" + id;
            group().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).problem(403, "NOT_ALLOWED");
            section().post(path + "/rejection", rejection("FEASIBILITY", LEGAL)).problem(403, "NOT_IN_CHARGE");
            office().post(path + "/scores", points(20, 20, 20, 20)).problem(403, "NOT_ALLOWED");
            platform.as(account, YAMAGUCHI, null, Role.REVIEWER)
                    .post(path + "/scores", points(20, 20, 20, 20))
                    .problem(403, "CONFLICT_OF_INTEREST");
            platform.as("acct-stranger", YAMAGUCHI, null, Role.REVIEWER)
                    .post(path + "/scores", points(20, 20, 20, 20))
                    .problem(403, "NOT_ON_THE_PANEL");
            section().post("/api/v1/calls", call()).problem(403, "NOT_IN_CHARGE");
            resident().post("/api/v1/proposals", proposal(id)).problem(403, "NOT_THE_PROPOSER");
            platform.anonymous().get(path).problem(401, "UNAUTHENTICATED");
        }

        @Test
        void are_those_of_the_allowed_actions() {
            String id = accepted();
            assertThat(actions(office(), id))
                    .containsExactly("AssessForForm", "AssignDepartments", "BackProposal", "RequestDepartmentOpinion");
            assertThat(actions(section(), id)).containsExactly("BackProposal");
            assertThat(actions(group(), id)).containsExactly("BackProposal", "WithdrawProposal");
            assertThat(actions(platform.as("acct-other", YAMAGUCHI, null, Role.GROUP), id))
                    .containsExactly("BackProposal");
            assertThat(actions(reviewer(1), id)).containsExactly("BackProposal", "ScoreProposal");
            assertThat(actions(platform.as("acct-stranger", YAMAGUCHI, null, Role.REVIEWER), id))
                    .containsExactly("BackProposal");
            assertThat(actions(platform.as(account, YAMAGUCHI, null, Role.REVIEWER), id))
                    .containsExactly("BackProposal");
        }

        private List<String> actions(Session session, String id) {
            List<String> names = new ArrayList<>();
            shown(session, id).path("allowedActions").forEach(name -> names.add(name.asString()));
            return names;
        }

        @Test
        void of_a_municipality_hold() {
            String id = accepted();
            Session akita = platform.as("acct-office", "052019", "collaboration-office", Role.STAFF);
            akita.get("/api/v1/proposals/" + id).problem(404, "NOT_FOUND");
            akita.post("/api/v1/proposals/" + id + "/rejection", rejection("FEASIBILITY", LEGAL))
                    .problem(404, "NOT_FOUND");
            assertThat(akita.get("/api/v1/proposals").expect(200).body().path("items"))
                    .isEmpty();
        }

        @Test
        void of_a_revision_hold() {
            String id = accepted();
            office().with("If-Match", "\"1\"")
                    .post("/api/v1/proposals/" + id + "/departments", "{\"departments\": [\"school-education\"]}")
                    .problem(412, "STALE");
            office().with("If-Match", "\"2\"")
                    .post("/api/v1/proposals/" + id + "/departments", "{\"departments\": [\"school-education\"]}")
                    .expect(200);
        }
    }

    @Nested
    class Looking {
        @Test
        void at_a_proposal_before_acceptance_is_for_the_proposer_and_staff() {
            registered();
            String id = group().post("/api/v1/proposals", proposal(openCall()))
                    .expect(201)
                    .id();
            shown(group(), id);
            shown(section(), id);
            resident().get("/api/v1/proposals/" + id).problem(404, "NOT_FOUND");
            reviewer(1).get("/api/v1/proposals/" + id).problem(404, "NOT_FOUND");
            assertThat(everyone(id)).isEmpty();

            office().post("/api/v1/proposals/" + id + "/acceptance", "{}").expect(200);
            JsonNode seen = shown(resident(), id).path("content");
            assertThat(seen.at("/outline/title").asString()).isEqualTo("放課後みまもりマップづくり");
            assertThat(seen.path("details").isNull()).isTrue();
            assertThat(shown(reviewer(1), id)
                            .path("content")
                            .path("details")
                            .path("problem")
                            .asString())
                    .isNotBlank();
            assertThat(everyone(id)).hasSize(1);
            assertThat(everyone(id).toString()).doesNotContain("下校時に大人の目");
        }

        private List<JsonNode> everyone(String id) {
            return platform.anonymous()
                    .get("/api/v1/public/proposals?municipality=352039&limit=100")
                    .expect(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(item -> item.path("id").asString().equals(id))
                    .toList();
        }

        @Test
        void at_lists_narrows_them_and_turns_pages() {
            registered();
            String call = openCall();
            String first = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            String second = group().post("/api/v1/proposals", proposal(call))
                    .expect(201)
                    .id();
            office().post("/api/v1/proposals/" + second + "/acceptance", "{}").expect(200);

            String list = "/api/v1/proposals?call=" + call;
            assertThat(office().get(list).ids()).containsExactly(second, first);
            assertThat(office().get(list + "&stage=Submitted").ids()).containsExactly(first);
            assertThat(office().get(list + "&field=F2&area=%E5%A4%A7%E6%AE%BF").ids())
                    .containsExactly(second, first);
            assertThat(office().get(list + "&field=F1").ids()).isEmpty();
            assertThat(group().get("/api/v1/proposals").ids()).containsExactly(second, first);
            assertThat(resident().get(list).ids()).containsExactly(second);
            assertThat(platform.as("acct-other", YAMAGUCHI, null, Role.GROUP)
                            .get("/api/v1/proposals")
                            .ids())
                    .isEmpty();

            for (String written :
                    List.of("%EF%BE%90%EF%BE%8F%EF%BE%93%EF%BE%98", "%E3%83%9F%E3%83%9E%E3%83%A2%E3%83%AA")) {
                assertThat(office().get(list + "&sort=created&q=" + written).ids())
                        .containsExactly(first, second);
                assertThat(group().get("/api/v1/proposals?q=" + written).ids()).containsExactly(second, first);
                assertThat(resident().get(list + "&q=" + written).ids()).containsExactly(second);
                assertThat(platform.anonymous()
                                .get("/api/v1/public/proposals?municipality=352039&call=" + call + "&q=" + written)
                                .ids())
                        .containsExactly(second);
            }
            assertThat(office().get(list + "&q=%E6%B5%B7").ids()).isEmpty();
            // A total tells of nothing that is not in the list.
            assertThat(total(office().get(list + "&total=true"))).isEqualTo(2);
            assertThat(total(resident().get(list + "&total=true"))).isEqualTo(1);
            assertThat(total(platform.as("acct-other", YAMAGUCHI, null, Role.GROUP)
                            .get(list + "&total=true")))
                    .isZero();

            Answer page = office().get(list + "&limit=1").expect(200);
            assertThat(page.ids()).containsExactly(second);
            assertThat(office().get(list + "&limit=1&cursor="
                                    + page.body().path("next").asString())
                            .ids())
                    .containsExactly(first);
        }

        @Test
        void at_calls_finds_those_that_a_group_or_a_section_looks_for() {
            String word = UUID.randomUUID().toString().substring(0, 8);
            String themed = call().replace("\"ceiling\"", "\"theme\": \"通学路の安全" + word + "\", \"ceiling\"");
            String call = office().post("/api/v1/calls", themed).expect(201).id();
            appointed(call);
            office().post("/api/v1/calls/" + call + "/publication", "{}").expect(200);
            String everybody = "/api/v1/public/calls?municipality=352039&q=" + word;
            for (String met : List.of(
                    "&kind=CITIZEN_PROPOSED&stage=Published",
                    "&department=collaboration-office",
                    "&fiscalYear=2026",
                    "&form=COMMISSION",
                    "&groupType=VOLUNTEER",
                    "&residents=false",
                    "&openOn=2026-05-15",
                    "&openOn=2026-06-30&sort=closesAt")) {
                assertThat(platform.anonymous().get(everybody + met).ids())
                        .as(met)
                        .containsExactly(call);
                assertThat(group().get("/api/v1/calls?q=" + word + met).ids())
                        .as(met)
                        .containsExactly(call);
            }
            for (String unmet : List.of(
                    "&kind=CITY_PROPOSED",
                    "&stage=Open",
                    "&department=school-education",
                    "&fiscalYear=2027",
                    "&form=SUBSIDY",
                    "&groupType=BUSINESS",
                    "&residents=true",
                    "&openOn=2026-05-14",
                    "&openOn=2026-07-01")) {
                assertThat(platform.anonymous().get(everybody + unmet).ids())
                        .as(unmet)
                        .isEmpty();
            }
            for (String odd : List.of("openOn=tomorrow", "openOn=%2B999999999-12-31", "form=LOST", "residents=2")) {
                platform.anonymous().get(everybody + "&" + odd).problem(400, "INVALID_VALUE");
            }
        }

        @Test
        void at_calls_shows_drafts_to_staff_only() {
            String draft = office().post("/api/v1/calls", call()).expect(201).id();
            office().get("/api/v1/calls/" + draft).expect(200);
            resident().get("/api/v1/calls/" + draft).problem(404, "NOT_FOUND");
            assertThat(publicCalls()).doesNotContain(draft);
            appointed(draft);
            office().post("/api/v1/calls/" + draft + "/publication", "{}").expect(200);
            resident().get("/api/v1/calls/" + draft).expect(200);
            assertThat(publicCalls()).contains(draft);
            for (String query : List.of(
                    "sort=closesAt", "sort=-closesAt&kind=CITIZEN_PROPOSED", "q=2026", "q=2026&sort=closesAt")) {
                platform.anonymous()
                        .get("/api/v1/public/calls?municipality=352039&total=true&" + query)
                        .expect(200);
            }
            office().post("/api/v1/calls/" + draft + "/cancellation", "{}").problem(422, "REASON_REQUIRED");
            office().post("/api/v1/calls/" + draft + "/cancellation", rejection("BUDGET", LEGAL))
                    .expect(200);
            assertThat(office().get("/api/v1/calls?kind=CITIZEN_PROPOSED&stage=Cancelled")
                            .ids())
                    .contains(draft);
            assertThat(office().get("/api/v1/calls?kind=CITY_PROPOSED").ids()).isEmpty();
        }

        private static int total(Answer page) {
            return page.expect(200).body().at("/total/count").asInt();
        }

        private List<String> publicCalls() {
            return platform.anonymous()
                    .get("/api/v1/public/calls?municipality=352039&limit=100")
                    .ids();
        }
    }

    /** 受領証. */
    @Nested
    class A_receipt {
        private static final String PAGE = "/api/v1/public/receipts/%s?municipality=%s";

        private String event(Answer submitted) {
            return submitted.body().at("/events/0/id").asString();
        }

        private String receipt(Answer submitted) {
            return submitted.body().at("/events/0/receipt").asString();
        }

        /** What everybody is answered, whoever asks. */
        private boolean agrees(String municipality, String event, String sha256) {
            Answer answer = platform.anonymous()
                    .get(PAGE.formatted(event, municipality) + "&sha256=" + sha256)
                    .expect(200);
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.body().propertyNames()).containsExactly("event", "sha256", "agrees");
            assertThat(answer.body().path("event").asString()).isEqualTo(event);
            assertThat(answer.body().path("sha256").asString()).isEqualTo(sha256);
            return answer.body().path("agrees").booleanValue();
        }

        private boolean agreesWith(String event, String content) {
            return platform.anonymous()
                    .post(PAGE.formatted(event, YAMAGUCHI), content)
                    .expect(200)
                    .body()
                    .path("agrees")
                    .booleanValue();
        }

        @Test
        void is_checked_by_everybody_at_once_and_before_anything_is_public() {
            registered();
            String sent = proposal(openCall());
            Answer submitted = group().post("/api/v1/proposals", sent).expect(201);

            assertThat(receipt(submitted))
                    .isEqualTo(new Content(Json.TOLERANT.readTree(sent), Object.class)
                            .receipt()
                            .sha256());
            assertThat(agrees(YAMAGUCHI, event(submitted), receipt(submitted))).isTrue();
            assertThat(agreesWith(event(submitted), sent)).isTrue();
            // Spaces and the order of members say nothing.
            JsonNode content = Json.TOLERANT.readTree(sent);
            assertThat(agreesWith(
                            event(submitted),
                            "{\"details\":%s,\n\"proposer\":%s,\"outline\":%s,\"call\":%s}"
                                    .formatted(
                                            content.path("details"),
                                            content.path("proposer"),
                                            content.path("outline"),
                                            content.path("call"))))
                    .isTrue();

            // Altered by as little as can be, and everything else that is not it.
            for (String other : List.of(
                    sent.replace("大殿", "大内"),
                    sent.replace("850000", "850001"),
                    sent.replace("歩いて地図にする。", "歩いて地図にする"),
                    sent.replace("が届かない", "か\u3099届かない"),
                    sent.replace("\"F2\"", "\"F2\", \"F2\""),
                    sent.replace("\"total\"", "\"programme\": null, \"total\""),
                    "{}",
                    "[]",
                    "\"\"",
                    "0")) {
                assertThat(agreesWith(event(submitted), other)).as(other).isFalse();
            }
            String altered = (receipt(submitted).startsWith("0") ? "1" : "0")
                    + receipt(submitted).substring(1);
            assertThat(agrees(YAMAGUCHI, event(submitted), altered)).isFalse();
            String event = event(submitted);
            String nextTo = event.substring(0, 35) + (event.endsWith("0") ? "1" : "0");
            assertThat(agrees(YAMAGUCHI, nextTo, receipt(submitted)))
                    .as("of the id too")
                    .isFalse();
            assertThat(agrees(YAMAGUCHI, Ids.next().toString(), receipt(submitted)))
                    .isFalse();
            assertThat(agrees("062014", event(submitted), receipt(submitted))).isFalse();
            assertThat(agrees("011002", event(submitted), receipt(submitted))).isFalse();

            // And so for ever: the journal has it as well as the outbox had.
            platform.awaitEvents(submitted.id(), ProposalSubmitted.class);
            await().atMost(Platform.SOON)
                    .until(() -> mongo.getCollection("proposals")
                                    .find(new org.bson.Document("_id", submitted.id())
                                            .append("pendingSince", new org.bson.Document("$exists", false)))
                                    .first()
                            != null);
            assertThat(agrees(YAMAGUCHI, event(submitted), receipt(submitted))).isTrue();
            assertThat(agrees(YAMAGUCHI, event(submitted), altered)).isFalse();
        }

        @Test
        void is_one_for_each_submission_and_the_same_for_its_repeat() {
            registered();
            String sent = proposal(openCall());
            Session once = group().with("Idempotency-Key", "receipt-" + watch);
            Answer first = once.post("/api/v1/proposals", sent).expect(201);
            Answer again = once.post("/api/v1/proposals", sent).expect(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(receipt(again)).isNotEmpty();

            String path = "/api/v1/proposals/" + first.id();
            office().post(path + "/return", """
                            {"items": ["見積り"], "dueOn": "2026-06-20",
                             "reason": {"code": "DOCUMENT_MISSING", "text": "見積書が添付されていないため、金額の根拠を確かめられません。"}}
                            """).expect(200);
            String corrected = sent.replace("900000", "910000");
            Answer second = group().post(path + "/submission", corrected).expect(200);
            assertThat(receipt(second)).isNotEqualTo(receipt(first));
            assertThat(agreesWith(event(first), sent)).isTrue();
            assertThat(agreesWith(event(second), corrected)).isTrue();
            assertThat(agreesWith(event(second), sent)).isFalse();
            assertThat(agreesWith(event(first), corrected)).isFalse();

            // What tells no receipt agrees with none.
            Answer withdrawn = group().post(path + "/withdrawal", "{}").expect(200);
            assertThat(withdrawn.body().at("/events/0").has("receipt")).isFalse();
            assertThat(agreesWith(event(withdrawn), "{}")).isFalse();
        }

        @Test
        void is_checked_with_what_can_be_a_submission() {
            String page = PAGE.formatted(Ids.next(), YAMAGUCHI);
            Session everybody = platform.anonymous();
            everybody.post(page, "{\"a\": \"\\ud83d\"}").problem(400, "INVALID_VALUE");
            everybody.post(page, "{\"a\": 9007199254740993}").problem(400, "INVALID_VALUE");
            everybody.post(page, "{\"a\": 1, \"a\": 2}").problem(400, "MALFORMED_JSON");
            everybody.post(page, "{\"a\": \"" + "あ".repeat(100_000) + "\"}").problem(413, "BODY_TOO_LARGE");
            everybody.get(page + "&sha256=" + "A".repeat(64)).problem(400, "INVALID_VALUE");
            everybody.get(page).problem(400, "MISSING_PARAMETER");
            everybody.post("/api/v1/public/receipts", "{}").expect(401);
            everybody.post("/api/v1/public/proposals", "{}").expect(401);
        }

        @Test
        void is_everybodys_to_check() {
            new RoleMatrix(
                            platform,
                            "proposal",
                            "receipts",
                            new RoleMatrix.Cast(YAMAGUCHI, account, "disaster-prevention", "acct-reviewer-1"))
                    .below("/api/v1/public/receipts")
                    .record(
                            "/api/v1/public/receipts/{event}",
                            "whatever",
                            Ids.next().toString())
                    .asking("sha256", "0".repeat(64))
                    .alike("/api/v1/public/receipts/{event}")
                    .harmless("POST /api/v1/public/receipts/{event}")
                    .isAsAccepted();
        }
    }
}
