package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementAmended;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementConfirmed;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementGivenUp;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementNoticeGiven;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementPublished;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementRevised;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementTerminated;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewCompleted;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewRequired;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceAccepted;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceProposed;
import org.kyodo.contracts.proposal.AgreementEvent.RuleEvidenceRecorded;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.ServiceTest;
import org.kyodo.proposal.group.Groups;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Agreements over HTTP: a commission from its draft to an amendment, a standing agreement, and what happens at once. */
@ServiceTest
class AgreementServiceTest {
    private static final String YAMAGUCHI = "352039";
    private static final String OBIHIRO = "012076";
    private static final String SECTION = "school-education";
    private static final String BECAUSE = "\"reason\": {\"code\": \"OTHER\", \"text\": \"担い手の交代により、続けることが難しくなったため。\"}";
    private static final String PRICE = """
            {"price": {"costLines": [
              {"what": "人件費", "amount": 720000, "basis": "15,000円 × 2人 × 24日"},
              {"what": "会場", "amount": 96000}, {"what": "教材", "amount": 54000},
              {"what": "管理費", "amount": 87000, "basis": "以上の10％"}],
             "amount": 957000, "why": "必要性が高く収益性が低いため、積算どおりとする。",
             "assessment": {"nature": "継続的な公益サービス", "necessity": "高い", "profitability": "低い"}}}
            """;

    @Autowired
    Platform platform;

    @Autowired
    Groups groups;

    private final GroupId watch = new GroupId(Ids.next());

    private Session office() {
        return platform.as("acct-office", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    private Session section() {
        return platform.as("acct-section", YAMAGUCHI, SECTION, Role.STAFF);
    }

    private Session group() {
        return platform.as("acct-" + watch, YAMAGUCHI, null, Role.GROUP);
    }

    private void registered(String municipality, GroupId group) {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        platform.publish(
                platform.foreign(municipality, group.toString(), 1, GroupFacts.registered(group, "acct-" + group)));
        await().atMost(Platform.SOON).until(() -> groups.standings(List.of(group), MunicipalityCode.of(municipality))
                .containsKey(group));
    }

    /** The agreement that is drafted because a proposal of the group was adopted. */
    private String adopted(CollaborationForm form, GroupId... coProposers) {
        return adopted(form, List.of(), coProposers);
    }

    /** @param coImplementing sections that carry it out as well */
    private String adopted(CollaborationForm form, List<String> coImplementing, GroupId... coProposers) {
        registered(YAMAGUCHI, watch);
        ProposalId proposal = new ProposalId(Ids.next());
        ObjectNode sample = (ObjectNode)
                GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1").data().deepCopy();
        sample.put("proposalId", proposal.toString());
        ((ObjectNode) sample.at("/entry/proposer")).put("group", watch.toString());
        for (String how : List.of("agreed", "adoption")) {
            if (sample.get(how) instanceof ObjectNode adoption) {
                adoption.put("form", form.name());
                if (adoption.has("instrument")) {
                    adoption.put("instrument", form == CollaborationForm.COMMISSION ? "CONTRACT" : "DECISION_LETTER");
                }
                if (adoption.has("coImplementing")) {
                    ArrayNode joined = adoption.putArray("coImplementing");
                    coImplementing.forEach(
                            code -> joined.addObject().put("department", code).put("role", "避難路の点検。"));
                }
                ArrayNode together = adoption.putArray("coProposers");
                Stream.of(coProposers).map(GroupId::toString).forEach(together::add);
                if (adoption.has("departments")) {
                    adoption.putArray("departments").add(SECTION);
                }
                if (adoption.has("coordinator")) {
                    adoption.put("coordinator", SECTION);
                }
            }
        }
        if (sample.get("assignment") instanceof ObjectNode assignment) {
            assignment.put("coordinator", SECTION);
            assignment.putArray("departments").add(SECTION);
        }
        platform.publish(platform.foreign(
                YAMAGUCHI, proposal.toString(), 1, Json.TOLERANT.treeToValue(sample, ProposalAdopted.class)));
        return platform.awaitEvent(
                        AgreementDrafted.class,
                        happened -> happened.event().proposal().equals(Optional.of(proposal)))
                .event()
                .agreementId()
                .toString();
    }

    /** Evaluation tells that it has planned one of what the proposal leads to. */
    private void evaluationPlanned(String id) {
        EvaluationId evaluation = new EvaluationId(Ids.next());
        EvaluationPlanned sample = (EvaluationPlanned) GoldenSamples.of("kyodo.evaluation.EvaluationPlanned.v1")
                .event()
                .orElseThrow();
        Collaboration planned = sample.collaboration();
        platform.publish(platform.foreign(
                YAMAGUCHI,
                evaluation.toString(),
                1,
                new EvaluationPlanned(
                        evaluation,
                        new Collaboration(
                                ProposalId.of(seen(section(), id)
                                        .at("/content/proposal")
                                        .asString()),
                                watch,
                                planned.departments(),
                                CollaborationForm.COMMISSION,
                                planned.title(),
                                planned.fiscalYear()),
                        sample.plan())));
    }

    private static String text(String purpose, String until) {
        return """
                {"text": {"title": "放課後みまもりマップづくり", "purpose": "%s",
                 "roles": {"city": ["学校との調整"], "group": ["地図をつくる"]},
                 "costs": {"city": 957000, "group": 0},
                 "term": {"from": "2026-10-01", "until": "%s"}, "reviewDates": ["2026-12-25"],
                 "clauses": [{"code": "specification", "text": "地図づくりの進め方は団体が定める。", "source": "001:L366"}]}}
                """.formatted(purpose, until);
    }

    private static String evidence(String rule) {
        return """
                {"evidence": {"rule": "%s", "met": true, "on": "2026-06-01", "answer": "面談で確かめました。"}}
                """.formatted(rule);
    }

    private Answer post(Session by, String id, String what, String json) {
        return by.post("/api/v1/agreements/" + id + "/" + what, json);
    }

    private JsonNode seen(Session by, String id) {
        return by.get("/api/v1/agreements/" + id).expect(200).body();
    }

    /** What confirms the latest version. */
    private String latest(String id) {
        JsonNode content = seen(section(), id).path("content");
        JsonNode written = content.at("/course/latest");
        JsonNode version = written.isObject() ? written : content;
        return "{\"version\": %d, \"hash\": \"%s\"}"
                .formatted(version.path("version").asInt(), version.path("hash").asString());
    }

    /** Revised by the group, priced, with evidence, confirmed by both. */
    private String agreed() {
        return agreed(adopted(CollaborationForm.COMMISSION));
    }

    /** @param others that are parties too */
    private String agreed(String id, Session... others) {
        post(group(), id, "versions", text("子どもの通り道を地域で見守る。", "2027-03-31")).expect(200);
        post(group(), id, "price", PRICE).expect(200);
        post(section(), id, "price/acceptance", "{}").expect(200);
        post(section(), id, "evidence", evidence("R-IT-2")).expect(200);
        post(section(), id, "evidence", evidence("R-IT-3")).expect(200);
        post(group(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "confirmations", latest(id)).expect(200);
        Stream.of(others)
                .forEach(party -> post(party, id, "confirmations", latest(id)).expect(200));
        return id;
    }

    private String published() {
        return published(agreed());
    }

    private String published(String id) {
        post(section(), id, "signature", "").expect(200);
        post(section(), id, "publication", "{\"withoutPersonalData\": true}").expect(200);
        return id;
    }

    @Test
    void a_co_proposer_is_a_party_that_writes_and_confirms_as_the_proposer_does() {
        GroupId shops = new GroupId(Ids.next());
        registered(YAMAGUCHI, shops);
        Session partner = platform.as("acct-" + shops, YAMAGUCHI, null, Role.GROUP);
        String id = adopted(CollaborationForm.COMMISSION, shops);
        post(partner, id, "versions", text("子どもの通り道を商店会とともに見守る。", "2027-03-31")).expect(200);
        post(partner, id, "price", PRICE).expect(200);
        post(section(), id, "price/acceptance", "{}").expect(200);
        post(section(), id, "evidence", evidence("R-IT-2")).expect(200);
        post(section(), id, "evidence", evidence("R-IT-3")).expect(200);
        post(group(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "signature", "").problem(409, "NOT_CONFIRMED_BY_ALL");
        post(partner, id, "confirmations", latest(id)).expect(200);
        post(section(), id, "signature", "").expect(200);
    }

    @Test
    void a_commission_is_negotiated_confirmed_by_all_signed_published_and_amended() {
        String id = adopted(CollaborationForm.COMMISSION);
        Session resident = platform.as("acct-resident", YAMAGUCHI, null, Role.RESIDENT);
        resident.get("/api/v1/agreements/" + id).problem(404, "NOT_FOUND");
        assertThat(states(id)).containsExactly("R-IT-1=MISSING", "R-IT-2=MISSING", "R-IT-3=MISSING", "R-IT-4=MET");

        post(group(), id, "price", PRICE).problem(409, "NOT_IN_THIS_STAGE");
        post(group(), id, "versions", text("連絡は 083-000-0000 へ", "2027-03-31")).problem(422, "CONTACT_IN_TEXT");
        post(group(), id, "versions", text("子どもの通り道を地域で見守る。", "2027-03-31")).expect(200);
        post(group(), id, "price", PRICE).expect(200);
        post(group(), id, "price/acceptance", "{}").problem(403, "OWN_PRICE");
        post(section(), id, "price/acceptance", "{}").expect(200);
        post(group(), id, "confirmations", "{\"version\": 1, \"hash\": \"\"}").problem(409, "ANOTHER_VERSION");
        post(section(), id, "signature", "").problem(422, "EVALUATION_NOT_PLANNED");
        post(section(), id, "evidence", evidence("R-IT-2")).expect(200);
        post(section(), id, "signature", "").problem(422, "CAPABILITY_NOT_CHECKED");
        post(section(), id, "evidence", evidence("R-IT-3")).expect(200);
        assertThat(states(id)).containsExactly("R-IT-1=MET", "R-IT-2=MET", "R-IT-3=MET", "R-IT-4=MET");
        post(group(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "signature", "").problem(409, "NOT_CONFIRMED_BY_ALL");
        post(section(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "signature", "").expect(200);
        post(section(), id, "publication", "{\"withoutPersonalData\": false}")
                .problem(422, "NOT_CHECKED_FOR_PERSONAL_DATA");
        post(section(), id, "publication", "{\"withoutPersonalData\": true}").expect(200);

        JsonNode everybodys = seen(resident, id).path("content");
        assertThat(everybodys.path("course").isNull()).isTrue();
        assertThat(everybodys.at("/price/amount").asLong()).isEqualTo(957_000);
        assertThat(platform.anonymous()
                        .get("/api/v1/public/agreements?limit=100&municipality=" + YAMAGUCHI)
                        .expect(200)
                        .body()
                        .toString())
                .contains(id);

        post(group(), id, "versions", text("子どもの通り道を地域で見守る。", "2027-09-30")).expect(200);
        assertThat(seen(resident, id).at("/content/agreement/text/term/until").asString())
                .isEqualTo("2027-03-31");
        post(section(), id, "amendment", "{\"withoutPersonalData\": true}").problem(409, "NOT_CONFIRMED_BY_ALL");
        post(group(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "amendment", "{\"withoutPersonalData\": true}").expect(200);
        assertThat(seen(resident, id).at("/content/agreement/text/term/until").asString())
                .isEqualTo("2027-09-30");
        post(group(), id, "termination", "{" + BECAUSE + ", \"on\": \"2026-07-11\"}")
                .problem(422, "NOTICE_TOO_SHORT");
        post(group(), id, "termination", "{" + BECAUSE + ", \"on\": \"2026-07-12\"}")
                .expect(200);
        JsonNode ending = seen(resident, id);
        assertThat(ending.path("stage").asString()).isEqualTo("Published");
        assertThat(ending.at("/content/ending/on").asString()).isEqualTo("2026-07-12");
        post(section(), id, "termination", "{" + BECAUSE + ", \"on\": \"2026-07-12\"}")
                .problem(409, "ENDS_ALREADY");
        platform.clockTo("2026-07-13T00:00:00+09:00");
        await().atMost(Platform.SOON)
                .until(() -> seen(resident, id).path("stage").asString().equals("Terminated"));
        assertThat(seen(resident, id).at("/content/ended/reason").isNull()).isTrue();
        assertThat(seen(group(), id).at("/content/ended/reason/code").asString())
                .isEqualTo("OTHER");

        List<Recorded<?>> events = platform.awaitEvents(
                id,
                AgreementDrafted.class,
                AgreementRevised.class,
                FairPriceProposed.class,
                FairPriceAccepted.class,
                RuleEvidenceRecorded.class,
                RuleEvidenceRecorded.class,
                AgreementConfirmed.class,
                AgreementConfirmed.class,
                AgreementSigned.class,
                AgreementPublished.class,
                AgreementRevised.class,
                AgreementConfirmed.class,
                AgreementConfirmed.class,
                AgreementAmended.class,
                AgreementNoticeGiven.class,
                AgreementTerminated.class);
        AgreementSigned signed = (AgreementSigned) events.get(8).event();
        assertThat(signed.price().orElseThrow().amount().amount()).isEqualTo(957_000);
        assertThat(AgreementConfiguration.HASHING.of(signed.agreement())).isEqualTo(signed.hash());
        assertThat(platform.anonymous()
                        .get("/api/v1/public/agreements/" + id + "/history?municipality=" + YAMAGUCHI)
                        .expect(200)
                        .body()
                        .path("items"))
                .hasSize(5);
        assertThat(group().history("/api/v1/agreements/" + id)).hasSize(16);
    }

    @Test
    void what_is_given_up_before_it_is_signed_takes_its_project_with_it() {
        String id = adopted(CollaborationForm.COMMISSION);
        String proposal = seen(section(), id).at("/content/proposal").asString();
        String projects = "/api/v1/projects?proposal=" + proposal;
        await().atMost(Platform.SOON).until(() -> !section()
                .get(projects)
                .expect(200)
                .body()
                .path("items")
                .isEmpty());
        String why = "{" + BECAUSE + "}";
        platform.as("acct-resident", YAMAGUCHI, null, Role.RESIDENT)
                .post("/api/v1/agreements/" + id + "/abandonment", why)
                .problem(404, "NOT_FOUND");
        post(group(), id, "abandonment", "{}").problem(422, "REASON_REQUIRED");
        post(group(), id, "abandonment", why).expect(200);
        assertThat(seen(section(), id).path("stage").asString()).isEqualTo("GivenUp");
        assertThat(seen(section(), id).at("/content/ended/reason/text").asString())
                .contains("担い手の交代");
        post(section(), id, "versions", text("目的", "2027-03-31")).problem(409, "NOT_IN_THIS_STAGE");
        platform.awaitEvents(id, AgreementDrafted.class, AgreementGivenUp.class);
        await().atMost(Platform.SOON).until(() -> section()
                .get(projects)
                .expect(200)
                .body()
                .at("/items/0/stage")
                .asString()
                .equals("Cancelled"));
    }

    /** Each rule of the form with its state. */
    private List<String> states(String id) {
        JsonNode advice = group().get("/api/v1/agreements/" + id + "/form-advice")
                .expect(200)
                .body();
        assertThat(advice.path("instrument").asString()).isEqualTo("CONTRACT");
        List<String> found = new ArrayList<>();
        advice.path("rules").forEach(rule -> {
            found.add(rule.path("rule").asString() + "=" + rule.path("state").asString());
        });
        return found;
    }

    @Test
    void a_standing_agreement_is_born_of_no_proposal() {
        GroupId foods = new GroupId(Ids.next());
        registered(OBIHIRO, foods);
        Session section = platform.as("acct-section-o", OBIHIRO, "collaboration-office", Role.STAFF);
        Session company = platform.as("acct-" + foods, OBIHIRO, null, Role.GROUP);
        String draft = """
                {"department": "collaboration-office", "groups": ["%s"],
                 "text": {"title": "協働のまちづくりに関する包括連携協定", "purpose": "地域の課題をともに解決する。",
                  "roles": {"city": [], "group": []}, "reviewDates": [], "clauses": []}}
                """.formatted(foods);
        company.post("/api/v1/agreements", draft).problem(403, "NOT_ALLOWED");
        String id = section.post("/api/v1/agreements", draft).expect(201).id();
        String second = """
                {"text": {"title": "協働のまちづくりに関する包括連携協定", "purpose": "地域の課題をともに解決する。",
                  "roles": {"city": ["窓口"], "group": ["見守り"]}, "term": {"from": "2026-07-01", "until": "2029-03-31"},
                  "reviewDates": ["2027-03-31"], "clauses": []}}
                """;
        company.post("/api/v1/agreements/" + id + "/versions", second).expect(200);
        JsonNode content =
                section.get("/api/v1/agreements/" + id).expect(200).body().path("content");
        assertThat(content.path("version").asInt()).isEqualTo(2);
        String latest = "{\"version\": 2, \"hash\": \"%s\"}"
                .formatted(content.path("hash").asString());
        company.post("/api/v1/agreements/" + id + "/confirmations", latest).expect(200);
        section.post("/api/v1/agreements/" + id + "/confirmations", latest).expect(200);
        section.post("/api/v1/agreements/" + id + "/signature", "").expect(200);
        section.post("/api/v1/agreements/" + id + "/publication", "{\"withoutPersonalData\": true}")
                .expect(200);
        AgreementPublished published = platform.awaitEvent(
                        AgreementPublished.class,
                        happened -> happened.event().agreementId().toString().equals(id))
                .event();
        assertThat(published.agreement().standing()).isTrue();
        assertThat(published.proposal()).isEmpty();
        assertThat(section.get("/api/v1/agreements?standing=true")
                        .expect(200)
                        .body()
                        .toString())
                .contains(id);
    }

    @Test
    void two_sides_that_confirm_another_version_at_once_agree_on_none() throws Exception {
        for (int turn = 0; turn < 3; turn++) {
            String id = adopted(CollaborationForm.COMMISSION);
            post(group(), id, "versions", text("目的その一", "2027-03-31")).expect(200);
            String second = latest(id);
            List<Answer> answers = atOnce(List.of(
                    () -> post(group(), id, "confirmations", second),
                    () -> post(section(), id, "versions", text("目的その二", "2027-03-31")),
                    () -> post(section(), id, "confirmations", second)));
            answers.get(1).expect(200);
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409);
            JsonNode after = seen(section(), id);
            assertThat(after.path("stage").asString()).isEqualTo("Negotiating");
            assertThat(after.at("/content/version").asInt()).isEqualTo(3);
            assertThat(after.at("/content/course/confirmed")).isEmpty();
        }
    }

    @Test
    void both_confirm_at_once_and_of_two_signatures_one_counts() throws Exception {
        String id = adopted(CollaborationForm.COMMISSION);
        post(group(), id, "versions", text("目的", "2027-03-31")).expect(200);
        evaluationPlanned(id);
        await().atMost(Platform.SOON).until(() -> states(id).contains("R-IT-2=MET"));
        post(section(), id, "evidence", evidence("R-IT-3")).expect(200);
        String latest = latest(id);
        List<Answer> confirmed = atOnce(List.of(
                () -> post(group(), id, "confirmations", latest), () -> post(section(), id, "confirmations", latest)));
        confirmed.forEach(answer -> answer.expect(200));
        assertThat(seen(section(), id).path("stage").asString()).isEqualTo("Agreed");

        List<Answer> signed =
                atOnce(List.of(() -> post(section(), id, "signature", ""), () -> post(office(), id, "signature", "")));
        assertThat(signed).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        platform.awaitEvent(
                AgreementSigned.class,
                happened -> happened.event().agreementId().toString().equals(id));
    }

    @Test
    void a_fourth_year_with_the_same_group_is_signed_only_after_a_review() {
        registered(YAMAGUCHI, watch);
        AgreementTerms before = AgreementRulesTest.terms(
                CollaborationForm.COMMISSION,
                Instrument.CONTRACT,
                AgreementRulesTest.text(
                        Optional.of(
                                new Period(java.time.LocalDate.of(2023, 4, 1), java.time.LocalDate.of(2026, 3, 31))),
                        List.of(),
                        List.of()));
        AgreementId signed = new AgreementId(Ids.next());
        AgreementTerms ofGroup = new AgreementTerms(
                before.form(),
                before.instrument(),
                false,
                before.department(),
                List.of(
                        org.kyodo.contracts.proposal.AgreementParty.group(watch),
                        org.kyodo.contracts.proposal.AgreementParty.department(before.department())),
                before.text());
        platform.publish(platform.foreign(
                YAMAGUCHI,
                signed.toString(),
                1,
                new AgreementSigned(
                        signed,
                        Optional.empty(),
                        ofGroup,
                        2,
                        "0".repeat(64),
                        Optional.empty(),
                        List.of(),
                        java.time.LocalDate.of(2023, 4, 1))));
        String id = adopted(CollaborationForm.COMMISSION);
        post(group(), id, "versions", text("目的", "2027-03-31")).expect(200);
        ContinuationReviewRequired required = platform.awaitEvent(
                        ContinuationReviewRequired.class,
                        happened -> happened.event().agreementId().toString().equals(id))
                .event();
        assertThat(required.continuation().consecutiveYears()).isEqualTo(4);
        assertThat(states(id)).contains("R-IT-4=MISSING");
        post(section(), id, "evidence", evidence("R-IT-2")).expect(200);
        post(section(), id, "evidence", evidence("R-IT-3")).expect(200);
        post(group(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "confirmations", latest(id)).expect(200);
        post(section(), id, "signature", "").problem(422, "CONTINUATION_NOT_REVIEWED");
        post(section(), id, "continuation-review", "{\"outcome\": \"CONTINUE\", \"openCall\": true}")
                .problem(422, "REASON_REQUIRED");
        post(section(), id, "continuation-review", "{\"outcome\": \"CONTINUE\", \"openCall\": true, " + BECAUSE + "}")
                .expect(200);
        assertThat(states(id)).contains("R-IT-4=MET");
        post(section(), id, "signature", "").expect(200);
        platform.awaitEvent(
                ContinuationReviewCompleted.class,
                happened -> happened.event().agreementId().toString().equals(id));
    }

    @Test
    void a_decision_letter_is_issued_once_the_public_benefit_was_checked() {
        String letter = adopted(CollaborationForm.NOMINAL_SUPPORT);
        post(office(), letter, "evidence", evidence("R-KO-1")).expect(200);
        post(office(), letter, "decision-letter", "{\"document\": null}").expect(200);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        GroupId shops = new GroupId(Ids.next());
        registered(YAMAGUCHI, shops);
        Session partner = platform.as("acct-" + shops, YAMAGUCHI, null, Role.GROUP);
        Session joined = platform.as("acct-matrix-joined", YAMAGUCHI, "disaster-prevention", Role.STAFF);
        List<String> sections = List.of("disaster-prevention");
        String letter = adopted(CollaborationForm.NOMINAL_SUPPORT, sections, shops);
        String drafted = adopted(CollaborationForm.COMMISSION, sections, shops);
        String agreed = agreed(adopted(CollaborationForm.COMMISSION, sections, shops), partner, joined);
        String published = published(agreed(adopted(CollaborationForm.COMMISSION, sections, shops), partner, joined));
        String noticed = published(agreed(adopted(CollaborationForm.COMMISSION, sections, shops), partner, joined));
        post(group(), noticed, "termination", "{" + BECAUSE + ", \"on\": \"2026-09-30\"}")
                .expect(200);
        String givenUp = adopted(CollaborationForm.COMMISSION, sections, shops);
        post(group(), givenUp, "abandonment", "{" + BECAUSE + "}").expect(200);
        post(office(), letter, "decision-letter", "{}").problem(422, "PUBLIC_BENEFIT_NOT_CHECKED");
        post(office(), letter, "evidence", evidence("R-KO-1")).expect(200);
        String group = "acct-" + watch;
        new RoleMatrix(
                        platform,
                        "proposal",
                        "agreements",
                        new RoleMatrix.Cast(YAMAGUCHI, group, SECTION, "acct-reviewer-1"))
                .below("/api/v1/agreements", "/api/v1/public/agreements")
                .caller("co-proposer", partner)
                .caller("co-implementing section", joined)
                .record("/api/v1/agreements/{id}", "Drafted", drafted)
                .record("/api/v1/agreements/{id}", "Drafted as a letter", letter)
                .record("/api/v1/agreements/{id}", "Agreed", agreed)
                .record("/api/v1/agreements/{id}", "Published", published)
                .record("/api/v1/agreements/{id}", "Published, with notice", noticed)
                .record("/api/v1/agreements/{id}", "GivenUp", givenUp)
                .record("/api/v1/public/agreements/{id}", "Drafted", drafted)
                .record("/api/v1/public/agreements/{id}", "GivenUp", givenUp)
                .record("/api/v1/public/agreements/{id}", "Published", published)
                .body("POST /api/v1/agreements", """
                        {"department": "school-education", "groups": ["%s"],
                         "text": {"title": "包括連携協定", "purpose": "", "roles": {"city": [], "group": []},
                          "reviewDates": [], "clauses": []}}
                        """.formatted(watch))
                .body("POST /api/v1/agreements/{id}/versions", text("別の目的", "2027-03-31"))
                .body("POST /api/v1/agreements/{id}/confirmations", "{\"version\": 1, \"hash\": \"\"}")
                .body("POST /api/v1/agreements/{id}/price", PRICE)
                .body("POST /api/v1/agreements/{id}/price/acceptance", "{}")
                .body("POST /api/v1/agreements/{id}/evidence", evidence("R-IT-3"))
                .body("POST /api/v1/agreements/{id}/decision-letter", "{}")
                .body("POST /api/v1/agreements/{id}/publication", "{\"withoutPersonalData\": true}")
                .body("POST /api/v1/agreements/{id}/amendment", "{\"withoutPersonalData\": true}")
                .body("POST /api/v1/agreements/{id}/abandonment", "{" + BECAUSE + "}")
                .body("POST /api/v1/agreements/{id}/termination", "{" + BECAUSE + ", \"on\": \"2026-08-12\"}")
                .body(
                        "POST /api/v1/agreements/{id}/continuation-review",
                        "{\"outcome\": \"CONTINUE\", \"openCall\": true, " + BECAUSE + "}")
                .isAsAccepted();
        post(section(), letter, "decision-letter", "{}").expect(200);
    }
}
