package org.kyodo.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationLapsed;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationReturned;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationSubmitted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetCommitted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetExhausted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetReserved;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetSet;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammeClosed;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammeOpened;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammePublished;
import org.kyodo.contracts.grant.SubmittedClaim;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.registry.GroupStanding;
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
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.AdoptionFacts;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** Journeys E7 and E8 (the budget part) over HTTP, with the events of registry and proposal played. */
@ServiceTest
class GrantServiceTest {
    private static final String OBIHIRO = "012076";
    private static final String COSTS = """
            [{"kind": "会場費", "amount": 60000, "eligible": true},
             {"kind": "講師謝金", "amount": 120000, "eligible": true},
             {"kind": "教材費", "amount": 207500, "eligible": true},
             {"kind": "懇親会飲食費", "amount": 25000, "eligible": %s}]""";

    /** Each test has a fiscal year of its own, for there is one programme for each. */
    private static int nextYear = 2026;

    @Autowired
    Platform platform;

    @Autowired
    ReadModel<GroupStanding, GroupEvent> groupStandings;

    @Autowired
    MongoOperations mongo;

    private int year;

    @BeforeEach
    void in_a_fiscal_year_of_its_own() {
        year = nextYear++;
        platform.clockTo(year + "-04-10T10:00:00+09:00");
    }

    @Test
    void a_receipt_that_belongs_to_nothing_agrees_with_nothing() {
        String page = "/api/v1/public/receipts/" + java.util.UUID.randomUUID() + "?municipality=" + OBIHIRO;
        assertThat(platform.anonymous()
                        .get(page + "&sha256=" + "0".repeat(64))
                        .expect(200)
                        .body()
                        .path("agrees")
                        .asBoolean(true))
                .isFalse();
        assertThat(platform.anonymous()
                        .post(page, "{\"claim\": {\"requested\": 193000}}")
                        .expect(200)
                        .body()
                        .path("agrees")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void its_read_models_rebuilt_are_the_same() {
        registered("acct-explorers");
        platform.publish(DepartmentFacts.officeOf(platform, OBIHIRO));
        new ReadModelsRebuilt(platform, mongo).areTheSame("departmentStandings", "groupStandings");
    }

    Session office() {
        return platform.as("acct-yamamoto", OBIHIRO, "collaboration-office", Role.STAFF);
    }

    Session section() {
        return platform.as("acct-ito", OBIHIRO, "parks-green", Role.STAFF);
    }

    Session group() {
        return platform.as("acct-explorers", OBIHIRO, null, Role.GROUP);
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        GroupId group = registered("acct-explorers");
        String programme = published();
        Recorded<ProposalAdopted> cause =
                adoption(group, CollaborationForm.SUBSIDY, Optional.of(ProgrammeCode.of("motto")));
        platform.publish(cause);
        String application = drafted(cause).event().applicationId().toString();
        String line = lineOf(3_000_000);
        RoleMatrix.Cast cast = new RoleMatrix.Cast(OBIHIRO, "acct-explorers", "school-education", "acct-reviewer");
        Adopted applied = opened(group);
        String document = group().uploaded("見積書.pdf", "application/pdf", TakenDocuments.PDF);
        group().post(
                        applied.path("/submission"),
                        withAttachments("[{\"kind\": \"ESTIMATE\", \"document\": %s}]".formatted(document)))
                .expect(200);
        TakenDocuments.areAsInEveryService(
                platform,
                "grant",
                cast,
                Map.of(
                        "of a submitted application",
                        Json.TOLERANT.readTree(document).path("documentId").asString()));
        new RoleMatrix(platform, "grant", "common", cast)
                .below("/api/v1/rules", "/api/v1/forms", "/api/v1/drafts", "/ops")
                .record("/api/v1/forms/{command}", "", "SubmitApplication")
                .record(
                        "/api/v1/drafts/{id}",
                        "of the section",
                        FormWalk.draft(
                                platform.as("acct-matrix-section", cast.municipality(), cast.inCharge(), Role.STAFF)))
                .isAsAccepted();
        Recorded<ProposalAdopted> another =
                adoption(group, CollaborationForm.SUBSIDY, Optional.of(ProgrammeCode.of("motto")));
        platform.publish(another);
        String entered = office().with("Kyodo-Channel", "PAPER")
                .with("Kyodo-On-Behalf-Of", "acct-explorers")
                .post("/api/v1/applications/" + drafted(another).event().applicationId() + "/withdrawal", "")
                .expect(200)
                .body()
                .at("/events/0/id")
                .asString();
        // It stands in the journal a moment after it is committed.
        await().atMost(Platform.SOON)
                .until(() ->
                        !group().get("/api/v1/entries").body().path("items").isEmpty());
        new RoleMatrix(platform, "grant", "entries", cast)
                .below("/api/v1/entries")
                .record("/api/v1/entries/{entry}", "Uncontested", entered)
                .isAsAccepted();
        new RoleMatrix(platform, "grant", "receipts", cast)
                .below("/api/v1/public/receipts")
                .record("/api/v1/public/receipts/{event}", "whatever", entered)
                .asking("sha256", "0".repeat(64))
                .alike("/api/v1/public/receipts/{event}")
                .harmless("POST /api/v1/public/receipts/{event}")
                .isAsAccepted();
        new RoleMatrix(platform, "grant", "programmes", cast)
                .below("/api/v1/programmes", "/api/v1/public/programmes")
                .record("/api/v1/programmes/{id}", "Published", programme)
                .record("/api/v1/public/programmes/{id}", "Published", programme)
                .body("POST /api/v1/programmes", programme())
                .isAsAccepted();
        new RoleMatrix(platform, "grant", "applications", cast)
                .below("/api/v1/applications")
                .record("/api/v1/applications/{id}", "Drafted", application)
                .body("POST /api/v1/applications/{id}/submission", submission(false, 387_500, 193_000))
                .isAsAccepted();
        new RoleMatrix(platform, "grant", "budget-lines", cast)
                .below("/api/v1/budget-lines")
                .record("/api/v1/budget-lines/{id}", "Funded", line)
                .body(
                        "POST /api/v1/budget-lines",
                        "{\"programme\": \"motto\", \"fiscalYear\": %d, \"amount\": 1}".formatted(year))
                .isAsAccepted();
    }

    @Nested
    class A_programme {
        @Test
        void is_published_once_and_opens_and_closes_by_itself() {
            String id = published();

            office().post("/api/v1/programmes", programme()).problem(409, "NOT_IN_THIS_STAGE");
            platform.clockTo(year + "-05-01T09:00:00+09:00");
            platform.awaitEvents(id, ProgrammePublished.class, ProgrammeOpened.class);
            platform.clockTo(year + "-05-29T17:00:01+09:00");
            platform.awaitEvents(id, ProgrammePublished.class, ProgrammeOpened.class, ProgrammeClosed.class);
            assertThat(group().get("/api/v1/programmes/" + id)
                            .expect(200)
                            .body()
                            .path("stage")
                            .asString())
                    .isEqualTo("Closed");
        }

        @Test
        void is_shown_to_everybody_with_its_terms() {
            String id = published();

            Answer page = platform.anonymous()
                    .get("/api/v1/public/programmes?municipality=" + OBIHIRO
                            + "&stage=Published&sort=closesAt&total=true&fiscalYear=" + year)
                    .expect(200);

            assertThat(page.body().path("items")).hasSize(1);
            var item = page.body().path("items").get(0);
            assertThat(item.path("id").asString()).isEqualTo(id);
            assertThat(item.at("/content/amounts/cap").asInt()).isEqualTo(300_000);
            assertThat(platform.anonymous()
                            .get("/api/v1/public/programmes?municipality=352039&fiscalYear=" + year)
                            .expect(200)
                            .body()
                            .path("items"))
                    .isEmpty();
            assertThat(platform.anonymous().history("/api/v1/public/programmes/" + id + "?municipality=" + OBIHIRO))
                    .containsExactly("ProgrammePublished");
            assertThat(group().history("/api/v1/programmes/" + id)).containsExactly("ProgrammePublished");
        }

        @Test
        void that_opens_before_it_is_published_breaks_a_rule_that_is_named() {
            platform.clockTo(year + "-05-10T10:00:00+09:00");
            Answer refused =
                    office().post("/api/v1/programmes", programme()).problem(422, "WINDOW_OPENS_BEFORE_PUBLICATION");
            assertThat(refused.body().path("rule").asString()).isEqualTo("R-HO-3");
        }

        @Test
        void is_not_for_others_to_publish() {
            group().post("/api/v1/programmes", programme()).problem(403, "NOT_ALLOWED");
            // Departments go by the names that Obihiro gives them.
            assertThat(section()
                            .post("/api/v1/programmes", programme())
                            .problem(403, "NOT_IN_CHARGE")
                            .body()
                            .path("detail")
                            .asString())
                    .isEqualTo("担当所属（市民活動推進課）の職員だけが行えます（あなたの所属: 公園緑地課）。");
            assertThat(section()
                            .with("Accept-Language", "en")
                            .post("/api/v1/programmes", programme())
                            .body()
                            .path("expected")
                            .asString())
                    .isEqualTo("Citizen Activity Promotion Division");
            platform.anonymous().post("/api/v1/programmes", programme()).problem(401, "UNAUTHENTICATED");
            office().post("/api/v1/programmes", "{\"code\": \"unheard-of\", \"fiscalYear\": %d}".formatted(year))
                    .problem(422, "UNKNOWN_PROGRAMME");
        }

        @Test
        void with_bad_input_is_not_stored() {
            office().post("/api/v1/programmes", "{\"code\": \"motto\"}").problem(400, "MISSING_FIELD");
            Answer rounding = office().post(
                            "/api/v1/programmes",
                            "{\"code\": \"motto\", \"fiscalYear\": %d, \"rounding\": 7}".formatted(year))
                    .problem(400, "INVALID_VALUE");
            assertThat(rounding.body().path("field").asString()).isEqualTo("rounding");
            office().post(
                            "/api/v1/programmes",
                            "{\"code\": \"motto\", \"fiscalYear\": %d, \"caps\": 7}".formatted(year))
                    .problem(400, "UNKNOWN_FIELD");
            platform.anonymous()
                    .get("/api/v1/public/programmes?municipality=012345")
                    .problem(400, "INVALID_VALUE");
            office().get("/api/v1/programmes?fiscalYear=x").problem(400, "INVALID_VALUE");
            office().get("/api/v1/programmes?fiscalYear=20260").problem(400, "INVALID_VALUE");
            assertThat(office().get("/api/v1/programmes?fiscalYear=" + year)
                            .body()
                            .path("items"))
                    .isEmpty();
        }
    }

    @Nested
    class An_application {
        @Test
        void is_opened_by_the_adoption_of_a_proposal_and_goes_to_the_yen() {
            Adopted adopted = opened();

            Answer dinner = group().post(adopted.path("/submission"), submission(true, 412_500, 193_000))
                    .problem(422, "INELIGIBLE_COST");
            assertThat(dinner.body().path("given").asString()).isEqualTo("4: 懇親会飲食費");
            group().post(adopted.path("/submission"), submission(false, 387_500, 193_001))
                    .problem(422, "REQUEST_EXCEEDS_GRANT");
            Answer receipt = group().post(adopted.path("/submission"), submission(false, 387_500, 193_000))
                    .expect(200);

            List<Recorded<?>> events =
                    platform.awaitEvents(adopted.application(), ApplicationDrafted.class, ApplicationSubmitted.class);
            assertThat(events.getFirst().envelope().cause().causationId())
                    .isEqualTo(adopted.cause().envelope().id());
            assertThat(events.getFirst().envelope().cause().correlationId())
                    .isEqualTo(adopted.cause().envelope().cause().correlationId());
            SubmittedClaim submitted = ((ApplicationSubmitted) events.getLast().event()).submitted();
            assertThat(submitted.number()).isEqualTo("012076-%d-A0001".formatted(year));
            assertThat(submitted.computed()).isEqualTo(Yen.of(193_000));
            assertThat(receipt.header("ETag")).isEqualTo("\"2\"");
            var seen = group().get(adopted.path("")).expect(200).body();
            assertThat(seen.at("/content/submitted/number").asString()).isEqualTo(submitted.number());
            assertThat(seen.at("/content/dossier/collaboration/title").asString())
                    .isEqualTo("森の学校");
            assertThat(seen.path("allowedActions").toString()).isEqualTo("[\"WithdrawApplication\"]");
        }

        @Test
        void is_opened_once_however_often_the_adoption_comes() {
            Adopted adopted = opened();
            platform.publish(adopted.cause());
            platform.publish(adopted.cause());

            group().post(adopted.path("/submission"), submission(false, 387_500, 193_000))
                    .expect(200);

            platform.awaitEvents(adopted.application(), ApplicationDrafted.class, ApplicationSubmitted.class);
        }

        @Test
        void of_a_proposal_without_a_programme_goes_to_the_usual_one() {
            GroupId group = registered("acct-explorers");
            Recorded<ProposalAdopted> cause = adoption(group, CollaborationForm.SUBSIDY, Optional.empty());
            platform.publish(cause);

            assertThat(drafted(cause).event().dossier().programme()).isEqualTo(ProgrammeCode.of("motto"));
        }

        @Test
        void is_not_opened_by_a_proposal_adopted_in_another_form() {
            GroupId group = registered("acct-explorers");
            Recorded<ProposalAdopted> commission = adoption(group, CollaborationForm.COOPERATION, Optional.empty());
            Recorded<ProposalAdopted> subsidy = platform.foreign(
                    OBIHIRO,
                    commission.envelope().subjectId(),
                    2,
                    adoption(group, CollaborationForm.SUBSIDY, Optional.empty()).event());
            platform.publish(commission);
            platform.publish(subsidy);

            drafted(subsidy);
            String none = Ids.derived(commission.envelope().id(), "application").toString();
            office().get("/api/v1/applications/" + none).problem(404, "NOT_FOUND");
        }

        @Test
        void in_the_last_second_is_in_time_and_one_second_later_is_late() {
            Adopted first = opened();
            Adopted second = opened(first.group());
            platform.clockTo(year + "-05-29T17:00:01+09:00");
            Answer late = group().post(second.path("/submission"), submission(false, 387_500, 193_000))
                    .problem(422, "LATE");
            assertThat(late.body().path("expected").asString()).endsWith("年5月29日 17時00分まで");
            platform.clockTo(year + "-05-29T17:00:00+09:00");
            group().post(first.path("/submission"), submission(false, 387_500, 193_000))
                    .expect(200);
        }

        @Test
        void of_a_group_that_is_suspended_is_refused_with_its_standing() {
            Adopted adopted = opened();
            platform.publish(platform.foreign(
                    OBIHIRO,
                    adopted.group().toString(),
                    2,
                    new GroupSuspended(
                            adopted.group(),
                            new Reason(ReasonCode.OTHER, "活動実態の確認ができないため、確認できるまで停止します。"),
                            LocalDate.of(year, 5, 12))));
            await().atMost(Platform.SOON)
                    .until(() -> standing(adopted.group()).flatMap(GroupStanding::suspendedSince), Optional::isPresent);

            Answer refused = group().post(adopted.path("/submission"), submission(false, 387_500, 193_000))
                    .problem(422, "NOT_REGISTERED");
            assertThat(refused.body().path("given").asString()).endsWith("年5月12日から登録停止中");
        }

        @Test
        void is_returned_corrected_after_the_window_and_lapses_where_no_correction_comes() {
            Adopted corrected = opened();
            Adopted forgotten = opened(corrected.group());
            Stream.of(corrected, forgotten)
                    .forEach(adopted -> group().post(adopted.path("/submission"), submission(false, 387_500, 193_000))
                            .expect(200));
            platform.clockTo(year + "-06-02T10:00:00+09:00");
            String back = """
                    {"items": ["見積書なし"], "dueOn": "%d-06-09",
                     "reason": {"code": "DOCUMENT_MISSING", "text": "%s"}}""";
            office().post(corrected.path("/return"), back.formatted(year, "短い")).problem(422, "REASON_REQUIRED");
            Stream.of(corrected, forgotten).forEach(adopted -> office().post(
                            adopted.path("/return"), back.formatted(year, "講師謝金の見積書が添付されていないため、確認できません。"))
                    .expect(200));
            platform.clockTo(year + "-06-08T10:00:00+09:00");
            assertThat(group().get(corrected.path(""))
                            .body()
                            .path("content")
                            .path("correction")
                            .path("items")
                            .get(0)
                            .asString())
                    .isEqualTo("見積書なし");
            group().post(corrected.path("/submission"), submission(false, 387_500, 190_000))
                    .expect(200);
            platform.clockTo(year + "-06-10T00:00:00+09:00");

            platform.awaitEvents(
                    corrected.application(),
                    ApplicationDrafted.class,
                    ApplicationSubmitted.class,
                    ApplicationReturned.class,
                    ApplicationSubmitted.class);
            platform.awaitEvents(
                    forgotten.application(),
                    ApplicationDrafted.class,
                    ApplicationSubmitted.class,
                    ApplicationReturned.class,
                    ApplicationLapsed.class);
        }

        @Test
        void is_for_the_group_itself_or_for_staff_who_enter_it_for_the_group() {
            Adopted adopted = opened();
            String right = submission(false, 387_500, 193_000);
            platform.as("acct-another", OBIHIRO, null, Role.GROUP)
                    .post(adopted.path("/submission"), right)
                    .problem(404, "NOT_FOUND");
            section().post(adopted.path("/submission"), right).problem(404, "NOT_FOUND");
            office().post(adopted.path("/submission"), right).problem(403, "NOT_ENTERED_ON_BEHALF");
            section()
                    .with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", "acct-explorers")
                    .post(adopted.path("/submission"), right)
                    .problem(404, "NOT_FOUND");
            platform.as("acct-kaikei", OBIHIRO, null, Role.TREASURER)
                    .with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", "acct-explorers")
                    .post(adopted.path("/submission"), right)
                    .problem(403, "NOT_ALLOWED");
            office().with("Kyodo-Channel", "PAPER")
                    .with("Kyodo-On-Behalf-Of", "acct-explorers")
                    .post(adopted.path("/submission"), right)
                    .expect(200);

            var envelope = platform.awaitEvents(
                            adopted.application(), ApplicationDrafted.class, ApplicationSubmitted.class)
                    .getLast()
                    .envelope();
            assertThat(envelope.author().channel().name()).isEqualTo("PAPER");
            assertThat(envelope.author().onBehalfOf()).contains("acct-explorers");
            // It stands in the journal a moment after it is committed.
            await().atMost(Platform.SOON).until(() -> group().get("/api/v1/entries")
                    .body()
                    .path("items")
                    .valueStream()
                    .anyMatch(made ->
                            made.path("id").asString().equals(envelope.id().toString())));
            assertThat(group().post(
                                    "/api/v1/entries/" + envelope.id() + "/contest",
                                    "{\"reason\": \"会場費の金額が申請書と違います。\"}")
                            .expect(200)
                            .body()
                            .at("/events/0/type")
                            .asString())
                    .isEqualTo("kyodo.grant.GrantEntryContested.v1");
            assertThat(office().get("/api/v1/entries/contested")
                            .expect(200)
                            .body()
                            .toString())
                    .contains(envelope.id().toString());
            assertThat(office().get("/api/v1/entries/channels")
                            .expect(200)
                            .body()
                            .path("kinds")
                            .valueStream()
                            .map(kind -> kind.path("type").asString()))
                    .contains("kyodo.grant.ApplicationSubmitted.v1");
        }

        @Test
        void is_seen_by_its_group_and_those_in_charge_only() {
            Adopted adopted = opened();
            assertThat(listed(group(), adopted)).isEqualTo(1);
            assertThat(listed(office(), adopted)).isEqualTo(1);
            assertThat(listed(platform.as("acct-mori", OBIHIRO, "school-education", Role.STAFF), adopted))
                    .isEqualTo(1);
            assertThat(group().history(adopted.path(""))).containsExactly("ApplicationDrafted");
            Session another = platform.as("acct-another", OBIHIRO, null, Role.GROUP);
            Session elsewhere = platform.as("acct-yamamoto", "352039", "collaboration-office", Role.STAFF);
            Session resident = platform.as("acct-resident", OBIHIRO, null, Role.RESIDENT);
            for (Session stranger : List.of(another, section(), elsewhere, resident)) {
                assertThat(listed(stranger, adopted)).isZero();
                stranger.get(adopted.path("")).problem(404, "NOT_FOUND");
                stranger.get(adopted.path("/history")).problem(404, "NOT_FOUND");
            }
            elsewhere.post(adopted.path("/withdrawal"), "").problem(404, "NOT_FOUND");
        }

        @Test
        void meets_the_revision_that_its_caller_knows_and_is_withdrawn_once() {
            Adopted adopted = opened();
            group().with("If-Match", "\"7\"")
                    .post(adopted.path("/withdrawal"), "")
                    .problem(412, "STALE");
            Session withKey = group().with("Idempotency-Key", "withdraw-" + adopted.application())
                    .with("If-Match", "\"1\"");
            Answer first = withKey.post(adopted.path("/withdrawal"), "").expect(200);
            Answer again = withKey.post(adopted.path("/withdrawal"), "").expect(200);
            assertThat(again.body()).isEqualTo(first.body());
            group().post(adopted.path("/withdrawal"), "").problem(409, "NOT_IN_THIS_STAGE");
            platform.awaitEvents(adopted.application(), ApplicationDrafted.class, ApplicationWithdrawn.class);
        }

        private int listed(Session session, Adopted adopted) {
            JsonNode page = session.get("/api/v1/applications?stage=Drafted&total=true&proposal=" + adopted.proposal())
                    .expect(200)
                    .body();
            assertThat(page.at("/total/count").asInt())
                    .isEqualTo(page.path("items").size());
            return page.path("items").size();
        }
    }

    @Nested
    class Documents_handed_in {
        @Test
        void are_for_the_group_those_in_charge_and_those_who_check() {
            Adopted adopted = opened();
            String document = TakenDocuments.areNamedAsAttachments(
                    platform,
                    mongo,
                    OBIHIRO,
                    group(),
                    attachments -> group().post(adopted.path("/submission"), withAttachments(attachments)),
                    () -> new TakenDocuments.Eyes(
                            List.of(
                                    group(),
                                    office(),
                                    platform.as("acct-school", OBIHIRO, "school-education", Role.STAFF),
                                    platform.as("acct-treasurer", OBIHIRO, null, Role.TREASURER)),
                            List.of(
                                    section(),
                                    platform.as("acct-else", OBIHIRO, null, Role.GROUP),
                                    platform.as("acct-resident", OBIHIRO, null, Role.RESIDENT),
                                    platform.as("acct-yamamoto", "352039", "collaboration-office", Role.STAFF))));
            ApplicationSubmitted told = (ApplicationSubmitted)
                    platform.awaitEvents(adopted.application(), ApplicationDrafted.class, ApplicationSubmitted.class)
                            .getLast()
                            .event();
            assertThat(told.submitted().claim().attachments().orElseThrow())
                    .singleElement()
                    .satisfies(attachment ->
                            assertThat(attachment.document().documentId()).hasToString(document));
        }
    }

    private static String withAttachments(String attachments) {
        return submission(false, 387_500, 193_000)
                .replace("\"declared\"", "\"attachments\": " + attachments + ", \"declared\"");
    }

    @Nested
    class A_reorganisation {
        @Test
        void leads_what_is_open_to_the_section_in_charge_and_loses_nothing_that_is_on_its_way() {
            TwoSections sections = new TwoSections(platform, OBIHIRO, "grants");
            Session former = sections.staffOfFormer();
            Session successor = sections.staffOfSuccessor();
            GroupId group = registered("acct-explorers");
            published();
            List<Adopted> adopted = Stream.generate(() -> opened(group, sections.former()))
                    .limit(5)
                    .toList();
            adopted.forEach(each -> group().post(each.path("/submission"), submission(false, 387_500, 193_000))
                    .expect(200));
            String back = """
                    {"items": ["見積書"], "dueOn": "%d-06-10",
                     "reason": {"code": "DOCUMENT_MISSING", "text": "講師謝金の見積書が添付されていないため、確認できません。"}}
                    """.formatted(year);
            successor.post(adopted.getLast().path("/return"), back).problem(404, "NOT_FOUND");

            assertThat(sections.mergeDuring(adopted.stream()
                            .limit(4)
                            .<Callable<Answer>>map(each -> () -> former.post(each.path("/return"), back))
                            .toList()))
                    .containsOnly(200);

            await().atMost(Platform.SOON)
                    .until(() -> successor
                                    .post(adopted.getLast().path("/return"), back)
                                    .status()
                            == 200);
            JsonNode seen = successor
                    .get("/api/v1/applications?stage=Returned&limit=100")
                    .expect(200)
                    .body();
            assertThat(seen.path("items").valueStream().map(item -> item.path("id")
                            .asString()))
                    .containsAll(adopted.stream().map(Adopted::application).toList());
            assertThat(seen.toString())
                    .as("it keeps the department under which it was begun")
                    .contains(sections.former().value());
            former.get(adopted.getLast().path("")).expect(200);
            new ReadModelsRebuilt(platform, mongo).areTheSame("departmentStandings", "groupStandings");
        }
    }

    @Nested
    class A_budget_line {
        @Test
        void gives_thirty_of_forty_what_it_has_whatever_is_sent_at_once_and_twice() throws Exception {
            GroupId group = registered("acct-explorers");
            published();
            String line = lineOf(3_000_000);
            List<String> applications = IntStream.range(0, 40)
                    .mapToObj(i -> adoption(group, CollaborationForm.SUBSIDY, Optional.of(ProgrammeCode.of("motto"))))
                    .peek(platform::publish)
                    .toList()
                    .stream()
                    .map(cause -> drafted(cause).event().applicationId().toString())
                    .toList();
            platform.clockTo(year + "-05-12T10:00:00+09:00");
            applications.forEach(id -> group().post(
                            "/api/v1/applications/" + id + "/submission", submission(false, 387_500, 100_000))
                    .expect(200));

            // Every tenth comes twice with the same key, every ninth twice without one, all in any order.
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < applications.size(); i++) {
                String id = applications.get(i);
                Session keyed = office().with("Idempotency-Key", "reserve-" + id);
                requests.add(() -> reserve(keyed, line, id).status());
                if (i % 10 == 0) {
                    requests.add(() -> reserve(keyed, line, id).status());
                }
                if (i % 9 == 0) {
                    requests.add(() -> reserve(office(), line, id).status());
                }
            }
            Collections.shuffle(requests, new java.util.Random(8));
            assertThat(atOnce(requests)).containsOnly(200, 422);

            List<String> passed = applications.stream()
                    .filter(id -> reserve(office(), line, id).status() == 200)
                    .toList();
            assertThat(passed).hasSize(30);
            List<Class<?>> expected = new ArrayList<>(Collections.nCopies(30, BudgetReserved.class));
            expected.addFirst(BudgetSet.class);
            expected.add(BudgetExhausted.class);
            List<Recorded<?>> events = platform.awaitEvents(line, expected.toArray(Class<?>[]::new));
            assertThat(events.stream()
                            .map(Recorded::event)
                            .filter(BudgetReserved.class::isInstance)
                            .map(BudgetReserved.class::cast)
                            .map(reserved -> reserved.applicationId().toString()))
                    .containsExactlyInAnyOrderElementsOf(passed);
            var view = office().get("/api/v1/budget-lines/" + line)
                    .expect(200)
                    .body()
                    .path("content");
            assertThat(view.path("reserved").asLong()).isEqualTo(3_000_000);
            assertThat(view.path("available").asLong()).isZero();

            List<String> listed = new ArrayList<>();
            Optional<String> cursor = Optional.of("");
            while (cursor.isPresent()) {
                var page = office().get("/api/v1/budget-lines/" + line + "/earmarks?limit=7" + cursor.get())
                        .expect(200)
                        .body();
                page.path("items")
                        .forEach(item -> listed.add(item.path("application").asString()));
                cursor = page.path("next").asStringOpt().map(next -> "&cursor=" + next);
            }
            assertThat(listed)
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .containsExactlyInAnyOrderElementsOf(passed);
            group().get("/api/v1/budget-lines/" + line + "/earmarks").problem(404, "NOT_FOUND");

            // What one gives back, one other gets.
            office().post("/api/v1/budget-lines/" + line + "/releases", application(passed.getFirst()))
                    .expect(200);
            List<String> waiting =
                    applications.stream().filter(id -> !passed.contains(id)).toList();
            reserve(office(), line, waiting.get(0)).expect(200);
            reserve(office(), line, waiting.get(1)).problem(422, "BUDGET");
        }

        @Test
        void commits_what_was_reserved_for_an_application_that_is_submitted() {
            Adopted adopted = opened();
            String line = lineOf(500_000);
            reserve(office(), line, adopted.application()).problem(422, "APPLICATION_NOT_SUBMITTED");
            group().post(adopted.path("/submission"), submission(false, 387_500, 193_000))
                    .expect(200);
            reserve(section(), line, adopted.application()).problem(404, "NOT_FOUND");
            reserve(section().with("If-Match", "\"7\""), line, adopted.application())
                    .problem(404, "NOT_FOUND");
            for (Session stranger : List.of(section(), group())) {
                reserve(stranger, line, adopted.application()).problem(404, "NOT_FOUND");
                stranger.get("/api/v1/budget-lines/" + line).problem(404, "NOT_FOUND");
                stranger.get("/api/v1/budget-lines/" + line + "/earmarks").problem(404, "NOT_FOUND");
            }
            reserve(platform.as("acct-kansa", OBIHIRO, null, Role.AUDITOR), line, adopted.application())
                    .problem(403, "NOT_ALLOWED");
            reserve(office(), line, adopted.application()).expect(200);

            Session treasurer = platform.as("acct-kaikei", OBIHIRO, null, Role.TREASURER);
            treasurer
                    .post("/api/v1/budget-lines/" + line + "/commitments", application(adopted.application()))
                    .expect(200);

            platform.awaitEvents(line, BudgetSet.class, BudgetReserved.class, BudgetCommitted.class);
            treasurer
                    .post(
                            "/api/v1/budget-lines",
                            "{\"programme\": \"motto\", \"fiscalYear\": %d, \"amount\": 99999}".formatted(year))
                    .problem(422, "BELOW_WHAT_IS_USED");
        }

        @Test
        void is_not_shown_outside_the_town_hall() {
            String line = lineOf(500_000);
            group().get("/api/v1/budget-lines/" + line).problem(404, "NOT_FOUND");
            section().get("/api/v1/budget-lines/" + line).problem(404, "NOT_FOUND");
            section().get("/api/v1/budget-lines/" + line + "/history").problem(404, "NOT_FOUND");
            assertThat(office().history("/api/v1/budget-lines/" + line)).containsExactly("BudgetSet");
            section().get("/api/v1/budget-lines/" + line + "/earmarks").problem(404, "NOT_FOUND");
            var others = section()
                    .get("/api/v1/budget-lines?limit=1&total=true")
                    .expect(200)
                    .body();
            assertThat(others.path("items")).isEmpty();
            assertThat(others.at("/total/count").asInt()).isZero();
            assertThat(others.path("next").isNull()).isTrue();
            assertThat(group().get("/api/v1/budget-lines").expect(200).body().path("items"))
                    .isEmpty();
            office().get("/api/v1/budget-lines/" + Ids.next()).problem(404, "NOT_FOUND");
            reserve(office(), Ids.next().toString(), Ids.next().toString()).problem(404, "NOT_FOUND");
        }

        private Answer reserve(Session session, String line, String application) {
            return session.post(
                    "/api/v1/budget-lines/" + line + "/reservations",
                    "{\"application\": \"%s\", \"amount\": 100000}".formatted(application));
        }

        private static String application(String id) {
            return "{\"application\": \"%s\"}".formatted(id);
        }
    }

    @Nested
    class The_description {
        @Test
        void says_what_a_command_takes_and_nothing_that_the_token_tells() {
            JsonNode api = platform.anonymous().get("/v3/api-docs").expect(200).body();

            assertThat(api.path("openapi").asString()).startsWith("3.1");
            JsonNode submission = api.path("paths")
                    .path("/api/v1/applications/{id}/submission")
                    .path("post");
            assertThat(submission.path("parameters").findValuesAsString("name"))
                    .startsWith("id")
                    .doesNotContain("caller");
            JsonNode commands = api.path("components").path("schemas");
            assertThat(commands.path("PublishProgramme").path("required"))
                    .extracting(JsonNode::asString)
                    .containsExactly("code", "fiscalYear");
            assertThat(commands.path("Claim").path("required")).hasSize(5);
        }
    }

    /** An adopted proposal and the application that it opened. */
    private record Adopted(Recorded<ProposalAdopted> cause, String application) {
        String path(String of) {
            return "/api/v1/applications/" + application + of;
        }

        GroupId group() {
            return cause.event().entry().proposer().group().orElseThrow();
        }

        ProposalId proposal() {
            return cause.event().proposalId();
        }
    }

    /** A published programme, a registered group, an adopted proposal; the window is open. */
    private Adopted opened() {
        GroupId group = registered("acct-explorers");
        published();
        return opened(group);
    }

    private Adopted opened(GroupId group) {
        return opened(group, DepartmentCode.of("school-education"));
    }

    private Adopted opened(GroupId group, DepartmentCode department) {
        Recorded<ProposalAdopted> cause =
                adoption(group, CollaborationForm.SUBSIDY, Optional.of(ProgrammeCode.of("motto")), department);
        platform.publish(cause);
        String application = drafted(cause).event().applicationId().toString();
        platform.clockTo(year + "-05-12T10:00:00+09:00");
        return new Adopted(cause, application);
    }

    private Recorded<ApplicationDrafted> drafted(Recorded<ProposalAdopted> cause) {
        return platform.awaitEvent(ApplicationDrafted.class, happened -> happened.envelope()
                .cause()
                .causationId()
                .equals(cause.envelope().id()));
    }

    private String published() {
        return office().post("/api/v1/programmes", programme()).expect(201).id();
    }

    private String lineOf(long amount) {
        return office().post(
                        "/api/v1/budget-lines",
                        "{\"programme\": \"motto\", \"fiscalYear\": %d, \"amount\": %d}".formatted(year, amount))
                .expect(201)
                .id();
    }

    private String programme() {
        return "{\"code\": \"motto\", \"fiscalYear\": %d}".formatted(year);
    }

    private static String submission(boolean dinnerEligible, long eligible, long requested) {
        return ("{\"claim\": {\"lines\": %s, \"total\": 412500, \"eligible\": %d, \"requested\": %d,"
                        + " \"declared\": [\"LOCAL_ISSUE\", \"WIDE_BENEFIT\"]}}")
                .formatted(COSTS.formatted(dinnerEligible), eligible, requested);
    }

    private GroupId registered(String account) {
        GroupId group = new GroupId(Ids.next());
        platform.publish(platform.foreign(
                OBIHIRO,
                group.toString(),
                1,
                GroupFacts.registered(group, account, "十勝の森こども探検隊", "市内全域", LocalDate.of(year, 4, 1))));
        await().atMost(Platform.SOON).until(() -> standing(group), Optional::isPresent);
        return group;
    }

    private Optional<GroupStanding> standing(GroupId group) {
        return groupStandings.find(group.toString(), MunicipalityCode.of(OBIHIRO));
    }

    private Recorded<ProposalAdopted> adoption(
            GroupId group, CollaborationForm form, Optional<ProgrammeCode> programme) {
        return adoption(group, form, programme, DepartmentCode.of("school-education"));
    }

    private Recorded<ProposalAdopted> adoption(
            GroupId group, CollaborationForm form, Optional<ProgrammeCode> programme, DepartmentCode department) {
        ProposalId id = new ProposalId(Ids.next());
        DomainEvent adopted = new ProposalAdopted(
                id,
                new ProposalEntry(
                        "012076-%d-P0001".formatted(year),
                        new CallId(Ids.next()),
                        CallKind.CITIZEN_PROPOSED,
                        Proposer.group(group)),
                new ProposalOutline(
                        "森の学校", "概要", List.of(FieldType.of("F1")), List.of(AreaCode.of("市内全域")), form, Yen.of(190_000)),
                AdoptionFacts.adoption(form, Instrument.DECISION_LETTER, programme, department, new FiscalYear(year)));
        return platform.foreign(OBIHIRO, id.toString(), 1, (ProposalAdopted) adopted);
    }
}
