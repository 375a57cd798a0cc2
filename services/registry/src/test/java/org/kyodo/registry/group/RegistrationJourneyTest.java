package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Replay;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationLapsed;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationRefused;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationReturned;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupEvent.GroupReinstated;
import org.kyodo.contracts.registry.GroupEvent.GroupReviewStarted;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.registry.RegistryEntryEvent.RegistryEntryContested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.FormWalk;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.ReadModelsRebuilt;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.kit.SecurityLines;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.kit.Tokens;
import org.kyodo.registry.RegistryTest;
import org.kyodo.registry.group.GroupCommand.ChangeGroupProfile;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** E1 and E2 over HTTP, with MongoDB's protocol and a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationJourneyTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";
    private static final String REASON = """
            {"reason": {"code": "MUTUAL_BENEFIT_ONLY",
              "text": "固定会員間の共益活動のため。広く参加を呼びかける場合は再申請できます"}}
            """;
    /** Every criterion of a citizen activity group was found met. */
    static final String MET = """
            {"findings": [{"criterion": "R-GR-1", "met": true}, {"criterion": "R-GR-2", "met": true},
              {"criterion": "R-GR-3", "met": true}, {"criterion": "R-GR-4", "met": true}]}
            """;

    private static final String[] OF_FUJII = {"藤井", "フジイ", "大殿大路", "083-000-0000", "fujii@"};

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private Session group(String account) {
        return platform.as(account, YAMAGUCHI, null, Role.GROUP);
    }

    private Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        String account = account();
        String draft = started(account);
        String submitted = started(account);
        group(account)
                .post("/api/v1/groups/" + submitted + "/submission", documented(group(account), json(named("matrix"))))
                .expect(200);
        String registered = registered(account, named("matrix registered"));
        RoleMatrix.Cast cast = new RoleMatrix.Cast(YAMAGUCHI, account, "school-education", "acct-r");
        var attachments =
                group(account).get("/api/v1/groups/" + registered).body().at("/content/form/attachments");
        Map<String, String> named = new LinkedHashMap<>();
        List.of("bylaws", "roster")
                .forEach(part -> named.put(
                        part + " of a registered group",
                        attachments.path(part).path("documentId").asString()));
        TakenDocuments.areAsInEveryService(platform, "registry", cast, named);
        new RoleMatrix(platform, "registry", "common", cast)
                .below("/api/v1/rules", "/api/v1/municipality", "/api/v1/forms", "/api/v1/drafts", "/ops")
                .record("/api/v1/forms/{command}", "", "SubmitGroupRegistration")
                .record(
                        "/api/v1/drafts/{id}",
                        "of the section",
                        FormWalk.draft(
                                platform.as("acct-matrix-section", cast.municipality(), cast.inCharge(), Role.STAFF)))
                .isAsAccepted();
        String entered = platform.as("acct-sasaki", YAMAGUCHI, null, Role.DESK)
                .with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", account)
                .post("/api/v1/groups", "{\"account\": \"" + account + "\"}")
                .expect(201)
                .body()
                .at("/events/0/id")
                .asString();
        // It stands in the journal a moment after it is committed.
        await().atMost(Platform.SOON).until(() -> !group(account)
                .get("/api/v1/entries")
                .body()
                .path("items")
                .isEmpty());
        new RoleMatrix(platform, "registry", "entries", cast)
                .below("/api/v1/entries")
                .record("/api/v1/entries/{entry}", "Uncontested", entered)
                .isAsAccepted();
        new RoleMatrix(platform, "registry", "groups", cast)
                .below("/api/v1/groups", "/api/v1/public/groups", "/api/v1/public/refusals")
                .record("/api/v1/groups/{id}", "Draft", draft)
                .record("/api/v1/groups/{id}", "Submitted", submitted)
                .record("/api/v1/groups/{id}", "Registered", registered)
                .record("/api/v1/public/groups/{id}", "Submitted", submitted)
                .record("/api/v1/public/groups/{id}", "Registered", registered)
                .body("POST /api/v1/groups", "{\"account\": \"" + account + "\"}")
                .body("POST /api/v1/groups/{id}/submission", json(named("matrix again")))
                .body("POST /api/v1/groups/{id}/registration", MET)
                .body("POST /api/v1/groups/{id}/representative", """
                        {"representative": {"name": "西田道子", "nameKana": "ニシダミチコ", "title": "会長"},
                         "effectiveOn": "2026-04-01", "bothSigned": true}""")
                .body(
                        "POST /api/v1/groups/{id}/incorporation",
                        "{\"corporateNumber\": \"7000012050002\", \"legalForm\": \"NPO_CORPORATION\", \"on\": \"2026-04-01\"}")
                .body(
                        "PUT /api/v1/groups/{id}/profile",
                        json(new ChangeGroupProfile(
                                named("matrix").card(), named("matrix").particulars(), Optional.empty())))
                .body("POST /api/v1/groups/{id}/erasure", "{\"scope\": [\"REPRESENTATIVE\"], \"ground\": \"REQUEST\"}")
                .isAsAccepted();
    }

    @Nested
    class A_group_that_meets_the_rules {
        @Test
        void is_registered_by_the_office_with_a_number_and_its_public_page_shows_what_it_agreed_to(
                CapturedOutput output) {
            platform.clockTo("2026-04-10T10:15:00+09:00");
            String account = account();
            String id = started(account);
            group(account)
                    .post("/api/v1/groups/" + id + "/submission", documented(group(account), json(named("E1"))))
                    .expect(200);
            platform.anonymous().get(page(id)).problem(404, "NOT_FOUND");

            platform.clockTo("2026-04-17T09:00:00+09:00");
            office().post("/api/v1/groups/" + id + "/review", "").expect(200);
            Answer registered =
                    office().post("/api/v1/groups/" + id + "/registration", MET).expect(200);
            assertThat(registered.header("ETag")).isEqualTo("\"4\"");

            List<Recorded<?>> events = platform.awaitEvents(
                    id,
                    GroupRegistrationStarted.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistered.class);
            GroupRegistered event = (GroupRegistered) events.getLast().event();
            assertThat(event.registration().number()).matches("352039-2026-[0-9]{4}");
            assertThat(event.registration().validity().validUntil()).contains(LocalDate.of(2029, 4, 16));
            assertThat(events).allSatisfy(happened -> assertThat(Json.TOLERANT.writeValueAsString(happened))
                    .doesNotContain(OF_FUJII));

            Answer page = platform.anonymous().get(page(id)).expect(200);
            assertThat(page.body().at("/registration/number").asString())
                    .isEqualTo(event.registration().number());
            assertThat(page.body().at("/people/representative").asString()).isEqualTo("藤井久美子");
            assertThat(page.body().at("/card/areas/0").asString()).isEqualTo("大殿");
            assertThat(page.body().path("label").isNull()).isTrue();
            for (String hidden : List.of("address", "phone", "email", "contactName")) {
                assertThat(page.body().at("/people/" + hidden).isNull())
                        .as(hidden)
                        .isTrue();
            }
            assertThat(page.body().toString()).doesNotContain("大殿大路", "083-000-0000", "fujii@");

            Answer own = group(account).get("/api/v1/groups/" + id).expect(200);
            assertThat(own.body().path("stage").asString()).isEqualTo("Registered");
            assertThat(own.body()
                            .path("content")
                            .path("form")
                            .path("contact")
                            .path("phone")
                            .asString())
                    .isEqualTo("083-000-0000");
            assertThat(output.getAll()).doesNotContain(OF_FUJII);
        }

        @Test
        void lies_in_the_database_without_a_readable_name_of_a_person() {
            String account = account();
            String id = started(account);
            group(account)
                    .post("/api/v1/groups/" + id + "/submission", documented(group(account), json(named("sealed"))))
                    .expect(200);

            assertThat(mongo.getCollectionNames()).contains("groups", "sealingKeys", "claims");
            mongo.getCollectionNames().forEach(collection -> mongo.getCollection(collection)
                    .find()
                    .forEach(document -> assertThat(document.toJson()).doesNotContain(OF_FUJII)));
            Document stage = mongo.getCollection("groups")
                    .find(new Document("_id", id))
                    .first()
                    .get("stage", Document.class);
            assertThat(stage.getEmbedded(List.of("filing", "dossier", "representative", "text"), String.class))
                    .isNotBlank();
        }

        @Test
        void shows_nothing_of_a_person_whose_sealed_data_was_put_in_the_place_of_anothers(CapturedOutput output) {
            String account = account();
            String id = registered(account, named("swapped-one"));
            String other = registered(account(), named("swapped-two"));
            Document theirs = stage(other).getEmbedded(List.of("filing", "dossier"), Document.class);

            write(id, "representative", theirs.get("representative"));
            Answer own = group(account).get("/api/v1/groups/" + id).expect(200);
            assertThat(own.body().at("/content/form/representative").isNull()).isTrue();
            assertThat(own.body().at("/content/form/contact/phone").asString()).isEqualTo("083-000-0000");
            assertThat(own.body().at("/content/form/withheld/0/field").asString())
                    .isEqualTo("representative");
            assertThat(own.body().at("/content/form/withheld/0/cause").asString())
                    .isEqualTo("BROKEN");
            assertThat(output.getAll()).contains("group/" + id).doesNotContain(OF_FUJII);

            Answer page = platform.anonymous().get(page(id)).expect(200);
            assertThat(page.body().at("/people/representative").isNull()).isTrue();

            Document ours = stage(id).getEmbedded(List.of("filing", "dossier", "contact"), Document.class);
            write(id, "representative", ours);
            assertThat(group(account)
                            .get("/api/v1/groups/" + id)
                            .expect(200)
                            .body()
                            .at("/content/form/representative")
                            .isNull())
                    .as("nor where one field stands in for the other")
                    .isTrue();
        }

        private Document stage(String id) {
            return mongo.getCollection("groups")
                    .find(new Document("_id", id))
                    .first()
                    .get("stage", Document.class);
        }

        private void write(String id, String field, Object sealed) {
            mongo.getCollection("groups")
                    .updateOne(
                            new Document("_id", id),
                            new Document("$set", new Document("stage.filing.dossier." + field, sealed)));
        }

        @Test
        void is_found_in_the_public_list_by_field_and_area_until_it_is_suspended() {
            String account = account();
            String id = registered(account, named("listed"));

            String list = "/api/v1/public/groups?municipality=352039&limit=100&area="
                    + java.net.URLEncoder.encode("大殿", java.nio.charset.StandardCharsets.UTF_8);
            assertThat(platform.anonymous().get(list + "&field=ENVIRONMENT").ids())
                    .contains(id);
            assertThat(platform.anonymous().get(list + "&field=TOURISM").ids()).doesNotContain(id);
            assertThat(platform.anonymous()
                            .get(list + "&sort=name&total=true&q="
                                    + java.net.URLEncoder.encode("ﾎﾀﾙ ｌｉｓｔｅｄ", java.nio.charset.StandardCharsets.UTF_8))
                            .ids())
                    .containsExactly(id);
            assertThat(platform.anonymous()
                            .get(list + "&q=" + "listed%20unlisted")
                            .ids())
                    .isEmpty();
            var kept = platform.anonymous().get(list).expect(200);
            assertThat(kept.header("Cache-Control")).contains("max-age=60").contains("public");
            platform.anonymous()
                    .with("If-None-Match", kept.header("ETag"))
                    .get(list)
                    .expect(304);
            assertThat(platform.anonymous()
                            .get("/api/v1/public/groups?municipality=012076")
                            .ids())
                    .doesNotContain(id);

            office().post("/api/v1/groups/" + id + "/suspension", """
                            {"reason": {"code": "OTHER", "text": "年度報告が二年続けて提出されず、連絡も取れないため。"}}
                            """).expect(200);
            assertThat(platform.anonymous().get(list).ids()).doesNotContain(id);
            platform.anonymous().get(page(id)).problem(404, "NOT_FOUND");

            office().post("/api/v1/groups/" + id + "/reinstatement", """
                            {"reason": {"code": "OTHER", "text": "報告書を受け取った"}}
                            """).expect(200);
            platform.anonymous().get(page(id)).expect(200);
            platform.awaitEvents(
                    id,
                    GroupRegistrationStarted.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistered.class,
                    GroupSuspended.class,
                    GroupReinstated.class);
            assertThat(platform.anonymous().history(page(id)))
                    .containsExactly("GroupRegistered", "GroupSuspended", "GroupReinstated");
            assertThat(office().history("/api/v1/groups/" + id)).hasSize(6);
        }

        @Test
        void may_come_in_on_paper_and_the_group_contests_it() {
            String account = account();
            Session counter = platform.as("acct-sasaki", YAMAGUCHI, null, Role.DESK)
                    .with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", account);
            String id = counter.post("/api/v1/groups", "{\"account\": \"" + account + "\"}")
                    .expect(201)
                    .id();
            counter.post("/api/v1/groups/" + id + "/submission", documented(counter, json(Forms.neighbours())))
                    .expect(200);

            List<Recorded<?>> events =
                    platform.awaitEvents(id, GroupRegistrationStarted.class, GroupRegistrationSubmitted.class);
            assertThat(events.getLast().envelope().author().channel().name()).isEqualTo("PAPER");
            assertThat(events.getLast().envelope().author().onBehalfOf()).contains(account);
            String entry = events.getLast().envelope().id().toString();
            String reason = "会員数が申込書と違います。";
            String contest = "/api/v1/entries/" + entry + "/contest";
            await().atMost(Platform.SOON).until(() -> entered(account).size() == 2);
            JsonNode made = entered(account).get(0);
            assertThat(made.path("id").asString()).isEqualTo(entry);
            assertThat(made.at("/entry/subject").asString()).isEqualTo("group/" + id);
            assertThat(made.at("/entry/channel").asString()).isEqualTo("PAPER");
            assertThat(made.path("contested").isNull()).isTrue();

            var atTheCounter = counter.get("/api/v1/groups/" + id).expect(200).body();
            assertThat(atTheCounter.at("/content/form").isNull()).isTrue();
            assertThat(atTheCounter.path("allowedActions")).isEmpty();
            platform.as("acct-sasaki", YAMAGUCHI, null, Role.DESK)
                    .get("/api/v1/groups/" + id)
                    .problem(404, "NOT_FOUND");

            Session stranger = group("acct-stranger");
            String because = "{\"reason\": \"" + reason + "\"}";
            assertThat(entered("acct-stranger")).isEmpty();
            stranger.post(contest, because).problem(403, "NO_SUCH_ENTRY");
            office().post(contest, because).problem(403, "NOT_ALLOWED");
            platform.as(account, "012076", null, Role.GROUP)
                    .post(contest, because)
                    .problem(403, "NO_SUCH_ENTRY");
            group(account).post(contest, because).expect(200);
            group(account).post(contest, because).problem(409, "NOT_IN_THIS_STAGE");
            stranger.post(contest, because).problem(403, "NO_SUCH_ENTRY");
            assertThat(entered(account).get(0).path("contested").asString()).isEqualTo(reason);
            for (Session told : List.of(office(), group(account))) {
                assertThat(contested(told)).contains(entry);
            }
            assertThat(contested(stranger)).doesNotContain(entry);
            platform.awaitEvents(entry, RegistryEntryContested.class);
            platform.awaitEvents(id, GroupRegistrationStarted.class, GroupRegistrationSubmitted.class);
            for (Session reader : List.of(group(account), counter, office())) {
                assertThat(reader.history("/api/v1/groups/" + id))
                        .containsExactly("GroupRegistrationStarted", "GroupRegistrationSubmitted");
            }
            var lines = group(account)
                    .get("/api/v1/groups/" + id + "/history")
                    .expect(200)
                    .body();
            assertThat(lines.at("/items/0/by/channel").asString()).isEqualTo("PAPER");
            assertThat(lines.at("/items/0/by/party").asString()).isEqualTo(account);
            stranger.get("/api/v1/groups/" + id + "/history").problem(404, "NOT_FOUND");
            platform.anonymous().get(page(id).replace("?", "/history?")).problem(404, "NOT_FOUND");
        }

        private JsonNode entered(String account) {
            return group(account).get("/api/v1/entries").expect(200).body().path("items");
        }

        private List<String> contested(Session session) {
            return session.get("/api/v1/entries/contested?limit=100")
                    .expect(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("id").asString())
                    .toList();
        }
    }

    @Nested
    class A_duplicate {
        @Test
        void of_name_and_representative_is_refused_and_another_representative_is_none() {
            String first = account();
            SubmitGroupRegistration form = named("twice");
            registered(first, form);

            String second = account();
            String id = started(second);
            String withOtherSpaces = json(form).replace("藤井久美子", "藤井　久美子");
            group(second)
                    .post("/api/v1/groups/" + id + "/submission", documented(group(second), withOtherSpaces))
                    .problem(409, "DUPLICATE");
            assertThat(platform.awaitEvents(id, GroupRegistrationStarted.class)).hasSize(1);

            String otherRepresentative = json(form).replace("藤井久美子", "藤井三千代");
            group(second)
                    .post("/api/v1/groups/" + id + "/submission", documented(group(second), otherRepresentative))
                    .expect(200);
        }

        @Test
        void of_a_corporate_number_is_refused_whatever_the_name() {
            registered(account(), corporate(named("corporation one"), "7000012050002"));
            String second = account();
            String id = started(second);

            group(second)
                    .post(
                            "/api/v1/groups/" + id + "/submission",
                            documented(group(second), json(corporate(named("corporation two"), "7000012050002"))))
                    .problem(409, "DUPLICATE");
        }

        @Test
        void in_another_municipality_is_none() {
            SubmitGroupRegistration form = named("elsewhere");
            registered(account(), form);
            Session there = platform.as(account(), "062014", null, Role.GROUP);
            String id = there.post("/api/v1/groups", "").expect(201).id();

            there.post(
                            "/api/v1/groups/" + id + "/submission",
                            documented(there, json(form).replace("大殿", "市内全域")))
                    .expect(200);
        }

        @Test
        void is_no_longer_one_when_the_other_form_was_not_accepted() {
            String first = account();
            SubmitGroupRegistration form = named("given back");
            group(first)
                    .post(
                            "/api/v1/groups/" + started(first) + "/submission",
                            documented(group(first), json(Forms.members(form, 2))))
                    .problem(422, "TOO_FEW_MEMBERS");
            String second = account();

            group(second)
                    .post("/api/v1/groups/" + started(second) + "/submission", documented(group(second), json(form)))
                    .expect(200);
        }

        @Test
        void is_no_longer_one_when_the_other_group_was_refused() {
            SubmitGroupRegistration form = named("refused before");
            String first = underReview(account(), form);
            office().post("/api/v1/groups/" + first + "/refusal", REASON).expect(200);
            String second = account();

            group(second)
                    .post("/api/v1/groups/" + started(second) + "/submission", documented(group(second), json(form)))
                    .expect(200);
        }

        @Test
        void is_claimed_only_when_nothing_else_speaks_against_the_form(
                @Autowired Aggregate<GroupCommand, Group, GroupEvent> groups) {
            String account = account();
            String id = started(account);
            Actor actor = new Actor(
                    AccountRef.of(account), Set.of(Role.GROUP), Optional.empty(), Channel.WEB, Optional.empty());
            Request request = new Request(
                    MunicipalityCode.of(YAMAGUCHI),
                    actor,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Ids.next(),
                    Ids.next(),
                    Optional.empty(),
                    Optional.empty());
            long before = mongo.getCollection("claims").countDocuments();

            assertThat(groups.handle(id, Forms.withoutBylaws(named("unclaimed")), request))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(mongo.getCollection("claims").countDocuments()).isEqualTo(before);
            assertThat(groups.handle(id, documented(group(account), named("unclaimed")), request))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(mongo.getCollection("claims").countDocuments()).isEqualTo(before + 2);
        }

        @Test
        void submitted_by_many_at_once_passes_once() throws Exception {
            SubmitGroupRegistration form = named("at once");
            List<Callable<Integer>> submissions = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> {
                        String account = account();
                        String id = started(account);
                        return () -> group(account)
                                .post("/api/v1/groups/" + id + "/submission", documented(group(account), json(form)))
                                .status();
                    })
                    .toList();
            assertThat(atOnce(submissions)).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409, 409, 409);
        }
    }

    @Nested
    class A_refusal {
        @Test
        void without_a_reason_names_the_rule_and_changes_nothing() {
            String id = underReview(account(), named("no reason"));

            Answer refused =
                    office().post("/api/v1/groups/" + id + "/refusal", "{}").problem(422, "REASON_REQUIRED");
            assertThat(refused.body().path("rule").asString()).isEqualTo("K-ALL-2");
            office().post("/api/v1/groups/" + id + "/refusal", "{\"reason\": {\"code\": \"OTHER\", \"text\": \"\"}}")
                    .problem(422, "REASON_REQUIRED");
            office().post("/api/v1/groups/" + id + "/refusal", "{\"reason\": {\"code\": \"OTHER\", \"text\": \"不可\"}}")
                    .problem(422, "REASON_REQUIRED");

            assertThat(office().get("/api/v1/groups/" + id).body().path("stage").asString())
                    .isEqualTo("UnderReview");
            platform.awaitEvents(
                    id, GroupRegistrationStarted.class, GroupRegistrationSubmitted.class, GroupReviewStarted.class);
        }

        @Test
        void with_a_reason_is_told_to_the_group_and_counted_without_its_name_and_the_group_may_come_again() {
            String account = account();
            long before = refusals();
            String id = underReview(account, Forms.gymnastics());
            office().post("/api/v1/groups/" + id + "/refusal", REASON).expect(200);

            Answer own = group(account).get("/api/v1/groups/" + id).expect(200);
            assertThat(own.body().path("stage").asString()).isEqualTo("Refused");
            assertThat(own.body().path("content").path("reason").path("text").asString())
                    .startsWith("固定会員間の共益活動のため");
            assertThat(own.body().path("allowedActions").path(0).asString()).isEqualTo("SubmitGroupRegistration");
            assertThat(refusals()).isEqualTo(before + 1);
            assertThat(platform.anonymous()
                            .get("/api/v1/public/refusals?municipality=352039")
                            .body()
                            .toString())
                    .doesNotContain("体操");

            group(account)
                    .post("/api/v1/groups/" + id + "/submission", documented(group(account), json(Forms.gymnastics())))
                    .expect(200);
            office().post("/api/v1/groups/" + id + "/review", "").expect(200);
            office().post("/api/v1/groups/" + id + "/registration", MET).expect(200);
            assertThat(refusals()).isEqualTo(before + 1);
            platform.awaitEvents(
                    id,
                    GroupRegistrationStarted.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistrationRefused.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistered.class);
        }

        private long refusals() {
            return platform.anonymous()
                    .get("/api/v1/public/refusals?municipality=352039")
                    .expect(200)
                    .body()
                    .path("byReason")
                    .path(ReasonCode.MUTUAL_BENEFIT_ONLY.name())
                    .asLong(0);
        }
    }

    @Nested
    class A_return {
        @Test
        void lapses_when_nothing_comes_back_in_time() {
            platform.clockTo("2026-06-02T10:00:00+09:00");
            String id = returned(account(), named("late"));

            platform.clockTo("2026-06-10T00:00:00+09:00");

            List<Recorded<?>> events = platform.awaitEvents(
                    id,
                    GroupRegistrationStarted.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistrationReturned.class,
                    GroupRegistrationLapsed.class);
            assertThat(events.getLast().envelope().author().type().name()).isEqualTo("PLATFORM");
        }

        @Test
        void lets_the_group_correct_the_form() {
            platform.clockTo("2026-06-02T10:00:00+09:00");
            String account = account();
            String id = returned(account, named("corrected"));

            Answer own = group(account).get("/api/v1/groups/" + id).expect(200);
            assertThat(own.body()
                            .path("content")
                            .path("correction")
                            .path("dueOn")
                            .asString())
                    .isEqualTo("2026-06-09");
            platform.clockTo("2026-06-08T10:00:00+09:00");
            group(account)
                    .post(
                            "/api/v1/groups/" + id + "/submission",
                            documented(group(account), json(named("corrected, with roster"))))
                    .expect(200);
            platform.awaitEvents(
                    id,
                    GroupRegistrationStarted.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistrationReturned.class,
                    GroupRegistrationSubmitted.class);
        }

        private String returned(String account, SubmitGroupRegistration form) {
            String id = underReview(account, form);
            office().post("/api/v1/groups/" + id + "/return", """
                            {"items": ["役員名簿"], "reason": {"code": "DOCUMENT_MISSING", "text": "役員名簿なし"},
                             "dueOn": "2026-06-09"}
                            """).expect(200);
            return id;
        }
    }

    @Nested
    class Where_registration_is_by_declaration {
        @Test
        void a_clean_declaration_registers_at_once_and_the_page_says_so() {
            Session group = platform.as(account(), "NP", null, Role.GROUP);
            String id = group.post("/api/v1/groups", "").expect(201).id();
            group.post(
                            "/api/v1/groups/" + id + "/submission",
                            documented(group, json(Forms.gymnastics()).replace("大殿", "桜丘")))
                    .expect(200);

            List<Recorded<?>> events = platform.awaitEvents(
                    id, GroupRegistrationStarted.class, GroupRegistrationSubmitted.class, GroupRegistered.class);
            assertThat(((GroupRegistered) events.getLast().event())
                            .registration()
                            .number())
                    .startsWith("NP-2026-");
            Answer page = platform.anonymous()
                    .get("/api/v1/public/groups/" + id + "?municipality=NP")
                    .expect(200);
            assertThat(page.body().path("label").path("ja").asString()).isEqualTo("意思表明的な登録");
            assertThat(page.body().at("/words/groupType/ja").asString()).isEqualTo("市民活動団体");
            assertThat(page.body().at("/words/fields/0/ja").asString()).isEqualTo("保健、医療又は福祉の増進");
            assertThat(page.body().at("/people/representative").isNull()).isTrue();
        }

        @Test
        void neither_bylaws_nor_a_roster_nor_a_number_of_members_is_asked_for() {
            Session group = platform.as(account(), "NP", null, Role.GROUP);
            String id = group.post("/api/v1/groups", "").expect(201).id();
            SubmitGroupRegistration two =
                    Forms.members(Forms.withoutRoster(Forms.withoutBylaws(Forms.gymnastics())), 2);
            group.post(
                            "/api/v1/groups/" + id + "/submission",
                            json(two)
                                    .replace("大殿", "桜丘")
                                    .replace("朝の体操仲間の会", "二人の会")
                                    .replace("アサノタイソウナカマノカイ", "フタリノカイ"))
                    .expect(200);

            List<Recorded<?>> events = platform.awaitEvents(
                    id, GroupRegistrationStarted.class, GroupRegistrationSubmitted.class, GroupRegistered.class);
            assertThat(events)
                    .extracting(happened -> happened.envelope().rulesChecked())
                    .containsExactly(List.of(), List.of(), List.of());
        }
    }

    @Nested
    class An_erasure {
        private static final String BY_REQUEST = """
                {"scope": ["REPRESENTATIVE", "CONTACT"], "ground": "REQUEST",
                 "reason": {"code": "OTHER", "text": "退任したため、本人から請求があった。"}}
                """;

        @Autowired
        Aggregate<GroupCommand, Group, GroupEvent> groups;

        @Autowired
        Erasures erasures;

        private Document stored(String collection, String id) {
            return mongo.getCollection(collection).find(new Document("_id", id)).first();
        }

        private List<String> keysOf(String id) {
            Document dossier = stored("groups", id).getEmbedded(List.of("stage", "filing", "dossier"), Document.class);
            return Stream.of("representative", "contact")
                    .map(part -> "person/" + dossier.getEmbedded(List.of(part, "person"), String.class))
                    .toList();
        }

        private boolean anyThere(List<String> keys) {
            return keys.stream().anyMatch(key -> stored("sealingKeys", key) != null);
        }

        @Test
        void leaves_nothing_of_a_person_but_that_it_took_place_by_whom_and_why() {
            String account = account();
            String id = registered(account, named("erased"));
            List<String> keys = keysOf(id);
            assertThat(anyThere(keys)).isTrue();

            group(account).post("/api/v1/groups/" + id + "/erasure", BY_REQUEST).problem(403, "NOT_ALLOWED");
            office().post("/api/v1/groups/" + id + "/erasure", BY_REQUEST).expect(200);

            assertThat(anyThere(keys)).as("their keys").isFalse();
            assertThat(stored("groups", id).toJson())
                    .doesNotContain("\"text\": \"ey")
                    .doesNotContain("group-name/");
            Answer own = group(account).get("/api/v1/groups/" + id).expect(200);
            assertThat(own.body().at("/content/form/representative").isNull()).isTrue();
            assertThat(own.body().at("/content/form/contact").isNull()).isTrue();
            assertThat(own.body().at("/content/form/withheld/1/cause").asString())
                    .isEqualTo("ERASED");
            assertThat(own.body().at("/content/form/withheld/1/text/ja").asString())
                    .isEqualTo("消去済み");
            assertThat(own.body().at("/content/form/withheld/1/text/en").asString())
                    .isEqualTo("Erased");
            assertThat(own.body().at("/content/erasures/0/by").asString()).isEqualTo("acct-yamamoto");
            assertThat(own.body().at("/content/erasures/0/ground").asString()).isEqualTo("REQUEST");
            assertThat(own.body().at("/content/erasures/0/reason/text").asString())
                    .startsWith("退任したため");
            Answer page = platform.anonymous().get(page(id)).expect(200);
            assertThat(page.body().at("/people/representative").isNull()).isTrue();
            assertThat(page.body().at("/people/withheld/0/cause").asString()).isEqualTo("ERASED");
            assertThat(page.body().at("/people/withheld").size())
                    .as("what was never published is not told of")
                    .isOne();

            Recorded<?> told = platform.awaitEvents(
                            id,
                            GroupRegistrationStarted.class,
                            GroupRegistrationSubmitted.class,
                            GroupReviewStarted.class,
                            GroupRegistered.class,
                            PersonalDataErased.class)
                    .getLast();
            assertThat(told.envelope().visibility()).isEqualTo(Visibility.INTERNAL);
            assertThat(new String(told.data(), StandardCharsets.UTF_8)).doesNotContain("退任");
            office().post("/api/v1/groups/" + id + "/erasure", BY_REQUEST).expect(200);
            assertThat(platform.eventsOf(id)).as("told once").hasSize(5);
        }

        @Test
        void is_refused_with_the_rule_while_the_registration_is_decided() {
            String id = underReview(account(), named("undecided"));

            Answer refused = office().post("/api/v1/groups/" + id + "/erasure", BY_REQUEST)
                    .problem(409, "PROCEDURE_RUNNING");

            assertThat(refused.body().path("rule").asString()).isEqualTo("K-GR-16");
            assertThat(anyThere(keysOf(id))).isTrue();
        }

        @Test
        void waits_until_the_groups_application_for_a_grant_has_ended_and_guards_are_told() {
            String id = registered(account(), named("with a grant"));
            ApplicationId grant = new ApplicationId(Ids.next());
            String application = grant.toString();
            Recorded<ApplicationDrafted> drafted = platform.foreign(
                    YAMAGUCHI,
                    application,
                    1,
                    new ApplicationDrafted(
                            grant,
                            new ApplicationDossier(
                                    ProgrammeCode.of("small-grant"),
                                    Yen.of(300_000),
                                    new Collaboration(
                                            new ProposalId(Ids.next()),
                                            GroupId.of(id),
                                            List.of(DepartmentCode.of("school-education")),
                                            CollaborationForm.SUBSIDY,
                                            "ほたるの学校",
                                            new FiscalYear(2026)))));
            platform.publish(drafted);
            await().atMost(Platform.SOON).until(() -> stored("applicationsOfDepartments", application) != null);

            Answer refused = office().post("/api/v1/groups/" + id + "/erasure", BY_REQUEST)
                    .problem(409, "GRANT_OPEN");
            assertThat(refused.body().path("rule").asString()).isEqualTo("K-GR-16");
            assertThat(refused.body().path("given").asString()).contains(application);

            platform.publish(platform.following(drafted, new ApplicationWithdrawn(grant)));
            await().atMost(Platform.SOON).until(() -> !stored("applicationsOfDepartments", application)
                    .get("view", Document.class)
                    .getBoolean("open"));
            try (SecurityLines security = new SecurityLines()) {
                office().post("/api/v1/groups/" + id + "/erasure", BY_REQUEST).expect(200);
                office().get("/api/v1/groups/" + id).expect(200);

                assertThat(security.told("PERSONAL_DATA_ERASED"))
                        .singleElement()
                        .satisfies(line -> {
                            assertThat(line.path("subject").asString()).isEqualTo("group/" + id);
                            assertThat(line.path("account").asString()).isEqualTo("acct-yamamoto");
                        });
                assertThat(security.told("PERSONAL_DATA_READ"))
                        .as("there was nothing left to read")
                        .isEmpty();
            }
            ProposalId proposal = new ProposalId(Ids.next());
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    proposal.toString(),
                    1,
                    new DepartmentsAssigned(
                            proposal,
                            new Assignment(
                                    List.of(DepartmentCode.of("school-education")),
                                    DepartmentCode.COLLABORATION_OFFICE,
                                    false))));
            Stream.of(
                            "kyodo.proposal.AgreementDrafted.v1",
                            "kyodo.proposal.CallPublished.v1",
                            "kyodo.evaluation.EvaluationPlanned.v1",
                            "kyodo.grant.BudgetSet.v1",
                            "kyodo.grant.ProgrammePublished.v1",
                            "kyodo.proposal.ProjectPlanned.v1",
                            "kyodo.proposal.PublicCommentAnnounced.v1",
                            "kyodo.proposal.RoundTableScheduled.v1")
                    .map(type -> GoldenSamples.of(type).event().orElseThrow())
                    .forEach(event -> platform.publish(
                            platform.foreign(YAMAGUCHI, Ids.next().toString(), 1, event)));
            new ReadModelsRebuilt(platform, mongo)
                    .areTheSame(
                            "agreementsOfDepartments",
                            "applicationsOfDepartments",
                            "budgetLinesOfDepartments",
                            "callsOfDepartments",
                            "departmentStandings",
                            "evaluationsOfDepartments",
                            "programmesOfDepartments",
                            "projectsOfDepartments",
                            "proposalsOfDepartments",
                            "publicCommentsOfDepartments",
                            "roundTablesOfDepartments");
        }

        @Test
        void comes_by_itself_when_the_time_is_over_for_which_a_refused_registration_is_kept() {
            platform.clockTo("2026-04-17T09:00:00+09:00");
            String id = underReview(account(), named("kept for a year"));
            office().post("/api/v1/groups/" + id + "/refusal", REASON).expect(200);
            List<String> keys = keysOf(id);

            platform.clockTo("2027-04-17T23:59:50+09:00");
            assertThat(anyThere(keys)).isTrue();
            platform.clockTo("2027-04-18T00:00:01+09:00");

            PersonalDataErased erased = (PersonalDataErased) platform.awaitEvents(
                            id,
                            GroupRegistrationStarted.class,
                            GroupRegistrationSubmitted.class,
                            GroupReviewStarted.class,
                            GroupRegistrationRefused.class,
                            PersonalDataErased.class)
                    .getLast()
                    .event();
            assertThat(erased.ground()).isEqualTo(ErasureGround.RETENTION_OVER);
            await().atMost(Platform.SOON).until(() -> !anyThere(keys));
        }

        @Test
        void holds_for_a_database_that_is_restored_from_a_backup_of_before() {
            String account = account();
            String id = registered(account, named("restored"));
            platform.awaitEvents(
                    id,
                    GroupRegistrationStarted.class,
                    GroupRegistrationSubmitted.class,
                    GroupReviewStarted.class,
                    GroupRegistered.class);
            await().atMost(Platform.SOON).until(() -> stored("groups", id)
                    .getList("outbox", Document.class)
                    .isEmpty());
            Document group = stored("groups", id);
            List<String> keys = keysOf(id);
            List<Document> backup =
                    keys.stream().map(key -> stored("sealingKeys", key)).toList();
            office().post("/api/v1/groups/" + id + "/erasure", BY_REQUEST).expect(200);
            Recorded<?> told = platform.awaitEvent(
                    PersonalDataErased.class,
                    one -> one.event().groupId().toString().equals(id));
            await().atMost(Platform.SOON).until(() -> stored("groups", id)
                    .getList("outbox", Document.class)
                    .isEmpty());

            mongo.getCollection("groups").deleteOne(new Document("_id", id));
            mongo.getCollection("groups").insertOne(group);
            mongo.getCollection("sealingKeys").insertMany(backup);
            Replay<Group, GroupEvent> forward = groups.replays(List.of(id)).get(id);
            forward.take(told.envelope(), told.envelope().toHeaders(), new String(told.data(), StandardCharsets.UTF_8));
            assertThat(forward.commit()).isTrue();
            assertThat(anyThere(keys))
                    .as("brought forward from the topic, as POST /ops/recovery does")
                    .isFalse();
            assertThat(group(account)
                            .get("/api/v1/groups/" + id)
                            .expect(200)
                            .body()
                            .at("/content/form/contact")
                            .isNull())
                    .isTrue();

            mongo.getCollection("sealingKeys").insertMany(backup);
            assertThat(erasures.remove(500)).as("the keys alone came back").isEqualTo(2);
            assertThat(anyThere(keys)).isFalse();
        }
    }

    @Nested
    class Bad_input {
        @Test
        void of_personal_data_is_answered_without_repeating_it_and_does_not_reach_the_log(CapturedOutput output) {
            String account = account();
            String id = started(account);
            String form = json(named("bad"));
            for (String bad : List.of(
                    form.replace("083-000-0000", "083-000-0000 (藤井)"),
                    form.replace("\"藤井久美子\"", "[\"藤井久美子\"]"),
                    form.replace("\"藤井久美子\"", "{\"藤井久美子\": 1}"),
                    form.replace("\"藤井久美子\"", "\"" + "藤井".repeat(60) + "\""),
                    form.replace("\"fujii@hotaru.example\"", "\"fujii@\""),
                    form.substring(0, form.indexOf("083-000-0000") + 12))) {
                Answer answer =
                        group(account).post("/api/v1/groups/" + id + "/submission", documented(group(account), bad));
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
                assertThat(answer.body().toString()).doesNotContain(OF_FUJII);
            }
            assertThat(output.getAll()).doesNotContain(OF_FUJII);
        }

        @Test
        void is_named() {
            String account = account();
            String id = started(account);
            String path = "/api/v1/groups/" + id + "/submission";
            String form = json(named("bad"));

            group(account).post(path, "").problem(400, "BODY_MISSING");
            group(account).post(path, "{").problem(400, "MALFORMED_JSON");
            group(account)
                    .post(path, form.replace("\"members\":12", "\"members\":\"12\""))
                    .problem(400, "INVALID_VALUE");
            group(account)
                    .post(path, form.replace("{\"name\"", "{\"porpoise\": 1, \"name\""))
                    .problem(400, "UNKNOWN_FIELD");
            group(account)
                    .post(path, form.replace("CITIZEN_ACTIVITY", "SECRET_SOCIETY"))
                    .problem(400, "INVALID_VALUE");
            group(account).post(path, form.replace("大殿", "土崎")).problem(422, "AREA_UNKNOWN");
            group(account)
                    .post(path, form.replace("ENVIRONMENT", "child-rearing"))
                    .problem(422, "FIELD_UNKNOWN");
            group(account)
                    .post(path, form.replace("ENVIRONMENT", "Environment"))
                    .problem(400, "INVALID_VALUE");
            group(account).post(path, "\"" + "x".repeat(300_000) + "\"").problem(413, "BODY_TOO_LARGE");
            group(account).get("/api/v1/groups/no-id").problem(400, "INVALID_VALUE");
            group(account).get("/api/v1/groups?limit=0").problem(400, "INVALID_VALUE");
            group(account).get("/api/v1/groups?stage=Married").problem(400, "INVALID_VALUE");
            platform.anonymous().get("/api/v1/public/groups").problem(400, "MISSING_PARAMETER");
            platform.anonymous()
                    .get("/api/v1/public/groups?municipality=131016")
                    .problem(400, "INVALID_VALUE");
        }
    }

    @Nested
    class Others {
        @Test
        void that_open_what_is_kept_of_persons_stand_in_the_security_log_with_nothing_of_it() {
            String id = underReview(account(), named("opened"));
            try (SecurityLines lines = new SecurityLines()) {
                var seen = office().get("/api/v1/groups/" + id).expect(200).body();
                office().get("/api/v1/groups").expect(200);
                group(account()).get("/api/v1/groups/" + id).expect(404);

                assertThat(lines.told("PERSONAL_DATA_READ")).singleElement().satisfies(line -> assertThat(
                                line.path("subject").asString())
                        .isEqualTo("group/" + id));
                String name = seen.at("/content/form/representative/name").asString();
                assertThat(name).isNotEmpty();
                assertThat(lines.raw()).allSatisfy(line -> assertThat(line).doesNotContain(name));
            }
        }

        @Test
        void do_not_see_a_group_nor_act_for_it() {
            String account = account();
            String id = underReview(account, named("private"));
            Session another = group(account());
            Session section = platform.as("acct-suzuki", YAMAGUCHI, "school-education", Role.STAFF);
            Session elsewhere = platform.as("acct-yamamoto", "012076", "collaboration-office", Role.STAFF);

            another.get("/api/v1/groups/" + id).problem(404, "NOT_FOUND");
            section.get("/api/v1/groups/" + id).problem(404, "NOT_FOUND");
            elsewhere.get("/api/v1/groups/" + id).problem(404, "NOT_FOUND");
            platform.anonymous().get("/api/v1/groups/" + id).problem(401, "UNAUTHENTICATED");
            platform.withToken(Tokens.forged(account, YAMAGUCHI, Role.GROUP))
                    .get("/api/v1/groups/" + id)
                    .problem(401, "UNAUTHENTICATED");

            section.post("/api/v1/groups/" + id + "/registration", MET).problem(404, "NOT_FOUND");
            elsewhere.post("/api/v1/groups/" + id + "/registration", MET).problem(404, "NOT_FOUND");
            group(account).post("/api/v1/groups/" + id + "/registration", MET).problem(403, "NOT_ALLOWED");
            platform.as("acct-x", YAMAGUCHI, null, Role.RESIDENT)
                    .post("/api/v1/groups", "")
                    .problem(403, "NOT_ALLOWED");
            String draft = started(account);
            another.post("/api/v1/groups/" + draft + "/submission", documented(another, json(named("stolen"))))
                    .problem(404, "NOT_FOUND");

            assertThat(another.get("/api/v1/groups").ids()).isEmpty();
            for (Session stranger : List.of(another, section)) {
                assertThat(stranger.get("/api/v1/groups?total=true")
                                .expect(200)
                                .body()
                                .at("/total/count")
                                .asInt())
                        .isZero();
            }
            assertThat(group(account).get("/api/v1/groups?sort=name").ids()).containsExactly(id, draft);
            assertThat(group(account).get("/api/v1/groups?sort=-name").ids()).containsExactly(draft, id);
            assertThat(group(account).get("/api/v1/groups").ids()).containsExactly(draft, id);
            assertThat(office().get("/api/v1/groups?stage=UnderReview&limit=100")
                            .ids())
                    .contains(id)
                    .doesNotContain(draft);
        }
    }

    @Nested
    class A_command_that_comes_twice {
        @Test
        void with_the_same_key_is_answered_as_the_first_time_although_it_is_sealed_anew() {
            String account = account();
            Session group = group(account);
            String id = group.with("Idempotency-Key", "start-" + account)
                    .post("/api/v1/groups", "")
                    .expect(201)
                    .id();
            assertThat(group.with("Idempotency-Key", "start-" + account)
                            .post("/api/v1/groups", "")
                            .expect(201)
                            .id())
                    .isEqualTo(id);
            Session submitting = group.with("Idempotency-Key", "submit-" + account);
            String form = documented(group(account), json(named("key")));
            Answer first = submitting
                    .post("/api/v1/groups/" + id + "/submission", form)
                    .expect(200);
            Answer again = submitting
                    .post("/api/v1/groups/" + id + "/submission", form)
                    .expect(200);
            assertThat(again.body()).isEqualTo(first.body());
            submitting
                    .post("/api/v1/groups/" + id + "/submission", form.replace("\"members\":12", "\"members\":13"))
                    .problem(422, "IDEMPOTENCY_KEY_REUSED");
        }

        @Test
        void with_a_stale_revision_is_refused() {
            String id = underReview(account(), named("stale"));
            office().with("If-Match", "\"1\"")
                    .post("/api/v1/groups/" + id + "/registration", MET)
                    .problem(412, "STALE");
            office().with("If-Match", "\"3\"")
                    .post("/api/v1/groups/" + id + "/registration", MET)
                    .expect(200);
        }
    }

    private String started(String account) {
        return group(account).post("/api/v1/groups", "").expect(201).id();
    }

    private String underReview(String account, SubmitGroupRegistration form) {
        String id = started(account);
        group(account)
                .post("/api/v1/groups/" + id + "/submission", documented(group(account), json(form)))
                .expect(200);
        office().post("/api/v1/groups/" + id + "/review", "").expect(200);
        return id;
    }

    private String registered(String account, SubmitGroupRegistration form) {
        String id = underReview(account, form);
        office().post("/api/v1/groups/" + id + "/registration", MET).expect(200);
        return id;
    }

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    private static String page(String id) {
        return "/api/v1/public/groups/" + id + "?municipality=352039";
    }

    /** The fireflies' form under a name of its own, for a name can be registered once. */
    private static SubmitGroupRegistration named(String suffix) {
        ObjectNode form = Json.TOLERANT.valueToTree(Forms.fireflies());
        ((ObjectNode) form.path("card")).put("name", "一の坂川ほたる見守り隊 " + suffix);
        ((ObjectNode) form.path("card")).put("nameKana", "ホタル " + suffix);
        return Json.STRICT.treeToValue(form, SubmitGroupRegistration.class);
    }

    private static SubmitGroupRegistration corporate(SubmitGroupRegistration form, String number) {
        ObjectNode changed = Json.TOLERANT.valueToTree(form);
        ((ObjectNode) changed.path("card")).put("corporateNumber", number);
        return Json.STRICT.treeToValue(changed, SubmitGroupRegistration.class);
    }

    /** The form with documents that were uploaded by whoever hands it in. */
    private static String documented(Session session, String json) {
        return json.replace(
                        Json.TOLERANT.writeValueAsString(Forms.BYLAWS),
                        session.uploaded("規約.pdf", "application/pdf", Forms.pdf("規約")))
                .replace(
                        Json.TOLERANT.writeValueAsString(Forms.ROSTER),
                        session.uploaded("役員名簿 藤井久美子.pdf", "application/pdf", Forms.pdf("役員名簿 藤井久美子")));
    }

    private static SubmitGroupRegistration documented(Session session, SubmitGroupRegistration form) {
        return Json.STRICT.readValue(documented(session, json(form)), SubmitGroupRegistration.class);
    }

    private static String json(Object form) {
        return Json.TOLERANT.writeValueAsString(form);
    }
}
