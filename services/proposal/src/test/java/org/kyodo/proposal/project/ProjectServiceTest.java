package org.kyodo.proposal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.erasure.AccountErasures;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.grant.AwardEvent.AwardCancelled;
import org.kyodo.contracts.grant.AwardEvent.AwardDecided;
import org.kyodo.contracts.grant.AwardEvent.AwardDeclined;
import org.kyodo.contracts.proposal.ProjectEvent.ConditionReported;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeAnnounced;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeCorrected;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeHidden;
import org.kyodo.contracts.proposal.ProjectEvent.InitiativeShown;
import org.kyodo.contracts.proposal.ProjectEvent.PledgeWithdrawn;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressOverdue;
import org.kyodo.contracts.proposal.ProjectEvent.ProgressReported;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectClosed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectCompleted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectEvaluated;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectPlanned;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectResumed;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectStarted;
import org.kyodo.contracts.proposal.ProjectEvent.ProjectSuspended;
import org.kyodo.contracts.proposal.ProjectEvent.SupportPledged;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.EvaluationStage;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.ErasureFacts;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.SecurityLines;
import org.kyodo.kit.ServiceTest;
import org.kyodo.proposal.award.Awards;
import org.kyodo.proposal.group.Groups;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects and initiatives over HTTP; what many do at once; what is left of a person. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ProjectServiceTest {
    private static final String NP = "NP";
    private static final String YAMAGUCHI = "352039";
    private static final String OBIHIRO = "012076";
    private static final String AGREEMENTS = "/api/v1/agreements";
    private static final String PROJECTS = "/api/v1/projects";
    private static final String INITIATIVES = PROJECTS + "/initiatives";
    private static final String PUBLIC = "/api/v1/public/projects";

    @Autowired
    Platform platform;

    @Autowired
    Groups groups;

    @Autowired
    Awards awards;

    @Autowired
    MongoOperations mongo;

    @Autowired
    AccountErasures erasures;

    @Autowired
    InitiativeContacts contacts;

    private Session resident(String municipality) {
        return platform.as("acct-" + UUID.randomUUID(), municipality, null, Role.RESIDENT);
    }

    private Session office(String municipality) {
        return platform.as("acct-office", municipality, "collaboration-office", Role.STAFF);
    }

    private record Registered(GroupId id, Session session) {}

    private Registered registered(String municipality) {
        return registered(new GroupId(Ids.next()), municipality);
    }

    private Registered registered(GroupId group, String municipality) {
        String account = "acct-" + group;
        platform.publish(platform.foreign(municipality, group.toString(), 1, GroupFacts.registered(group, account)));
        await().atMost(Platform.SOON).until(() -> groups.standings(List.of(group), MunicipalityCode.of(municipality))
                .containsKey(group));
        return new Registered(group, platform.as(account, municipality, null, Role.GROUP));
    }

    private static String forum(String initiative) {
        return """
                {"plan": {"kind": "PUBLIC_FORUM", "title": "市民事業の表明会", "place": "中央公民館",
                 "subjects": [{"kind": "INITIATIVE", "id": "%s"}],
                 "slot": {"opensAt": "2026-07-24T01:00:00Z", "closesAt": "2026-07-24T03:00:00Z"}}}
                """.formatted(initiative);
    }

    private static String stories(String aim, String... before) {
        return """
                {%s "initiative": {"title": "緑道おはなし会", "aim": "%s", "fieldTypes": ["F1"], "areas": ["桜丘"],
                  "wanted": [{"kind": "PLACE", "what": "雨の日の部屋"}, {"kind": "STAFF_TIME", "what": "読み手", "quantity": 6},
                             {"kind": "GOODS", "what": "絵本"}]},
                 "contact": {"name": "三浦花", "reach": "083-000-1234"}}
                """.formatted(String.join("", before), aim);
    }

    private static String pledge(String kind, int quantity, String... whose) {
        return "{%s \"kind\": \"%s\", \"quantity\": %d}".formatted(String.join("", whose), kind, quantity);
    }

    private static String group(GroupId id) {
        return "\"group\": \"" + id + "\",";
    }

    private static String reason(String code) {
        return """
                {"reason": {"code": "%s", "text": "文章に子どもの名前が書かれているため、修正してください。"}}
                """.formatted(code);
    }

    private static final String PROGRESS = """
            {"progress": {"percent": 40, "milestones": [{"title": "点検の開始", "on": "2026-07-01"}], "people": 60,
              "outputs": ["点検の記録"]}}
            """;

    private static final String CONDITION = """
            {"condition": {"place": "花壇", "condition": "ベンチ破損", "actionNeeded": true}}
            """;

    private static final String RESULT = """
            {"result": {"text": "毎月第一土曜に開き、のべ百人が集まりました。", "outputs": ["読んだ絵本の一覧"], "people": 100}}
            """;

    /** E23. */
    @Test
    void residents_carry_out_their_own_with_the_help_of_others_and_no_decision_of_the_city(CapturedOutput output) {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        Registered readers = registered(NP);
        Registered helpers = registered(NP);
        Registered bookshop = registered(NP);
        Session parks = platform.as("acct-mori", NP, "parks-green", Role.STAFF);
        Session hana = resident(NP);
        Session stranger = resident(NP);
        String id =
                hana.post(INITIATIVES, stories("緑道で子どもたちに絵本を読む。")).expect(201).id();
        String page = PUBLIC + "/" + id + "?municipality=" + NP;
        assertThat(platform.anonymous().get(page).expect(200).body().toString())
                .contains("緑道おはなし会")
                .doesNotContain("三浦", "083-000", "acct-");
        office(NP).post("/api/v1/proposals/" + id + "/acceptance", "{}").problem(404, "NOT_FOUND");
        office(NP)
                .post("/api/v1/proposals/" + id + "/rejection", reason("OTHER"))
                .problem(404, "NOT_FOUND");
        office(NP).post("/api/v1/round-tables", forum(id)).expect(201);
        assertThat(readers.session()
                        .post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 2, group(helpers.id())))
                        .problem(403, "NOT_YOUR_GROUP")
                        .toString())
                .contains("その団体のアカウント");

        readers.session()
                .post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 2, group(readers.id())))
                .expect(200);
        helpers.session()
                .post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 2, group(helpers.id())))
                .expect(200);
        bookshop.session()
                .post(PROJECTS + "/" + id + "/pledges", pledge("GOODS", 20, group(bookshop.id())))
                .expect(200);
        String tent = pledge("GOODS", 1, "\"department\": \"parks-green\",");
        parks.post(PROJECTS + "/" + id + "/pledges", tent).expect(200);
        office(NP).post(PROJECTS + "/" + id + "/pledges", tent).problem(403, "NOT_IN_CHARGE");
        String books = "{" + group(bookshop.id()) + " \"kind\": \"GOODS\"}";
        readers.session()
                .post(PROJECTS + "/" + id + "/pledge-withdrawals", books)
                .problem(403, "NOT_YOUR_GROUP");
        hana.post(PROJECTS + "/" + id + "/pledge-withdrawals", books).problem(403, "NOT_YOUR_GROUP");
        assertThat(platform.anonymous()
                        .get(page)
                        .expect(200)
                        .body()
                        .at("/initiative/pledges")
                        .asInt())
                .isEqualTo(4);
        assertThat(items(platform.anonymous()
                        .get(PUBLIC + "/" + id + "/pledges?total=true&municipality=" + NP)
                        .expect(200)))
                .extracting(line -> line.path("kind").asString() + " "
                        + line.path("department").asString(""))
                .containsExactly("STAFF_TIME ", "STAFF_TIME ", "GOODS ", "GOODS parks-green");

        try (SecurityLines lines = new SecurityLines()) {
            assertThat(contact(bookshop.session(), id)).as("for who helps").isEqualTo("083-000-1234");
            assertThat(contact(parks, id)).isEqualTo("083-000-1234");
            assertThat(contact(hana, id)).as("her own").isEqualTo("083-000-1234");
            assertThat(contact(stranger, id)).isEmpty();
            assertThat(lines.told("PERSONAL_DATA_READ")).as("but for her").hasSize(2);
        }
        assertThat(document(id)).doesNotContain("三浦", "083-000");
        bookshop.session()
                .post(PROJECTS + "/" + id + "/pledge-withdrawals", books)
                .expect(200);
        assertThat(contact(bookshop.session(), id)).as("who helps no more").isEmpty();

        platform.clockTo("2026-07-04T10:00:00+09:00");
        stranger.post(PROJECTS + "/" + id + "/start", "{}").problem(403, "NOT_THE_INITIATOR");
        hana.post(PROJECTS + "/" + id + "/start", "{}").expect(200);

        office(NP).post(PROJECTS + "/" + id + "/hiding", reason("EFFECT")).problem(422, "NO_GROUND_TO_HIDE");
        office(NP)
                .post(PROJECTS + "/" + id + "/hiding", reason("PERSONS_NAMED"))
                .expect(200);
        office(NP).post("/api/v1/round-tables", forum(id)).problem(422, "SUBJECT_UNKNOWN");
        platform.anonymous().get(page).problem(404, "NOT_FOUND");
        stranger.get(PROJECTS + "/" + id).problem(404, "NOT_FOUND");
        assertThat(ids(platform.anonymous().get(PUBLIC + "?kind=INITIATIVE&municipality=" + NP)))
                .doesNotContain(id);
        assertThat(ids(stranger.get(PROJECTS))).doesNotContain(id);
        assertThat(hana.get(PROJECTS + "/" + id)
                        .expect(200)
                        .body()
                        .at("/content/initiative/hidden/text")
                        .asString())
                .as("she gets the reason")
                .contains("修正してください");
        helpers.session()
                .post(
                        PROJECTS + "/" + id + "/pledge-withdrawals",
                        "{" + group(helpers.id()) + " \"kind\": \"STAFF_TIME\"}")
                .expect(200);
        hana.put(PROJECTS + "/" + id + "/initiative", stories("絵本を読む会を開く。")).expect(200);
        platform.anonymous().get(page).problem(404, "NOT_FOUND");
        office(NP).post(PROJECTS + "/" + id + "/showing", "{}").expect(200);
        assertThat(platform.anonymous()
                        .get(page)
                        .expect(200)
                        .body()
                        .at("/initiative/outline/aim")
                        .asString())
                .isEqualTo("絵本を読む会を開く。");

        platform.clockTo("2026-09-27T10:00:00+09:00");
        assertThat(keyOf(id)).isNotNull();
        hana.post(PROJECTS + "/" + id + "/completion", RESULT).expect(200);
        assertThat(platform.anonymous()
                        .get(page)
                        .expect(200)
                        .body()
                        .at("/outcome/result/text")
                        .asString())
                .contains("のべ百人");
        assertThat(keyOf(id)).as("the key is destroyed").isNull();
        assertThat(contact(hana, id)).isEmpty();
        hana.post(PROJECTS + "/" + id + "/closure", "{}").expect(200);
        platform.awaitEvents(
                id,
                InitiativeAnnounced.class,
                SupportPledged.class,
                SupportPledged.class,
                SupportPledged.class,
                SupportPledged.class,
                PledgeWithdrawn.class,
                ProjectStarted.class,
                InitiativeHidden.class,
                PledgeWithdrawn.class,
                InitiativeCorrected.class,
                InitiativeShown.class,
                ProjectCompleted.class,
                ProjectClosed.class);
        assertThat(platform.anonymous().history(PUBLIC + "/" + id + "?municipality=" + NP))
                .contains("InitiativeHidden", "InitiativeShown", "ProjectCompleted")
                .doesNotContain("PledgeWithdrawn", "InitiativeCorrected");
        assertThat(hana.history(PROJECTS + "/" + id)).contains("PledgeWithdrawn", "InitiativeCorrected");
        assertThat(platform.eventsOf(id)).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain("三浦", "083-000"));
        assertThat(output.getAll()).doesNotContain("三浦", "083-000");
    }

    @Test
    void the_contact_is_gone_with_all_that_is_held_of_who_stated_it() {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        String account = "acct-" + UUID.randomUUID();
        Session hana = platform.as(account, NP, null, Role.RESIDENT);
        String id = hana.post(INITIATIVES, stories("本を読む。")).expect(201).id();
        Session other = resident(NP);
        String theirs = other.post(INITIATIVES, stories("本を読む。")).expect(201).id();
        Document key = keyOf(id);
        hana.put(PROJECTS + "/" + id + "/initiative", stories("絵本を読む。")).expect(200);
        assertThat(mongo.getCollection("sealingKeys").countDocuments(new Document("_id", key.get("_id"))))
                .as("of the contact that was given before")
                .isZero();
        key = keyOf(id);

        platform.publish(ErasureFacts.ofAccount(platform, NP, account, platform.now()));

        await().atMost(Platform.SOON).until(() -> keyOf(id) == null);
        assertThat(contact(hana, id)).isEmpty();
        assertThat(contact(other, theirs)).isEqualTo("083-000-1234");
        mongo.getCollection("sealingKeys").insertOne(key);
        assertThat(contact(hana, id))
                .as("committed after the erasure was heard of")
                .isNotEmpty();
        erasures.remove(100);
        assertThat(contact(hana, id)).isEmpty();

        hana.put(PROJECTS + "/" + id + "/initiative", stories("絵本を開く。")).expect(200);
        erasures.remove(100);
        contacts.remove(100);
        assertThat(contact(hana, id)).as("given afterwards").isEqualTo("083-000-1234");
        mongo.getCollection("sealingKeys")
                .insertOne(
                        new Document(key).append("_id", "initiative/" + id + "/01900000-0000-7000-8000-000000000000"));
        mongo.getCollection("sealingKeys").insertOne(key);
        contacts.remove(100);
        assertThat(mongo.getCollection("sealingKeys").countDocuments(Filters.regex("_id", "^initiative/" + id + "/")))
                .as("the one in use and one of this minute, whose commit may come")
                .isEqualTo(2);
    }

    @Test
    void the_contact_of_a_groups_initiative_is_gone_with_the_groups() {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        GroupId group = new GroupId(Ids.next());
        Registered stating = registered(group, NP);
        String id = stating.session()
                .post(INITIATIVES, stories("本を読む。", group(group)))
                .expect(201)
                .id();
        assertThat(contact(stating.session(), id)).isNotEmpty();

        platform.publish(ErasureFacts.ofContact(
                platform,
                group,
                platform.foreign(NP, group.toString(), 1, GroupFacts.registered(group, "acct-" + group))));

        await().atMost(Platform.SOON).until(() -> keyOf(id) == null);
        assertThat(contact(stating.session(), id)).isEmpty();
    }

    @Test
    void whoever_helps_counts_once_however_many_do_at_once_and_takes_back_their_own() throws Exception {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        String id =
                resident(NP).post(INITIATIVES, stories("緑道の清掃。")).expect(201).id();
        Session first = resident(NP);
        first.post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 1)).expect(200);
        List<Session> many = IntStream.range(0, 54).mapToObj(_ -> resident(NP)).toList();
        List<Callable<Answer>> all = new ArrayList<>();
        many.forEach(one -> all.add(() -> one.post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 1))));
        Session twice = many.getFirst();
        all.add(() -> twice.post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 1)));
        atOnce(all).forEach(answer -> answer.expect(200));
        assertThat(mongo.getCollection("pledges")
                        .countDocuments(new Document("municipality", NP).append("project", id)))
                .as("given up by the initiative")
                .isPositive();
        assertThat(pledges(id)).isEqualTo(55);

        first.post(PROJECTS + "/" + id + "/pledges", pledge("STAFF_TIME", 1)).expect(200);
        assertThat(pledges(id)).as("a repeat of one that was given up").isEqualTo(55);
        first.post(PROJECTS + "/" + id + "/pledge-withdrawals", "{\"kind\": \"STAFF_TIME\"}")
                .expect(200);
        assertThat(pledges(id)).isEqualTo(54);
        List<JsonNode> listed = new ArrayList<>();
        String next = "";
        do {
            Answer page = first.get(PROJECTS + "/" + id + "/pledges?limit=20&total=true" + next)
                    .expect(200);
            listed.addAll(items(page));
            assertThat(page.body().at("/total/count").asInt()).isEqualTo(54);
            String cursor = page.body().path("next").asString("");
            next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        assertThat(listed).hasSize(54).noneMatch(line -> line.path("own").asBoolean());
    }

    private int pledges(String id) {
        return platform.anonymous()
                .get(PUBLIC + "/" + id + "?municipality=" + NP)
                .expect(200)
                .body()
                .at("/initiative/pledges")
                .asInt();
    }

    /** The project part of E3, of a subsidy, for which nothing is put down here. */
    @Test
    void an_adoption_leads_to_a_project_that_its_parties_carry_out() throws Exception {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        Adopted adopted = adopted("SUBSIDY");
        Registered group = registered(adopted.group(), YAMAGUCHI);
        String id = adopted.project();
        Session office = office(YAMAGUCHI);
        resident(YAMAGUCHI).post(PROJECTS + "/" + id + "/start", "{}").problem(403, "NOT_A_PARTY");
        awarded(YAMAGUCHI, adopted.proposal());
        List<Answer> both = atOnce(List.of(
                () -> group.session().post(PROJECTS + "/" + id + "/start", "{}"),
                () -> office.post(PROJECTS + "/" + id + "/start", "{}")));
        assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);

        platform.clockTo("2026-09-10T00:00:01+09:00");
        await().atMost(Platform.SOON)
                .untilAsserted(() ->
                        assertThat(platform.eventsOf(id).getLast().event()).isInstanceOf(ProgressOverdue.class));
        group.session()
                .post(PROJECTS + "/" + id + "/progress-reports", PROGRESS)
                .expect(200);
        group.session()
                .post(PROJECTS + "/" + id + "/condition-reports", CONDITION)
                .problem(409, "NO_ADOPTED_PLACE");
        JsonNode known = office.get(PROJECTS + "/" + id).expect(200).body();
        assertThat(known.at("/content/progress/last/percent").asInt()).isEqualTo(40);
        assertThat(platform.anonymous()
                        .get(PUBLIC + "/" + id + "?municipality=" + YAMAGUCHI)
                        .expect(200)
                        .body()
                        .at("/progress")
                        .toString())
                .contains("2026-06-10")
                .doesNotContain("40", "点検の記録");
        office.post(PROJECTS + "/" + id + "/suspension", reason("OTHER")).expect(200);
        group.session().post(PROJECTS + "/" + id + "/resumption", "{}").expect(200);
        group.session().post(PROJECTS + "/" + id + "/completion", RESULT).expect(200);
        evaluated(id, EvaluationStage.PLAN);
        EvaluationId evaluation = evaluated(id, EvaluationStage.SEE);
        platform.awaitEvent(
                ProjectEvaluated.class,
                happened -> happened.event().evaluationId().equals(evaluation));
        evaluated(id, EvaluationStage.SEE);
        group.session().post(PROJECTS + "/" + id + "/closure", "{}").problem(403, "NOT_IN_CHARGE");
        office.post(PROJECTS + "/" + id + "/closure", "{\"successorForm\": \"COMMISSION\"}")
                .expect(200);
        assertThat(platform.awaitEvents(
                                id,
                                ProjectPlanned.class,
                                ProjectStarted.class,
                                ProgressOverdue.class,
                                ProgressReported.class,
                                ProjectSuspended.class,
                                ProjectResumed.class,
                                ProjectCompleted.class,
                                ProjectEvaluated.class,
                                ProjectClosed.class)
                        .getFirst()
                        .envelope()
                        .cause()
                        .causationId())
                .as("the adoption")
                .isEqualTo(adopted.event());
        assertThat(group.session().history(PROJECTS + "/" + id)).contains("ProgressReported", "ProgressOverdue");
        assertThat(platform.anonymous().history(PUBLIC + "/" + id + "?municipality=" + YAMAGUCHI))
                .contains("ProjectStarted", "ProjectSuspended")
                .doesNotContain("ProgressReported", "ProgressOverdue");
        String found = PUBLIC + "?municipality=" + YAMAGUCHI + "&proposal=" + adopted.proposal();
        for (String met : List.of(
                "&kind=PROJECT",
                "&stage=Closed",
                "&fieldType=F1",
                "&area=%E5%A4%A7%E6%AE%BF",
                "&group=" + adopted.group(),
                "&department=river-works",
                "&q=%E7%B7%91%E3%81%AE%E5%9B%9E%E5%BB%8A",
                "&sort=since")) {
            assertThat(ids(platform.anonymous().get(found + met))).as(met).containsExactly(id);
        }
        for (String unmet :
                List.of("&kind=INITIATIVE", "&stage=Planned", "&fieldType=F2", "&area=%E7%99%BD%E7%9F%B3")) {
            assertThat(ids(platform.anonymous().get(found + unmet))).as(unmet).isEmpty();
        }
        assertThat(ids(group.session().get(PROJECTS + "?own=true&proposal=" + adopted.proposal())))
                .containsExactly(id);
        assertThat(ids(resident(YAMAGUCHI).get(PROJECTS + "?own=true&proposal=" + adopted.proposal())))
                .isEmpty();
    }

    @Test
    void a_subsidised_project_starts_only_while_its_award_stands() {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        String proposal = Ids.next().toString();
        GroupId group = new GroupId(Ids.next());
        Recorded<AwardDecided> early = awarded(YAMAGUCHI, proposal);
        Adopted adopted = adopted(proposal, "SUBSIDY", group, List.of());
        Session party = registered(group, YAMAGUCHI).session();
        String start = PROJECTS + "/" + adopted.project() + "/start";
        party.with("Kyodo-Dry-Run", "true").post(start, "{}").expect(200);

        Recorded<AwardCancelled> cancelled = platform.following(
                early,
                new AwardCancelled(early.event().awardId(), new Reason(ReasonCode.MISUSE, "交付の目的と異なる用途に使われていたため。")));
        platform.publish(cancelled);
        platform.publish(early);
        platform.publish(cancelled);
        await().atMost(Platform.SOON)
                .until(() -> awards.of(new ProposalId(UUID.fromString(proposal)), MunicipalityCode.of(YAMAGUCHI))
                        .isEmpty());
        assertThat(party.post(start, "{}").problem(409, "AWARD_NOT_DECIDED").toString())
                .contains("R-AG-4", "交付が決定されるまで");
        assertThat(party.with("Accept-Language", "en")
                        .post(start, "{}")
                        .problem(409, "AWARD_NOT_DECIDED")
                        .toString())
                .contains("once its subsidy is awarded");
        assertThat(allowedActions(party, adopted)).contains("CancelProject").doesNotContain("StartProject");

        awarded(YAMAGUCHI, Ids.next().toString());
        awarded(OBIHIRO, proposal);
        party.post(start, "{}").problem(409, "AWARD_NOT_DECIDED");
        Recorded<AwardDecided> declined = awarded(YAMAGUCHI, proposal);
        platform.publish(
                platform.following(declined, new AwardDeclined(declined.event().awardId())));
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(allowedActions(party, adopted)).doesNotContain("StartProject"));
        party.post(start, "{}").problem(409, "AWARD_NOT_DECIDED");

        awarded(YAMAGUCHI, proposal);
        assertThat(allowedActions(party, adopted)).contains("StartProject");
        party.post(start, "{}").expect(200);
    }

    private static String allowedActions(Session session, Adopted adopted) {
        return session.get(PROJECTS + "/" + adopted.project())
                .expect(200)
                .body()
                .path("allowedActions")
                .toString();
    }

    /** What comes too early waits for an operator, and what comes too late changes nothing. */
    @Test
    void an_evaluation_that_is_completed_before_the_project_is_parked() {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        Session own = resident(YAMAGUCHI);
        String id = own.post(INITIATIVES, stories("緑道で絵本を読む。").replace("桜丘", "大殿"))
                .expect(201)
                .id();
        own.post(PROJECTS + "/" + id + "/start", "{}").expect(200);
        EvaluationId early = evaluated(id, EvaluationStage.SEE);
        Session operator = platform.as("acct-operator", YAMAGUCHI, null, Role.PLATFORM_OPERATOR);
        await().atMost(Platform.SOON)
                .until(() -> operator.get("/ops/parked?key=" + early).body().size() == 1);
        own.post(PROJECTS + "/" + id + "/completion", RESULT).expect(200);
        operator.post("/ops/parked/replay", "{\"key\": \"" + early + "\", \"dryRun\": false}")
                .expect(202);
        platform.awaitEvent(
                ProjectEvaluated.class,
                happened -> happened.event().evaluationId().equals(early));
        assertThat(own.get(PROJECTS + "/" + id)
                        .expect(200)
                        .body()
                        .at("/content/evaluation")
                        .asString())
                .isEqualTo(early.toString());
    }

    /** Grant tells of an award for what the proposal leads to; known here when this returns. */
    private Recorded<AwardDecided> awarded(String municipality, String proposal) {
        ObjectNode data = (ObjectNode)
                GoldenSamples.of("kyodo.grant.AwardDecided.v1").data().deepCopy();
        String award = Ids.next().toString();
        data.put("awardId", award);
        ((ObjectNode) data.path("award")).put("proposal", proposal);
        Recorded<AwardDecided> decided =
                platform.foreign(municipality, award, 1, Json.TOLERANT.treeToValue(data, AwardDecided.class));
        platform.publish(decided);
        await().atMost(Platform.SOON)
                .until(() -> awards.of(new ProposalId(UUID.fromString(proposal)), MunicipalityCode.of(municipality))
                        .isPresent());
        return decided;
    }

    /** Evaluation tells, twice, that one of the project is completed. */
    private EvaluationId evaluated(String project, EvaluationStage stage) {
        EvaluationId evaluation = new EvaluationId(Ids.next());
        ObjectNode data = (ObjectNode) GoldenSamples.of("kyodo.evaluation.EvaluationCompleted.v1")
                .data()
                .deepCopy();
        data.put("evaluationId", evaluation.toString()).put("stage", stage.name());
        ((ObjectNode) data.at("/subject/matter")).put("id", project);
        var completed = platform.foreign(
                YAMAGUCHI, evaluation.toString(), 1, Json.TOLERANT.treeToValue(data, EvaluationCompleted.class));
        platform.publish(completed);
        platform.publish(completed);
        return evaluation;
    }

    @Test
    void what_is_put_down_is_public_before_the_project_starts() {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        Registered partner = registered(new GroupId(Ids.next()), YAMAGUCHI);
        Adopted adopted = adopted("COMMISSION", new GroupId(Ids.next()), partner.id());
        Registered group = registered(adopted.group(), YAMAGUCHI);
        group.session()
                .post(PROJECTS + "/" + adopted.project() + "/start", "{}")
                .problem(409, "RULES_NOT_PUBLIC");
        assertThat(group.session()
                        .get(PROJECTS + "/" + adopted.project())
                        .expect(200)
                        .body()
                        .path("allowedActions")
                        .toString())
                .contains("CancelProject")
                .doesNotContain("StartProject");
        group.session().post(PROJECTS, """
                        {"agreement": "%s", "title": "見守り配達", "fieldTypes": [], "areas": []}
                        """.formatted(new GroupId(Ids.next()))).problem(403, "NOT_ALLOWED");
        office(YAMAGUCHI)
                .post(PROJECTS, """
                        {"agreement": "%s", "title": "見守り配達", "fieldTypes": [], "areas": []}
                        """.formatted(new GroupId(Ids.next())))
                .problem(422, "NOT_A_STANDING_AGREEMENT");
        // A co-proposer is a party as well.
        partner.session()
                .post(PROJECTS + "/" + adopted.project() + "/cancellation", reason("OTHER"))
                .expect(200);
    }

    @Test
    void a_section_plans_a_project_under_a_standing_agreement() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        Registered company = registered(OBIHIRO);
        Session office = office(OBIHIRO);
        String agreement =
                office.post(AGREEMENTS, """
                        {"department": "collaboration-office", "groups": ["%s"],
                         "text": {"title": "包括連携協定", "purpose": "地域の課題をともに解決する。",
                          "roles": {"city": [], "group": []}, "reviewDates": [], "clauses": []}}
                        """.formatted(company.id())).expect(201).id();
        String plan = """
                {"agreement": "%s", "title": "見守り配達", "fieldTypes": ["F1"], "areas": ["西帯広"]}
                """.formatted(agreement);
        String early = office.post(PROJECTS, plan).expect(201).id();
        company.session().post(PROJECTS + "/" + early + "/start", "{}").problem(409, "RULES_NOT_PUBLIC");
        published(agreement, company.session(), office, """
                {"text": {"title": "包括連携協定", "purpose": "地域の課題をともに解決する。",
                 "roles": {"city": ["窓口"], "group": ["見守り"]}, "term": {"from": "2026-07-01", "until": "2029-03-31"},
                 "reviewDates": ["2027-03-31"], "clauses": []}}
                """);
        platform.as("acct-mori", OBIHIRO, "parks-green", Role.STAFF)
                .post(PROJECTS, plan)
                .problem(403, "NOT_IN_CHARGE");
        String id = office.post(PROJECTS, plan).expect(201).id();
        ProjectPlanned planned = (ProjectPlanned)
                platform.awaitEvents(id, ProjectPlanned.class).getFirst().event();
        assertThat(planned.plan().agreement().orElseThrow()).hasToString(agreement);
        assertThat(planned.plan().groups()).containsExactly(company.id());
        assertThat(planned.plan().proposal()).isEmpty();
        assertThat(planned.plan().form()).isEmpty();

        company.session()
                .post(AGREEMENTS + "/" + agreement + "/termination", """
                        {"on": "2026-07-12",
                         "reason": {"code": "OTHER", "text": "事業の再編により、続けることが難しくなったため。"}}
                        """)
                .expect(200);
        Answer started =
                company.session().post(PROJECTS + "/" + early + "/start", "{}").expect(200);
        assertThat(started.body().toString()).as("while notice runs").contains("ProjectStarted");
        platform.clockTo("2026-07-13T00:00:00+09:00");
        company.session().post(PROJECTS + "/" + id + "/start", "{}").problem(409, "RULES_NOT_PUBLIC");
        office.post(PROJECTS, plan).problem(422, "AGREEMENT_IS_OVER");
    }

    /** R-PJ-3. */
    @Test
    void who_adopted_a_place_reports_its_condition() {
        platform.clockTo("2026-06-12T10:00:00+09:00");
        Adopted adopted = adopted("ADOPT");
        Session group = registered(adopted.group(), YAMAGUCHI).session();
        Session section = platform.as("acct-river", YAMAGUCHI, "river-works", Role.STAFF);
        String agreement = await().atMost(Platform.SOON)
                .until(
                        () -> section.get(AGREEMENTS + "?proposal=" + adopted.proposal())
                                .expect(200)
                                .body()
                                .at("/items/0/id")
                                .asString(""),
                        found -> !found.isEmpty());
        section.post(AGREEMENTS + "/" + agreement + "/evidence", """
                        {"evidence": {"rule": "R-AD-1", "met": true, "on": "2026-06-01", "answer": "面談で話し合いました。"}}
                        """).expect(200);
        String settled = """
                {"text": {"title": "川べりの里親", "purpose": "川べりを美しく保つ。",
                 "roles": {"city": ["用具を渡す"], "group": ["花壇の手入れ"]}, "costs": {"city": 50000, "group": 0},
                 "term": {"from": "2026-07-01", "until": "2027-03-31"}, "reviewDates": ["2026-12-25"],
                 "clauses": [{"code": "place", "text": "川べりの花壇とする。"},
                  {"code": "care", "text": "団体が美化活動を行う。"},
                  {"code": "condition-reports", "text": "団体が現状を報告する。"},
                  {"code": "insurance", "text": "市が保険に加入する。"},
                  {"code": "supplies", "text": "市が物品を支給する。"}]}}
                """;
        group.post(AGREEMENTS + "/" + agreement + "/versions", settled.replace("\"insurance\"", "\"weather\""))
                .expect(200);
        assertThat(section.post(AGREEMENTS + "/" + agreement + "/signature", "")
                        .problem(422, "ADOPTING_NOT_SETTLED")
                        .body()
                        .path("rule")
                        .asString())
                .isEqualTo("R-AD-2");
        published(agreement, group, section, settled);
        String project = PROJECTS + "/" + adopted.project();
        group.post(project + "/start", "{}").expect(200);
        resident(YAMAGUCHI).post(project + "/condition-reports", CONDITION).problem(403, "NOT_ALLOWED");
        registered(YAMAGUCHI)
                .session()
                .post(project + "/condition-reports", CONDITION)
                .problem(403, "NOT_A_PARTY");
        registered(OBIHIRO)
                .session()
                .post(project + "/condition-reports", CONDITION)
                .problem(404, "NOT_FOUND");
        group.post(project + "/condition-reports", CONDITION).expect(200);
        ConditionReported reported = (ConditionReported) platform.awaitEvents(
                        adopted.project(), ProjectPlanned.class, ProjectStarted.class, ConditionReported.class)
                .getLast()
                .event();
        assertThat(reported.condition().place()).isEqualTo("花壇");
        assertThat(reported.condition().actionNeeded()).isTrue();
    }

    /** Revised by the group, confirmed by both, signed and public. */
    private static void published(String agreement, Session group, Session section, String text) {
        String path = AGREEMENTS + "/" + agreement;
        group.post(path + "/versions", text).expect(200);
        JsonNode content = section.get(path).expect(200).body().path("content");
        String latest = "{\"version\": %d, \"hash\": \"%s\"}"
                .formatted(content.path("version").asInt(), content.path("hash").asString());
        group.post(path + "/confirmations", latest).expect(200);
        section.post(path + "/confirmations", latest).expect(200);
        section.post(path + "/signature", "").expect(200);
        section.post(path + "/publication", "{\"withoutPersonalData\": true}").expect(200);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo("2026-06-10T10:00:00+09:00");
        Registered partner = registered(YAMAGUCHI);
        Adopted adopted = adopted("SUBSIDY", new GroupId(Ids.next()), List.of("school-education"), partner.id());
        Registered group = registered(adopted.group(), YAMAGUCHI);
        Session person = resident(YAMAGUCHI);
        String announced = stories("絵本を読む。").replace("桜丘", "大殿");
        String own = person.post(INITIATIVES, announced).expect(201).id();
        String hidden = person.post(INITIATIVES, announced).expect(201).id();
        office(YAMAGUCHI)
                .post(PROJECTS + "/" + hidden + "/hiding", reason("PERSONS_NAMED"))
                .expect(200);
        Adopted going = adopted("SUBSIDY", adopted.group(), List.of("school-education"), partner.id());
        awarded(YAMAGUCHI, adopted.proposal());
        awarded(YAMAGUCHI, going.proposal());
        office(YAMAGUCHI)
                .post(PROJECTS + "/" + going.project() + "/start", "{}")
                .expect(200);
        new RoleMatrix(
                        platform,
                        "proposal",
                        "projects",
                        new RoleMatrix.Cast(YAMAGUCHI, "acct-" + adopted.group(), "river-works", "acct-reviewer-1"))
                .below(PROJECTS, PUBLIC)
                .caller("whoever stated it", person)
                .caller("co-proposer", partner.session())
                .caller(
                        "co-implementing section",
                        platform.as("acct-matrix-joined", YAMAGUCHI, "school-education", Role.STAFF))
                .caller(
                        "section assigned only",
                        platform.as("acct-matrix-assigned", YAMAGUCHI, "disaster-prevention", Role.STAFF))
                .record(PROJECTS + "/{id}", "Planned", adopted.project())
                .record(PROJECTS + "/{id}", "InProgress", going.project())
                .record(PROJECTS + "/{id}", "Announced", own)
                .record(PROJECTS + "/{id}", "Announced, hidden", hidden)
                .record(PUBLIC + "/{id}", "Planned", adopted.project())
                .record(PUBLIC + "/{id}", "Announced, hidden", hidden)
                .body("POST " + INITIATIVES, announced)
                .body("PUT " + PROJECTS + "/{id}/initiative", announced)
                .body("POST " + PROJECTS + "/{id}/pledges", "{\"kind\": \"GOODS\"}")
                .body("POST " + PROJECTS + "/{id}/pledge-withdrawals", "{\"kind\": \"GOODS\"}")
                .body("POST " + PROJECTS + "/{id}/hiding", reason("PERSONS_NAMED"))
                .body("POST " + PROJECTS + "/{id}/progress-reports", PROGRESS)
                .body("POST " + PROJECTS + "/{id}/suspension", reason("OTHER"))
                .body("POST " + PROJECTS + "/{id}/cancellation", reason("OTHER"))
                .body("POST " + PROJECTS + "/{id}/completion", RESULT)
                .isAsAccepted();
        assertThat(group.id()).isEqualTo(going.group());
    }

    /** @param event the adoption @param group that carries it out */
    private record Adopted(String proposal, UUID event, GroupId group, String project) {}

    /** A proposal is adopted in this form, and its project planned because of that. */
    private Adopted adopted(String form) {
        return adopted(form, new GroupId(Ids.next()));
    }

    private Adopted adopted(String form, GroupId group, GroupId... coProposers) {
        return adopted(form, group, List.of(), coProposers);
    }

    /** @param coImplementing sections that said themselves that they carry it out; of those assigned another one has not */
    private Adopted adopted(String form, GroupId group, List<String> coImplementing, GroupId... coProposers) {
        return adopted(Ids.next().toString(), form, group, coImplementing, coProposers);
    }

    private Adopted adopted(
            String proposal, String form, GroupId group, List<String> coImplementing, GroupId... coProposers) {
        ObjectNode data = (ObjectNode)
                GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1").data().deepCopy();
        data.put("proposalId", proposal);
        ((ObjectNode) data.at("/entry/proposer")).put("group", group.toString());
        ObjectNode adoption = (ObjectNode) data.path("adoption");
        adoption.put("form", form).put("coordinator", "river-works");
        ArrayNode assigned = adoption.putArray("departments").add("river-works");
        ArrayNode joined = adoption.putArray("coImplementing");
        if (!coImplementing.isEmpty()) {
            coImplementing.forEach(section -> {
                assigned.add(section);
                joined.addObject().put("department", section).put("role", "学校との連絡。");
            });
            assigned.add("disaster-prevention");
        }
        ArrayNode together = adoption.putArray("coProposers");
        Stream.of(coProposers).map(GroupId::toString).forEach(together::add);
        var happened = platform.foreign(YAMAGUCHI, proposal, 1, Json.TOLERANT.treeToValue(data, ProposalAdopted.class));
        platform.publish(happened);
        Session office = office(YAMAGUCHI);
        JsonNode planned = await().atMost(Platform.SOON)
                .until(
                        () -> office.get(PROJECTS + "?proposal=" + proposal)
                                .expect(200)
                                .body()
                                .at("/items/0"),
                        item -> !item.isMissingNode());
        return new Adopted(
                proposal, happened.envelope().id(), group, planned.path("id").asString());
    }

    private String contact(Session session, String id) {
        return session.get(PROJECTS + "/" + id)
                .expect(200)
                .body()
                .at("/content/initiative/contact/reach")
                .asString("");
    }

    private String document(String id) {
        return mongo.getCollection("projects")
                .find(new Document("_id", id))
                .first()
                .toJson();
    }

    private Document keyOf(String id) {
        return mongo.getCollection("sealingKeys")
                .find(Filters.regex("_id", "^initiative/" + id + "/"))
                .first();
    }

    private static List<JsonNode> items(Answer list) {
        return list.body().path("items").valueStream().toList();
    }

    private static List<String> ids(Answer list) {
        return items(list.expect(200)).stream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
