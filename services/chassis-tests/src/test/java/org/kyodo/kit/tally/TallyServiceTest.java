package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.access.RateLimits;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupEvent.GroupSuspended;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.ReadModelsRebuilt;
import org.kyodo.kit.SecurityLines;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TallyServiceTest {
    private static final String YAMAGUCHI = "352039";

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ReadModel<TallyConfiguration.Heard, GroupEvent> heard;

    @Autowired
    MeterRegistry meters;

    Platform.Session staff() {
        return platform.as("acct-staff", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    Platform.Session operator() {
        return platform.as("acct-operator", YAMAGUCHI, null, Role.PLATFORM_OPERATOR);
    }

    @Nested
    class A_table {
        private static final String COLUMNS =
                "id,revision,stage,content.id,content.count,content.marks,content.closesAt,allowedActions";

        @Test
        void has_the_whole_list_with_a_line_for_each() {
            Platform.Session reader = platform.as("acct-table", "062014", "collaboration-office", Role.STAFF);
            for (int i = 0; i < 3; i++) {
                reader.post("/api/v1/tallies", "{\"times\": 2}").expect(201);
            }
            int all = reader.get("/api/v1/tallies?total=true")
                    .expect(200)
                    .body()
                    .at("/total/count")
                    .asInt();

            var table = reader.with("Accept", "text/csv")
                    .get("/api/v1/tallies?limit=2&sort=created")
                    .expect(200);

            assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
            assertThat(table.header("Content-Disposition"))
                    .matches("attachment; filename=\"tallies-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
            assertThat(table.header("Link")).isNull();
            String text = table.body().asString();
            assertThat(text).startsWith("\uFEFF" + COLUMNS + "\r\n");
            List<String> lines = text.lines().skip(1).toList();
            assertThat(lines).hasSize(all).doesNotHaveDuplicates();
            assertThat(lines.getLast().replace("\"", ""))
                    .matches("[0-9a-f-]{36},1,Open,[0-9a-f-]{36},2,[0-9T:.Z-]+,[0-9T:.Z-]+,Close; Count");
        }

        @Test
        void is_one_of_two_forms_and_what_is_wrong_is_told_as_ever() {
            Platform.Session staff = staff();
            String id =
                    staff.post("/api/v1/tallies", "{\"times\": 1}").expect(201).id();
            for (String wanted :
                    List.of("*/*", "application/json", "text/csv;q=0.5, application/json", "text/csv;q=0, */*")) {
                assertThat(staff.with("Accept", wanted)
                                .get("/api/v1/tallies")
                                .expect(200)
                                .header("Content-Type"))
                        .as(wanted)
                        .isEqualTo("application/json");
            }
            Platform.Session table = staff.with("Accept", "text/csv");
            table.get("/api/v1/tallies?sort=name").problem(400, "INVALID_VALUE");
            table.get("/api/v1/tallies/" + id).problem(406, "NOT_ACCEPTABLE");
            table.post("/api/v1/tallies", "{\"times\": 1}").problem(406, "NOT_ACCEPTABLE");
            assertThat(table.get("/api/v1/tallies/" + id + "/history")
                            .expect(200)
                            .body()
                            .asString())
                    .startsWith("\uFEFFsequence,event,type,name,at,stage,by.kind,by.department,by.channel,");
        }
    }

    @Nested
    class A_history {
        @Test
        void tells_all_that_happened_in_pages_of_either_order() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 4}")
                    .expect(201)
                    .id();
            staff().post("/api/v1/tallies/" + id + "/closing", "{}").expect(200);
            String history = "/api/v1/tallies/" + id + "/history";

            // What is not journalled yet is told as well.
            var newest = staff().get(history + "?limit=2&total=true").expect(200);
            assertThat(places(newest)).containsExactly(5, 4);
            assertThat(newest.body().at("/total/count").asInt()).isEqualTo(5);
            platform.awaitEvents(
                    id, CallOpened.class, CallOpened.class, CallOpened.class, CallOpened.class, CallClosed.class);
            var next = staff().get(history + "?limit=2&cursor="
                            + newest.body().path("next").asString())
                    .expect(200);
            assertThat(places(next)).containsExactly(3, 2);
            var oldest = staff().get(history + "?sort=created&limit=3").expect(200);
            assertThat(places(oldest)).containsExactly(1, 2, 3);
            assertThat(places(staff().get(history + "?sort=created&cursor="
                                    + oldest.body().path("next").asString())
                            .expect(200)))
                    .containsExactly(4, 5);

            JsonNode first = oldest.body().at("/items/0");
            assertThat(first.path("type").asString()).isEqualTo("kyodo.proposal.CallOpened.v1");
            assertThat(first.path("name").asString()).isEqualTo("受付の開始");
            assertThat(first.path("stage").asString()).isEqualTo("Open");
            assertThat(first.at("/by/kind").asString()).isEqualTo("STAFF");
            assertThat(first.at("/by/department").asString()).isEqualTo("collaboration-office");
            assertThat(first.at("/by/account").asString()).isEqualTo("acct-staff");
            assertThat(staff().with("Accept-Language", "en")
                            .get(history + "?limit=1")
                            .expect(200)
                            .body()
                            .at("/items/0/name")
                            .asString())
                    .isEqualTo("Closed");
        }

        @Test
        void tells_people_and_words_of_reasons_to_the_town_hall_and_parties_alone() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            staff().post("/api/v1/tallies/" + id + "/closing", "{\"remark\": \"雨のため\"}")
                    .expect(200);
            String history = "/api/v1/tallies/" + id + "/history?limit=1";

            for (Role role : List.of(Role.STAFF, Role.AUDITOR, Role.TREASURER, Role.GROUP)) {
                JsonNode cancelled = platform.as("acct-reader", YAMAGUCHI, "welfare", role)
                        .get(history)
                        .expect(200)
                        .body()
                        .at("/items/0");
                assertThat(cancelled.at("/reason/text").asString())
                        .as("for %s", role)
                        .isEqualTo("雨のため");
                assertThat(cancelled.at("/by/account").asString()).isEqualTo("acct-staff");
            }
            JsonNode cancelled = platform.as("acct-reader", YAMAGUCHI, null, Role.RESIDENT)
                    .get(history)
                    .expect(200)
                    .body()
                    .at("/items/0");
            assertThat(cancelled.at("/reason/code").asString()).isEqualTo("OTHER");
            assertThat(cancelled.at("/reason/text").isNull()).isTrue();
            assertThat(cancelled.at("/by/account").isNull()).isTrue();
            assertThat(cancelled.at("/by/kind").asString()).isEqualTo("STAFF");
        }

        @Test
        void is_there_for_whom_its_subject_is() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            String history = "/api/v1/tallies/" + id + "/history";

            platform.as("acct-blind", YAMAGUCHI, null, Role.REVIEWER)
                    .get(history)
                    .problem(404, "NOT_FOUND");
            platform.as("acct-staff", "062014", "collaboration-office", Role.STAFF)
                    .get(history)
                    .problem(404, "NOT_FOUND");
            platform.anonymous().get(history).problem(401, "UNAUTHENTICATED");
        }

        private List<Integer> places(Platform.Answer page) {
            return page.body()
                    .path("items")
                    .valueStream()
                    .map(line -> line.path("sequence").asInt())
                    .toList();
        }
    }

    @Nested
    class Commands {
        @Test
        void are_answered_with_location_etag_and_a_receipt_and_told_to_the_world_in_order() {
            var answer = staff().post("/api/v1/tallies", "{\"times\": 3}").expect(201);

            assertThat(answer.header("Location")).isEqualTo("/api/v1/tallies/" + answer.id());
            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(answer.body().path("events")).hasSize(3);
            staff().post("/api/v1/tallies/" + answer.id() + "/closing", "{}").expect(200);
            List<Recorded<?>> events = platform.awaitEvents(
                    answer.id(), CallOpened.class, CallOpened.class, CallOpened.class, CallClosed.class);
            assertThat(events).extracting(event -> event.envelope().sequence()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(events.getFirst().envelope().id())
                    .hasToString(answer.body().path("events").get(0).path("id").asString());
        }

        @Test
        void with_the_same_key_are_answered_as_the_first_time() {
            var first = staff().with("Idempotency-Key", "k-1")
                    .post("/api/v1/tallies", "{\"times\": 2}")
                    .expect(201);
            staff().post("/api/v1/tallies/" + first.id() + "/counts", "{\"times\": 1}")
                    .expect(200);

            var again = staff().with("Idempotency-Key", "k-1")
                    .post("/api/v1/tallies", "{\"times\": 2}")
                    .expect(201);

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(staff().get("/api/v1/tallies/" + first.id())
                            .body()
                            .path("content")
                            .path("count")
                            .asInt())
                    .isEqualTo(3);
        }

        @Test
        void run_dry_are_answered_with_what_would_happen_and_do_nothing() {
            var dry = staff().with("Kyodo-Dry-Run", "true");
            var tried = dry.with("Idempotency-Key", "k-dry")
                    .post("/api/v1/tallies", "{\"times\": 2}")
                    .expect(200);

            assertThat(tried.body().path("dryRun").asBoolean()).isTrue();
            assertThat(tried.body().path("stage").asString()).isEqualTo("Open");
            assertThat(tried.body().path("events")).hasSize(2);
            assertThat(tried.body().at("/events/0/type").asString()).isEqualTo("kyodo.proposal.CallOpened.v1");
            String foretold = tried.body().at("/events/0/data/callId").asString();
            assertThat(tried.header("ETag")).isNull();
            assertThat(tried.header("Location")).isNull();
            staff().get("/api/v1/tallies/" + foretold).problem(404, "NOT_FOUND");
            // The key is free for another content.
            String id = staff().with("Idempotency-Key", "k-dry")
                    .with("Kyodo-Dry-Run", "false")
                    .post("/api/v1/tallies", "{\"times\": 3}")
                    .expect(201)
                    .id();

            dry.with("If-Match", "\"1\"")
                    .post("/api/v1/tallies/" + id + "/closing", "{}")
                    .expect(200);
            assertThat(staff().get("/api/v1/tallies/" + id)
                            .expect(200)
                            .body()
                            .path("stage")
                            .asString())
                    .isEqualTo("Open");
            platform.awaitEvents(id, CallOpened.class, CallOpened.class, CallOpened.class);
        }

        @Test
        void run_dry_are_refused_as_they_would_be() {
            var dry = staff().with("Kyodo-Dry-Run", "true");
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            String counts = "/api/v1/tallies/" + id + "/counts";

            dry.post(counts, "{\"times\": 13}").problem(422, "UNLUCKY");
            dry.post(counts, "{\"times\": 0}").problem(400, "INVALID_VALUE");
            dry.with("If-Match", "\"7\"").post(counts, "{\"times\": 1}").problem(412, "STALE");
            dry.post("/api/v1/tallies/" + Ids.next() + "/closing", "{}").problem(404, "NOT_FOUND");
            platform.anonymous()
                    .with("Kyodo-Dry-Run", "true")
                    .post(counts, "{\"times\": 1}")
                    .problem(401, "UNAUTHENTICATED");
            platform.as("acct-group", YAMAGUCHI, null, Role.GROUP)
                    .with("Kyodo-Dry-Run", "true")
                    .post(counts, "{\"times\": 1}")
                    .problem(403, "NOT_ALLOWED");
        }

        @Test
        void are_run_dry_only_where_that_is_said_clearly_and_can_be_done() {
            for (String value : List.of("yes", "TRUE", "1", "true, true", " ")) {
                staff().with("Kyodo-Dry-Run", value)
                        .post("/api/v1/tallies", "{\"times\": 1}")
                        .problem(400, "INVALID_VALUE");
            }
            operator().with("Kyodo-Dry-Run", "true").post("/ops/recovery", "").problem(400, "DRY_RUN_NOT_SUPPORTED");
            staff().with("Kyodo-Dry-Run", "true").get("/api/v1/tallies").expect(200);
        }

        @Test
        void with_the_same_key_at_another_path_are_other_commands() {
            var created = staff().with("Idempotency-Key", "k-path")
                    .post("/api/v1/tallies", "{\"times\": 2}")
                    .expect(201);
            var counted = staff().with("Idempotency-Key", "k-path")
                    .post("/api/v1/tallies/" + created.id() + "/counts", "{\"times\": 2}")
                    .expect(200);
            assertThat(counted.body().path("revision").asInt()).isEqualTo(2);
            var closed = staff().with("Idempotency-Key", "k-path")
                    .post("/api/v1/tallies/" + created.id() + "/closing", "{}")
                    .expect(200);

            assertThat(staff().with("Idempotency-Key", "k-path")
                            .post("/api/v1/tallies", "{\"times\": 2}")
                            .body())
                    .isEqualTo(created.body());
            assertThat(staff().with("Idempotency-Key", "k-path")
                            .post("/api/v1/tallies/" + created.id() + "/counts", "{\"times\": 2}")
                            .body())
                    .isEqualTo(counted.body());
            assertThat(closed.body().path("revision").asInt()).isEqualTo(3);
        }

        @Test
        void that_changed_nothing_are_remembered_under_their_key_like_those_that_did() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            staff().post("/api/v1/tallies/" + id + "/closing", "{}").expect(200);
            var repeated = staff().with("Idempotency-Key", "k-nothing")
                    .post("/api/v1/tallies/" + id + "/closing", "{\"remark\": \"again\"}")
                    .expect(200);

            assertThat(repeated.body().path("revision").asInt()).isEqualTo(2);
            assertThat(repeated.body().path("events").isEmpty()).isTrue();
            staff().with("Idempotency-Key", "k-nothing")
                    .post("/api/v1/tallies/" + id + "/closing", "{\"remark\": \"another\"}")
                    .problem(422, "IDEMPOTENCY_KEY_REUSED");
            assertThat(staff().with("Idempotency-Key", "k-nothing")
                            .post("/api/v1/tallies/" + id + "/closing", "{\"remark\": \"again\"}")
                            .body())
                    .isEqualTo(repeated.body());
        }

        @Test
        void with_a_key_make_ids_that_begin_with_the_time_like_all_others() {
            String before = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            String keyed = staff().with("Idempotency-Key", "k-time")
                    .post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            String after = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();

            assertThat(List.of(before, keyed, after)).isSorted();
        }

        @Test
        void with_the_same_key_and_another_content_are_refused() {
            staff().with("Idempotency-Key", "k-2")
                    .post("/api/v1/tallies", "{\"times\": 2}")
                    .expect(201);
            staff().with("Idempotency-Key", "k-2")
                    .post("/api/v1/tallies", "{\"times\": 3}")
                    .problem(422, "IDEMPOTENCY_KEY_REUSED");
        }

        @Test
        void leave_a_hash_under_their_key_that_says_nothing_of_what_they_held() {
            String id = staff().with("Idempotency-Key", "k-hash")
                    .post("/api/v1/tallies", "{\"times\": 7}")
                    .expect(201)
                    .id();
            Document kept =
                    mongo.getCollection("tallies").find(new Document("_id", id)).first();
            assertThat(kept.getList("handled", Document.class)).hasSize(1);
            String command = Json.TOLERANT.writeValueAsString(new Tally.Command.Count(7));
            assertThat(kept.toJson()).doesNotContain(Sha256.hex(command)).doesNotContain(Sha256.hex("Count" + command));
        }

        @Test
        void carry_on_a_traceparent_that_is_one_and_no_other_text() {
            String good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
            for (String given : List.of(good, "00-x", good + "-tail", good.toUpperCase(java.util.Locale.ROOT))) {
                String id = staff().with("traceparent", given)
                        .post("/api/v1/tallies", "{\"times\": 1}")
                        .expect(201)
                        .id();
                assertThat(platform.awaitEvents(id, CallOpened.class)
                                .getFirst()
                                .envelope()
                                .cause()
                                .traceparent())
                        .isEqualTo(given.equals(good) ? Optional.of(good) : Optional.empty());
            }
        }

        @Test
        void with_a_stale_if_match_are_refused_and_change_nothing() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            staff().with("If-Match", "\"1\"")
                    .post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}")
                    .expect(200);

            var stale = staff().with("If-Match", "\"1\"").post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}");

            stale.problem(412, "STALE");
            assertThat(stale.body().path("expected").asString()).isEqualTo("\"2\"");
            assertThat(staff().get("/api/v1/tallies/" + id).header("ETag")).isEqualTo("\"2\"");
        }

        @Test
        void refused_by_the_stage_give_409_and_by_a_rule_422_with_value_and_expectation() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            var broken = staff().post("/api/v1/tallies/" + id + "/counts", "{\"times\": 13}")
                    .problem(422, "UNLUCKY");
            assertThat(broken.body().path("field").asString()).isEqualTo("times");
            assertThat(broken.body().path("given").asString()).isEqualTo("13");
            assertThat(broken.body().path("expected").asString()).isEqualTo("整数");
            staff().post("/api/v1/tallies/" + id + "/closing", "{}").expect(200);
            staff().post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}").problem(409, "NOT_IN_THIS_STAGE");
        }

        @Test
        void show_what_the_caller_may_do_next() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            assertThat(staff().get("/api/v1/tallies/" + id)
                            .body()
                            .path("allowedActions")
                            .toString())
                    .isEqualTo("[\"Close\",\"Count\"]");
            assertThat(platform.as("acct-auditor", YAMAGUCHI, null, Role.AUDITOR)
                            .get("/api/v1/tallies/" + id)
                            .body()
                            .path("allowedActions"))
                    .isEmpty();
        }
    }

    @Nested
    class Bounds {
        @Test
        void of_a_municipality_hold_for_looking_and_for_changing() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            var akita = platform.as("acct-akita", "052019", "collaboration-office", Role.STAFF);

            akita.get("/api/v1/tallies/" + id).problem(404, "NOT_FOUND");
            akita.post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}").problem(404, "NOT_FOUND");
            assertThat(akita.get("/api/v1/tallies").expect(200).body().path("items"))
                    .isEmpty();
        }

        @Test
        void of_sight_hold_for_looking_listing_and_changing_before_anything_is_told() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            var blind = platform.as("acct-blind", YAMAGUCHI, null, Role.STAFF, Role.REVIEWER);
            var without = platform.as("acct-reviewer", YAMAGUCHI, null, Role.REVIEWER);

            blind.get("/api/v1/tallies/" + id).problem(404, "NOT_FOUND");
            assertThat(blind.get("/api/v1/tallies").expect(200).body().toString())
                    .doesNotContain(id);
            assertThat(staff().get("/api/v1/tallies").expect(200).body().toString())
                    .contains(id);
            for (String body : List.of("{\"times\": 1}", "{\"times\": 13}")) {
                blind.post("/api/v1/tallies/" + id + "/counts", body).problem(404, "NOT_FOUND");
                blind.with("If-Match", "\"7\"")
                        .post("/api/v1/tallies/" + id + "/counts", body)
                        .problem(404, "NOT_FOUND");
                without.post("/api/v1/tallies/" + id + "/closing", "{}").problem(404, "NOT_FOUND");
            }
            assertThat(staff().get("/api/v1/tallies/" + id).header("ETag")).isEqualTo("\"1\"");

            staff().post("/api/v1/tallies/" + id + "/closing", "{}").expect(200);
            blind.get("/api/v1/tallies/" + id).expect(200);
            without.post("/api/v1/tallies/" + id + "/closing", "{}").problem(403, "NOT_ALLOWED");
            blind.post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}").problem(409, "NOT_IN_THIS_STAGE");
        }

        @Test
        void of_sight_hold_for_the_answer_to_a_repeat() {
            var once = platform.as("acct-moved", YAMAGUCHI, null, Role.STAFF).with("Idempotency-Key", "moved-1");
            var later = platform.as("acct-moved", YAMAGUCHI, null, Role.STAFF, Role.REVIEWER)
                    .with("Idempotency-Key", "moved-1");
            String id =
                    once.post("/api/v1/tallies", "{\"times\": 1}").expect(201).id();
            String counts = "/api/v1/tallies/" + id + "/counts";
            var receipt = once.post(counts, "{\"times\": 1}").expect(200).body();

            later.post(counts, "{\"times\": 1}").problem(404, "NOT_FOUND");
            later.post(counts, "{\"times\": 2}").problem(404, "NOT_FOUND");
            later.post("/api/v1/tallies", "{\"times\": 1}").problem(404, "NOT_FOUND");
            assertThat(once.post(counts, "{\"times\": 1}").expect(200).body()).isEqualTo(receipt);
        }

        @Test
        void of_a_role_hold() {
            platform.as("acct-group", YAMAGUCHI, null, Role.GROUP)
                    .post("/api/v1/tallies", "{\"times\": 1}")
                    .problem(403, "NOT_ALLOWED");
            staff().get("/ops/parked").problem(403, "FORBIDDEN");
        }

        @Test
        void of_an_operator_end_at_the_own_municipality_and_those_of_the_installation_need_a_platform_operator() {
            Platform.Session own = platform.as("acct-operator", YAMAGUCHI, null, Role.OPERATOR);
            own.get("/ops/parked").expect(200);
            for (String path : List.of(
                    "/ops/journal",
                    "/ops/journal/republication",
                    "/ops/recovery",
                    "/ops/read-models",
                    "/ops/clock",
                    "/actuator/metrics")) {
                own.get(path).problem(403, "FORBIDDEN");
                operator().get(path).expect(200);
            }
            own.get("/actuator/prometheus").problem(403, "FORBIDDEN");
            own.post("/ops/consumption/resumption", "{}").problem(403, "FORBIDDEN");
            own.put("/ops/clock", "{\"now\": \"2026-06-12T01:00:00Z\"}").problem(403, "FORBIDDEN");
            operator()
                    .put("/ops/clock", "{\"now\": \"" + platform.now() + "\"}")
                    .expect(200);
        }

        @Test
        void to_see_what_a_service_is_made_of_are_an_operators() {
            for (Platform.Session stranger : List.of(platform.anonymous(), staff())) {
                assertThat(stranger.get("/actuator/health").body().propertyNames())
                        .as("status and the groups of probes")
                        .containsExactlyInAnyOrder("groups", "status");
                assertThat(stranger.get("/actuator/health/readiness").body().propertyNames())
                        .containsExactly("status");
            }
            assertThat(operator()
                            .get("/actuator/health")
                            .body()
                            .path("components")
                            .path("outbox")
                            .path("details")
                            .has("pending"))
                    .isTrue();
        }

        @Test
        void keep_out_who_has_no_token_or_a_wrong_one() {
            platform.anonymous().get("/api/v1/tallies").problem(401, "UNAUTHENTICATED");
            platform.withToken(Tokens.altered(claims -> claims))
                    .get("/api/v1/tallies")
                    .expect(200);
            List.of(
                            "nonsense",
                            Tokens.forged("acct-staff", YAMAGUCHI, Role.STAFF),
                            Tokens.ofAkitaInAnothersName(),
                            Tokens.altered(claims -> claims.issuer("https://identity.else.test")),
                            Tokens.altered(claims -> claims.issuer(null)),
                            Tokens.altered(claims -> claims.claim("municipality", "352030")),
                            Tokens.altered(claims -> claims.claim("municipality", null)),
                            Tokens.altered(claims -> claims.claim("roles", List.of("platform"))),
                            Tokens.altered(claims -> claims.claim("roles", List.of("PLATFORM"))),
                            Tokens.altered(claims -> claims.claim("roles", List.of())),
                            Tokens.altered(claims -> claims.claim("roles", 7)),
                            Tokens.altered(claims -> claims.subject(null)),
                            Tokens.altered(claims -> claims.audience("another")),
                            Tokens.altered(claims -> claims.audience((String) null)),
                            Tokens.altered(claims -> claims.expirationTime(new Date(0))),
                            Tokens.altered(claims -> claims.expirationTime(null)),
                            Tokens.altered(claims -> claims.notBeforeTime(
                                    Date.from(java.time.Instant.now().plusSeconds(120)))))
                    .forEach(token ->
                            platform.withToken(token).get("/api/v1/tallies").problem(401, "UNAUTHENTICATED"));
        }

        @Test
        void take_access_tokens_and_no_other_kind() {
            platform.withToken(Tokens.typed("application/at+jwt"))
                    .get("/api/v1/tallies")
                    .expect(200);
            List.of(
                            Tokens.typed("JWT"),
                            Tokens.typed("logout+jwt"),
                            Tokens.altered(claims -> claims.claim("nonce", "n")),
                            Tokens.altered(claims -> claims.claim("at_hash", "h")),
                            Tokens.altered(claims -> claims.claim("token_use", "id")),
                            Tokens.altered(claims -> claims.claim("typ", "ID")))
                    .forEach(token ->
                            platform.withToken(token).get("/api/v1/tallies").problem(401, "UNAUTHENTICATED"));
        }

        @Test
        void hold_an_issuer_to_its_municipalities() {
            platform.withToken(Tokens.ofAkita("052019", Role.STAFF))
                    .get("/api/v1/tallies")
                    .expect(200);
            platform.withToken(Tokens.ofAkita(YAMAGUCHI, Role.STAFF))
                    .get("/api/v1/tallies")
                    .problem(401, "UNAUTHENTICATED");
            platform.withToken(Tokens.ofAkita("052019", Role.PLATFORM_OPERATOR))
                    .get("/ops/journal")
                    .problem(401, "UNAUTHENTICATED");
        }
    }

    @Nested
    class TheSecurityLog {
        final String correlation = Ids.next().toString();

        @Test
        void tells_of_refused_tokens_why_and_never_the_token() {
            String token = Tokens.altered(claims -> claims.expirationTime(null));
            try (SecurityLines lines = new SecurityLines()) {
                platform.withToken(token)
                        .with("X-Correlation-Id", correlation)
                        .get("/api/v1/tallies?secret=x")
                        .expect(401);
                platform.anonymous().get("/api/v1/tallies").expect(401);

                assertThat(lines.told("TOKEN_REFUSED")).singleElement().satisfies(line -> {
                    assertThat(line.path("why").asString()).contains("exp");
                    assertThat(line.path("path").asString()).isEqualTo("/api/v1/tallies");
                    assertThat(line.path("correlationId").asString()).isEqualTo(correlation);
                    assertThat(line.path("address").asString()).isEqualTo("127.0.0.1");
                });
                assertThat(lines.raw())
                        .allSatisfy(line -> assertThat(line).doesNotContain(token.substring(token.length() - 40)));
            }
        }

        @Test
        void tells_of_forbidden_commands_who_gave_them_and_where() {
            try (SecurityLines lines = new SecurityLines()) {
                platform.as("acct-group", YAMAGUCHI, null, Role.GROUP)
                        .with("X-Correlation-Id", correlation)
                        .post("/api/v1/tallies", "{\"times\": 1}")
                        .expect(403);
                staff().get("/ops/parked").expect(403);

                assertThat(lines.told("FORBIDDEN")).hasSize(2);
                assertThat(lines.told("FORBIDDEN")).first().satisfies(line -> {
                    assertThat(line.path("account").asString()).isEqualTo("acct-group");
                    assertThat(line.path("municipality").asString()).isEqualTo(YAMAGUCHI);
                    assertThat(line.path("roles").get(0).asString()).isEqualTo("group");
                    assertThat(line.path("subject").asString()).isEqualTo("Count");
                    assertThat(line.path("correlationId").asString()).isEqualTo(correlation);
                });
            }
        }

        @Test
        void tells_of_what_was_withheld_though_the_caller_is_not_told_that_it_is_there() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            var blind = platform.as("acct-blind", YAMAGUCHI, null, Role.STAFF, Role.REVIEWER);
            try (SecurityLines lines = new SecurityLines()) {
                blind.get("/api/v1/tallies/" + id).expect(404);
                blind.post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}")
                        .expect(404);
                blind.get("/api/v1/tallies/" + Ids.next()).expect(404);

                assertThat(lines.told("FORBIDDEN")).hasSize(2).allSatisfy(line -> assertThat(
                                line.path("subject").asString())
                        .endsWith("/" + id));
            }
        }

        @Test
        void tells_of_what_operators_change_and_not_of_what_they_look_at() {
            try (SecurityLines lines = new SecurityLines()) {
                operator().get("/ops/parked").expect(200);
                operator().post("/ops/consumption/resumption", "{}").expect(204);
                operator()
                        .post("/ops/parked/discard", "{\"id\": \"nothing\\n{here}\", \"reason\": \"内緒の理由\"}")
                        .expect(400);

                assertThat(lines.told("OPERATOR_ACTED")).hasSize(2);
                assertThat(lines.told("OPERATOR_ACTED").getFirst().path("path").asString())
                        .isEqualTo("/ops/consumption/resumption");
                assertThat(lines.told("OPERATOR_ACTED")
                                .getLast()
                                .path("subject")
                                .asString())
                        .isEqualTo("nothing {here}");
                assertThat(lines.raw()).allSatisfy(line -> assertThat(line).doesNotContain("\n", "内緒"));
            }
        }
    }

    @Nested
    class CallersWhoMayNot {
        @Test
        void claim_no_idempotency_key_nor_who_is_refused_by_the_rules() {
            long before = mongo.getCollection("keys").countDocuments();
            platform.as("acct-group", YAMAGUCHI, null, Role.GROUP)
                    .with("Idempotency-Key", "forbidden-" + Ids.next())
                    .post("/api/v1/tallies", "{\"times\": 1}")
                    .problem(403, "NOT_ALLOWED");
            staff().with("Idempotency-Key", "unlucky-" + Ids.next())
                    .post("/api/v1/tallies", "{\"times\": 13}")
                    .problem(422, "UNLUCKY");
            assertThat(mongo.getCollection("keys").countDocuments()).isEqualTo(before);
            staff().with("Idempotency-Key", "lucky-" + Ids.next())
                    .post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201);
            assertThat(mongo.getCollection("keys").countDocuments()).isEqualTo(before + 1);
        }

        @Test
        void are_told_so_before_anything_is_told_of_the_revision() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            staff().post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}").expect(200);

            var answer = platform.as("acct-group", YAMAGUCHI, null, Role.GROUP)
                    .with("If-Match", "\"1\"")
                    .post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}");

            answer.problem(403, "NOT_ALLOWED");
            assertThat(answer.header("ETag")).isNull();
            assertThat(answer.body().toString()).doesNotContain("\\\"2\\\"");
        }

        @Test
        void are_slowed_down_and_told_when_to_come_again(@Autowired RateLimits limits) {
            await().atMost(Platform.SOON).until(() -> {
                while (limits.takesReader("127.0.0.1")) {}
                return platform.anonymous().get("/api/v1/rules").status() == 429;
            });
            await().atMost(Platform.SOON).untilAsserted(() -> {
                while (limits.takesReader("127.0.0.1")) {}
                assertThat(platform.anonymous()
                                .get("/api/v1/rules")
                                .problem(429, "TOO_MANY_REQUESTS")
                                .header("Retry-After"))
                        .isEqualTo("2");
            });
            staff().get("/api/v1/tallies").expect(200);
        }
    }

    /** More than any test needs, and few enough to be used up at once. */
    @Nested
    class TooManyRequests {
        @Test
        void of_one_account_are_slowed_down_and_those_of_no_other(@Autowired RateLimits limits) {
            Platform.Session hasty = platform.as("acct-hasty", YAMAGUCHI, "collaboration-office", Role.STAFF);
            await().atMost(Platform.SOON).untilAsserted(() -> {
                while (limits.takesAccount(YAMAGUCHI + "/acct-hasty")) {}
                assertThat(hasty.get("/api/v1/tallies")
                                .problem(429, "TOO_MANY_REQUESTS")
                                .header("Retry-After"))
                        .isEqualTo("2");
            });
            staff().get("/api/v1/tallies").expect(200);
        }

        @Test
        void of_one_address_are_slowed_down_before_their_token_is_looked_at(@Autowired RateLimits limits) {
            Platform.Session nobody = platform.anonymous().with("Authorization", "Bearer nonsense");
            nobody.get("/api/v1/tallies").problem(401, "UNAUTHENTICATED");
            await().atMost(Platform.SOON).untilAsserted(() -> {
                while (limits.takesAddress("127.0.0.1")) {}
                nobody.get("/api/v1/tallies").problem(429, "TOO_MANY_REQUESTS");
            });
            // For the tests that come next from here.
            await().atMost(Platform.SOON)
                    .until(() -> staff().get("/api/v1/tallies").status() == 200);
        }
    }

    @Nested
    class Cursors {
        @Test
        void lead_on_in_their_own_list_and_nowhere_else() {
            Platform.Session other = platform.as("acct-other", "062014", "welfare", Role.STAFF);
            for (Platform.Session session : List.of(staff(), other)) {
                session.post("/api/v1/tallies", "{\"times\": 1}").expect(201);
                session.post("/api/v1/tallies", "{\"times\": 1}").expect(201);
            }
            var page = staff().get("/api/v1/tallies?limit=1").expect(200).body();
            String next = page.path("next").asString();

            assertThat(staff().get("/api/v1/tallies?limit=5&cursor=" + next)
                            .expect(200)
                            .body()
                            .path("items")
                            .findValuesAsString("id"))
                    .isNotEmpty()
                    .doesNotContain(page.path("items").get(0).path("id").asString());
            String id = page.path("items").get(0).path("id").asString();
            assertThat(next).doesNotContain(id);
            char altered = next.charAt(20) == 'A' ? 'B' : 'A';
            for (String forged :
                    List.of(id, "x", next.substring(1), next.substring(0, 20) + altered + next.substring(21))) {
                staff().get("/api/v1/tallies?limit=1&cursor=" + forged).problem(400, "INVALID_CURSOR");
            }
            staff().get("/api/v1/tallies?limit=1&filter=x&cursor=" + next).problem(400, "INVALID_CURSOR");
            other.get("/api/v1/tallies?limit=1&cursor=" + next).problem(400, "INVALID_CURSOR");
        }
    }

    @Nested
    class Lists {
        private static final String TALLIES = "/api/v1/tallies";
        private static final List<Integer> COUNTS = List.of(3, 1, 33, 2, 1);

        /** Of a municipality of its own, so that it is known what is in the lists. */
        private final Platform.Session clerk = platform.as("acct-clerk", "012076", "welfare", Role.STAFF);

        @BeforeEach
        void count() {
            if (clerk.get(TALLIES).body().path("items").isEmpty()) {
                COUNTS.forEach(times ->
                        clerk.post(TALLIES, "{\"times\": %d}".formatted(times)).expect(201));
            }
        }

        private List<Integer> counts(JsonNode page) {
            return StreamSupport.stream(page.path("items").spliterator(), false)
                    .map(item -> item.path("content").path("count").asInt())
                    .toList();
        }

        /** All pages, of two each. */
        private List<Integer> all(String query) {
            List<Integer> all = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = clerk.get(TALLIES + "?" + query + "&limit=2" + cursor)
                        .expect(200)
                        .body();
                all.addAll(counts(page));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            return all;
        }

        @Test
        void are_sorted_as_is_asked_for_and_go_on_in_that_order() {
            assertThat(counts(clerk.get(TALLIES).body())).isEqualTo(COUNTS.reversed());
            assertThat(all("sort=-created")).isEqualTo(COUNTS.reversed());
            assertThat(all("sort=created")).isEqualTo(COUNTS);
            assertThat(all("sort=count")).containsExactly(1, 1, 2, 3, 33);
            assertThat(all("sort=-count")).containsExactly(33, 3, 2, 1, 1);
        }

        @Test
        void say_what_they_can_be_sorted_by() {
            for (String unknown : List.of("id", "--count", "-", "+count", "stage.count")) {
                JsonNode problem = clerk.get(TALLIES + "?sort=" + unknown)
                        .problem(400, "INVALID_VALUE")
                        .body();
                assertThat(problem.path("field").asString()).isEqualTo("sort");
                assertThat(problem.path("allowed"))
                        .extracting(JsonNode::asString)
                        .containsExactly("-created", "created", "-count", "count");
            }
        }

        @Test
        void are_searched_by_parts_of_names() {
            assertThat(all("q=%E6%95%B03")).containsExactly(33, 3);
            assertThat(all("sort=count&q=3")).containsExactly(3, 33);
            assertThat(all("q=" + encoded("回数　３３"))).containsExactly(33);
            assertThat(all("q=" + encoded("数 ３"))).containsExactly(33, 3);
            assertThat(all("q=%E5%9B%9E%E6%95%B0")).hasSize(5);
            assertThat(all("q=%E6%95%B0%E5%9B%9E")).isEmpty();
            clerk.get(TALLIES + "?q=" + encoded("、・")).problem(400, "INVALID_VALUE");
            clerk.get(TALLIES + "?q=").problem(400, "INVALID_VALUE");
            clerk.get(TALLIES + "?q=" + "x".repeat(51)).problem(400, "INVALID_VALUE");
        }

        @Test
        void are_counted_where_that_is_asked_for() {
            assertThat(clerk.get(TALLIES + "?limit=2").body().path("total").isNull())
                    .isTrue();
            JsonNode page = clerk.get(TALLIES + "?limit=2&total=true&sort=count")
                    .expect(200)
                    .body();
            assertThat(page.path("total").toString()).isEqualTo("{\"count\":5,\"exact\":true}");
            // Of the whole list, wherever the page is; and the cursor is good with and without it.
            JsonNode next = clerk.get(TALLIES + "?limit=2&total=true&sort=count&cursor="
                            + page.path("next").asString())
                    .expect(200)
                    .body();
            assertThat(next.path("total").path("count").asInt()).isEqualTo(5);
            assertThat(clerk.get(TALLIES + "?total=true&q=3")
                            .body()
                            .path("total")
                            .path("count")
                            .asInt())
                    .isEqualTo(2);
            clerk.get(TALLIES + "?total=yes").problem(400, "INVALID_VALUE");
        }

        @Test
        void give_cursors_that_are_good_for_their_order_and_words_alone() {
            String next = clerk.get(TALLIES + "?limit=1&sort=count&q=%E5%9B%9E%E6%95%B0")
                    .expect(200)
                    .body()
                    .path("next")
                    .asString();

            clerk.get(TALLIES + "?limit=1&sort=count&q=%E5%9B%9E%E6%95%B0&cursor=" + next)
                    .expect(200);
            for (String other : List.of(
                    "sort=-count&q=%E5%9B%9E%E6%95%B0",
                    "q=%E5%9B%9E%E6%95%B0", "sort=count", "sort=count&q=%E6%95%B0")) {
                clerk.get(TALLIES + "?limit=1&" + other + "&cursor=" + next).problem(400, "INVALID_CURSOR");
            }
            clerk.get(TALLIES + "?cursor=").problem(400, "INVALID_VALUE");
        }

        private String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    @Nested
    class BadInput {
        void refused(String body, int status, String code) {
            long before = staff().get("/api/v1/tallies?limit=100")
                    .body()
                    .path("items")
                    .size();
            staff().post("/api/v1/tallies", body).problem(status, code);
            assertThat(staff().get("/api/v1/tallies?limit=100")
                            .body()
                            .path("items")
                            .size())
                    .isEqualTo((int) before);
        }

        @Test
        void of_any_kind_gets_a_problem_document_and_stores_nothing() {
            refused("{\"times\": ", 400, "MALFORMED_JSON");
            refused("not json", 400, "MALFORMED_JSON");
            refused("", 400, "BODY_MISSING");
            refused("{\"times\": 1, \"tmies\": 2}", 400, "UNKNOWN_FIELD");
            refused("{}", 400, "MISSING_FIELD");
            refused("{\"times\": null}", 400, "MISSING_FIELD");
            refused("{\"times\": \"1\"}", 400, "INVALID_VALUE");
            refused("{\"times\": 1.5}", 400, "INVALID_VALUE");
            refused("{\"times\": 99999999999}", 400, "INVALID_VALUE");
            refused("{\"times\": 51}", 400, "INVALID_VALUE");
            refused("{\"times\": 1, \"times\": 2}", 400, "MALFORMED_JSON");
            refused("[1]", 400, "INVALID_VALUE");
            refused("{\"times\": " + "1".repeat(2000) + "}", 400, "LIMIT_EXCEEDED");
            refused("{\"times\": 1, \"x\": \"" + "x".repeat(300_000) + "\"}", 413, "BODY_TOO_LARGE");
        }

        @Test
        void too_large_is_refused_without_an_announced_length_too() {
            byte[] large = ("{\"times\": " + " ".repeat(300_000) + "1}").getBytes(StandardCharsets.UTF_8);
            staff().with("Content-Type", "application/json")
                    .send(
                            "POST",
                            "/api/v1/tallies",
                            HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                    .problem(413, "BODY_TOO_LARGE");
        }

        @Test
        void in_headers_path_and_query_names_what_was_given_and_expected() {
            staff().with("If-Match", "three")
                    .post("/api/v1/tallies", "{\"times\": 1}")
                    .problem(400, "INVALID_VALUE");
            staff().with("Idempotency-Key", "k".repeat(101))
                    .post("/api/v1/tallies", "{\"times\": 1}")
                    .problem(400, "INVALID_VALUE");
            for (String notOne : List.of("x", "1-1-1-1-1")) {
                staff().with("X-Correlation-Id", notOne)
                        .post("/api/v1/tallies", "{\"times\": 1}")
                        .problem(400, "INVALID_VALUE");
            }
            platform.as("acct-group", YAMAGUCHI, null, Role.GROUP)
                    .with("Kyodo-Channel", "COUNTER")
                    .get("/api/v1/tallies")
                    .problem(400, "INVALID_VALUE");
            staff().get("/api/v1/tallies/not-a-uuid").problem(400, "INVALID_VALUE");
            staff().get("/api/v1/tallies/" + Ids.next()).problem(404, "NOT_FOUND");
            staff().get("/api/v1/tallies?limit=many").problem(400, "INVALID_VALUE");
            staff().get("/api/v1/nothing-here").problem(404, "NO_SUCH_RESOURCE");
            staff().send("DELETE", "/api/v1/tallies", HttpRequest.BodyPublishers.noBody())
                    .problem(405, "METHOD_NOT_ALLOWED");
            staff().with("Content-Type", "text/plain")
                    .send("POST", "/api/v1/tallies", HttpRequest.BodyPublishers.ofString("1"))
                    .problem(415, "UNSUPPORTED_MEDIA_TYPE");
        }

        @Test
        void is_answered_in_the_language_asked_for() {
            assertThat(staff().get("/api/v1/tallies/x").body().path("detail").asString())
                    .contains("正しくありません");
            assertThat(staff().with("Accept-Language", "en")
                            .get("/api/v1/tallies/x")
                            .body()
                            .path("detail")
                            .asString())
                    .contains("expected");
            assertThat(staff().with("Accept-Language", "fr")
                            .get("/api/v1/tallies/x")
                            .body()
                            .path("detail")
                            .asString())
                    .contains("正しくありません");
        }
    }

    @Nested
    class Documents {
        @Test
        void that_grow_are_told_of_and_at_last_refused_with_their_reason() {
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();
            double before = large();
            grownBy(id, 5 << 20);
            staff().post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}").expect(200);
            assertThat(large()).as("told of").isEqualTo(before + 1);

            grownBy(id, 9 << 20);
            var refused = staff().post("/api/v1/tallies/" + id + "/counts", "{\"times\": 1}")
                    .problem(409, "DOCUMENT_TOO_LARGE");
            assertThat(refused.body().path("expected").asString()).isEqualTo("8,388,608バイト以内");
            assertThat(staff().get("/api/v1/tallies/" + id)
                            .body()
                            .path("content")
                            .path("count")
                            .asInt())
                    .isEqualTo(2);
        }

        private void grownBy(String id, int bytes) {
            mongo.getCollection("tallies")
                    .updateOne(
                            new Document("_id", id), new Document("$set", new Document("padding", "x".repeat(bytes))));
        }

        private double large() {
            return meters.counter("kyodo.documents.large", "aggregate", "call").count();
        }
    }

    @Nested
    class Deadlines {
        @Test
        void that_pass_are_commands_of_the_platform() {
            platform.clockTo("2026-06-12T10:00:00+09:00");
            String id = staff().post("/api/v1/tallies", "{\"times\": 1}")
                    .expect(201)
                    .id();

            platform.clockTo("2026-06-12T11:00:00+09:00");

            var events = platform.awaitEvents(id, CallOpened.class, CallClosed.class);
            assertThat(events.getLast().envelope().author().ref()).isEqualTo("kyodo");
        }
    }

    @Nested
    class ForeignEvents {
        final GroupId group = new GroupId(Ids.next());
        final String tally = TallyConfiguration.TallyReactions.tallyOf(group.value());

        Recorded<GroupRegistered> registered(long sequence) {
            return platform.foreign(YAMAGUCHI, group.toString(), sequence, GroupFacts.registered(group, "acct-group"));
        }

        int count() {
            return staff().get("/api/v1/tallies/" + tally)
                    .body()
                    .path("content")
                    .path("count")
                    .asInt();
        }

        void awaitHeard(int events) {
            await().atMost(Platform.SOON).untilAsserted(() -> assertThat(
                            heard.find(group.toString(), MunicipalityCode.of(YAMAGUCHI)))
                    .hasValueSatisfying(view -> assertThat(view.events()).isEqualTo(events)));
        }

        @Test
        void have_their_effect_once_however_often_they_come() {
            Recorded<?> started =
                    platform.foreign(YAMAGUCHI, group.toString(), 1, GroupFacts.started(group, "acct-group"));
            Recorded<?> first = registered(2);
            Recorded<?> second = registered(3);
            List.of(started, first, first, second, started, first, second, second)
                    .forEach(platform::publish);
            platform.publish(registered(4));

            platform.awaitEvents(tally, CallOpened.class, CallOpened.class, CallOpened.class);
            awaitHeard(4);
            assertThat(count()).isEqualTo(3);
        }

        @Test
        void continue_the_correlation_and_name_their_cause() {
            Recorded<?> cause = registered(1);
            platform.publish(cause);

            var effect =
                    platform.awaitEvents(tally, CallOpened.class).getFirst().envelope();

            assertThat(effect.cause().correlationId())
                    .isEqualTo(cause.envelope().cause().correlationId());
            assertThat(effect.cause().causationId()).isEqualTo(cause.envelope().id());
        }

        @Test
        void that_the_rules_refuse_are_parked_with_all_that_follow_while_others_flow_on() {
            platform.publish(registered(1));
            platform.publish(platform.foreign(
                    YAMAGUCHI,
                    group.toString(),
                    2,
                    new GroupSuspended(group, new Reason(ReasonCode.OTHER, "試験"), LocalDate.of(2026, 5, 1))));
            platform.publish(registered(3));
            String other = Ids.next().toString();
            platform.publish(
                    platform.foreign(YAMAGUCHI, other, 1, GroupFacts.started(GroupId.of(other), "acct-other")));

            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=" + group).body().size() == 2);
            await().atMost(Platform.SOON).until(() -> heard.find(other, MunicipalityCode.of(YAMAGUCHI))
                    .isPresent());
            assertThat(count()).isEqualTo(1);

            String selection = "{\"key\": \"" + group + "\", \"dryRun\": ";
            var dry = operator().post("/ops/parked/replay", selection + "true}").expect(200);
            assertThat(dry.body())
                    .singleElement()
                    .satisfies(one -> assertThat(one.path("failure").asString()).contains("UNLUCKY"));
            var real =
                    operator().post("/ops/parked/replay", selection + "false}").expect(202);
            await().atMost(Platform.SOON).untilAsserted(() -> {
                var progress =
                        operator().get(real.header("Location")).expect(200).body();
                assertThat(progress.path("lanes").asInt()).isEqualTo(1);
                assertThat(progress.path("parkedAgain").asInt()).isEqualTo(1);
            });

            String first = operator()
                    .get("/ops/parked?key=" + group)
                    .body()
                    .get(0)
                    .path("id")
                    .asString();
            operator()
                    .post("/ops/parked/discard", "{\"id\": \"" + first + "\", \"reason\": \"試験のため\"}")
                    .expect(204);
            platform.awaitEvents(tally, CallOpened.class, CallOpened.class);
            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=" + group).body().isEmpty());
        }

        @Test
        void that_cannot_be_read_are_parked_with_their_cause() {
            var good = registered(1);
            String topic = "kyodo.registry.events";
            String key = group.toString();
            Map<String, String> headers =
                    new java.util.LinkedHashMap<>(good.envelope().toHeaders());

            platform.publish(topic, key, headers, "{\"groupId\":".getBytes(StandardCharsets.UTF_8));
            platform.publish(topic, "foreign", Map.of("x", "y"), new byte[] {0, 1, 2});
            headers.put("ce_type", "kyodo.registry.GroupRegistered.v9");
            String versioned = Ids.next().toString();
            headers.put("ce_subject", "group/" + versioned);
            platform.publish(topic, versioned, headers, good.data());

            await().atMost(Platform.SOON)
                    .until(() -> operator().get("/ops/parked?key=" + key).body().size() == 1);
            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=foreign").body().size() == 1);
            await().atMost(Platform.SOON)
                    .until(() -> operator()
                                    .get("/ops/parked?key=" + versioned)
                                    .body()
                                    .size()
                            == 1);
            assertThat(operator()
                            .get("/ops/parked?key=" + versioned)
                            .body()
                            .get(0)
                            .path("cause")
                            .asString())
                    .contains("v9");
            assertThat(operator()
                            .get("/ops/parked?key=foreign")
                            .body()
                            .get(0)
                            .path("cause")
                            .asString())
                    .contains("ce_specversion");
        }

        @Test
        void that_hold_half_a_pair_of_surrogates_are_parked_and_no_text_of_theirs_is_kept() {
            var good = registered(1);
            byte[] half = new String(good.data(), StandardCharsets.UTF_8)
                    .replace("見守り", "見守\\ud800り")
                    .getBytes(StandardCharsets.UTF_8);
            platform.publish(
                    "kyodo.registry.events", group.toString(), good.envelope().toHeaders(), half);

            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=" + group).body().size() == 1);
            assertThat(operator()
                            .get("/ops/parked?key=" + group)
                            .body()
                            .get(0)
                            .path("cause")
                            .asString())
                    .contains("U+D800");
        }

        @Test
        void that_leave_out_a_place_for_ever_go_on_where_an_operator_says_so() {
            platform.publish(registered(1));
            platform.publish(registered(3));
            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=" + group).body().size() == 1);
            String waiting = operator()
                    .get("/ops/parked?key=" + group)
                    .body()
                    .path(0)
                    .path("id")
                    .asString();

            operator()
                    .post("/ops/parked/resumption", "{\"id\": \"" + waiting + "\", \"reason\": \"試験のため\"}")
                    .expect(204);

            awaitHeard(2);
        }

        @Test
        void of_a_name_nobody_knows_are_passed_over_without_a_gap() {
            double gaps = gaps();
            platform.publish(registered(1));
            Map<String, String> headers =
                    new java.util.LinkedHashMap<>(registered(2).envelope().toHeaders());
            headers.put("ce_type", "kyodo.registry.GroupGarlanded.v1");
            platform.publish("kyodo.registry.events", group.toString(), headers, "{}".getBytes(StandardCharsets.UTF_8));
            platform.publish(registered(3));

            awaitHeard(2);
            platform.awaitEvents(tally, CallOpened.class, CallOpened.class);
            assertThat(gaps()).isEqualTo(gaps);
        }

        @Test
        void make_a_read_model_that_rebuilt_is_the_same(@Autowired MongoOperations mongo) {
            platform.publish(registered(1));
            awaitHeard(1);
            new ReadModelsRebuilt(platform, mongo).areTheSame("groupsHeard");
        }

        @Test
        void go_on_while_a_read_model_is_rebuilt(@Autowired MongoOperations mongo) throws InterruptedException {
            platform.publish(registered(1));
            awaitHeard(1);
            // All views are wrong, and go on being wrong as events come.
            mongo.getCollection("groupsHeard")
                    .updateMany(new Document(), new Document("$set", new Document("view.events", 1_000)));
            Thread teller = Thread.ofVirtual().start(() -> {
                for (long sequence = 2; sequence <= 60; sequence++) {
                    platform.publish(registered(sequence));
                }
            });
            var rebuild = operator()
                    .post("/ops/read-models/groupsHeard/rebuild", "{}")
                    .expect(202)
                    .header("Location");
            teller.join();
            await().atMost(Platform.SOON).until(() -> operator()
                    .get(rebuild)
                    .body()
                    .path("state")
                    .asString()
                    .equals("DONE"));
            awaitHeard(60);
        }

        @Test
        void that_leave_out_a_place_wait_until_the_missing_one_came() {
            double gaps = gaps();
            platform.publish(registered(1));
            platform.publish(registered(3));
            platform.publish(registered(4));

            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=" + group).body().size() == 2);
            assertThat(gaps()).isEqualTo(gaps + 1);
            assertThat(count()).isEqualTo(1);

            platform.publish(registered(2));

            awaitHeard(4);
            platform.awaitEvents(tally, CallOpened.class, CallOpened.class, CallOpened.class, CallOpened.class);
            await().atMost(Platform.SOON)
                    .until(() ->
                            operator().get("/ops/parked?key=" + group).body().isEmpty());
        }

        double gaps() {
            return meters.find("kyodo.inbox.gaps").counters().stream()
                    .mapToDouble(io.micrometer.core.instrument.Counter::count)
                    .sum();
        }
    }
}
