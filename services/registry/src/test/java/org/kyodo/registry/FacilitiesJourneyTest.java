package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kyodo.kit.Race.atOnce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.registry.BookingEvent.BookingConfirmed;
import org.kyodo.contracts.registry.BookingEvent.BookingRequested;
import org.kyodo.contracts.registry.BookingEvent.FacilityUsed;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAdvised;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationAssigned;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationClosed;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationErased;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationLinked;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReceived;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReferred;
import org.kyodo.contracts.registry.GroupEvent.GroupMattersLeft;
import org.kyodo.contracts.registry.ItemEvent.LoanOverdue;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.RoleMatrix;
import org.kyodo.registry.RegisteredGroups.Registered;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** E16 and what else happens at a base 拠点, over HTTP: consultations, bookings, loans; races with real threads. */
@ExtendWith(OutputCaptureExtension.class)
class FacilitiesJourneyTest extends RegistryTest {
    private static final String OBIHIRO = "012076";
    private static final String YAMAGUCHI = "352039";
    private static final String CENTRE = "activity-exchange-center";
    private static final String ASK = """
            {"topic": "GRANT", "facility": "%s", "slot": "%s+09:00"}
            """;

    private static final String REFUSAL = """
            {"reason": {"code": "FULL", "text": "同じ日に市の行事で使うことが決まっており、ほかの団体には使っていただけません。"}}
            """;

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    private Session resident(String account) {
        return platform.as(account, OBIHIRO, null, Role.RESIDENT);
    }

    private Session desk() {
        return platform.as("acct-sasaki", OBIHIRO, CENTRE, Role.DESK);
    }

    private Session office(String municipality) {
        return platform.as("acct-yamamoto", municipality, "collaboration-office", Role.STAFF);
    }

    private static String account() {
        return "acct-" + UUID.randomUUID();
    }

    private Answer asks(Session session, String slot) {
        return session.post("/api/v1/consultations", ASK.formatted(CENTRE, slot));
    }

    private String facility(String municipality, String code) {
        Answer list = platform.anonymous().get("/api/v1/public/facilities?limit=100&municipality=" + municipality);
        for (JsonNode item : list.expect(200).body().path("items")) {
            if (item.at("/content/facility/code").asString().equals(code)) {
                return item.path("id").asString();
            }
        }
        throw new AssertionError("no base " + code + " in " + list.body());
    }

    /** The base of the settings, with a room of its own for this test, open each day from 9 to 21. */
    private String room(Session desk, String municipality, String base, boolean decides) {
        String id = facility(municipality, base);
        String room = "room-" + UUID.randomUUID();
        ObjectNode facility = (ObjectNode)
                desk.get("/api/v1/facilities/" + id).expect(200).body().at("/content/facility");
        facility.put("decidesBookings", decides);
        ArrayNode places = facility.withArray("places");
        places.addObject()
                .put("code", room)
                .put("name", "会議室")
                .put("kind", "ROOM")
                .putNull("capacity");
        ArrayNode hours = facility.putArray("hours");
        for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")) {
            hours.addObject().put("day", day).put("opensAt", "09:00").put("closesAt", "21:00");
        }
        desk.put(
                        "/api/v1/facilities/" + id,
                        Json.STRICT.createObjectNode().set("facility", facility).toString())
                .expect(200);
        return room;
    }

    private static String booking(String base, String room, String from, String to) {
        return """
                {"facility": "%s", "place": "%s", "slot": {"from": "%s:00+09:00", "to": "%s:00+09:00"}}
                """.formatted(base, room, from, to);
    }

    @Test
    void the_desk_takes_consultations_in_its_hours_and_names_the_next_slot_otherwise() {
        platform.clockTo("2026-05-01T10:00:00+09:00");
        Answer holiday = asks(resident(account()), "2026-05-06T15:00:00").problem(422, "OUTSIDE_HOURS");
        assertThat(holiday.body().path("rule").asString()).isEqualTo("K-CO-1");
        assertThat(holiday.body().path("detail").asString())
                .isEqualTo("受付・開館の時間の外です（令和8年5月6日は祝日・休日。次に空いている枠は 令和8年5月8日 13時00分）。");

        platform.clockTo("2026-06-01T10:00:00+09:00");
        Answer thursday = asks(resident(account()), "2026-06-04T15:00:00").problem(422, "OUTSIDE_HOURS");
        assertThat(thursday.body().path("rule").asString()).isEqualTo("R-CO-2");
        assertThat(thursday.body().path("expected").asString()).contains("令和8年6月5日 13時00分");
        assertThat(thursday.body().at("/allowed/0").asString()).isEqualTo("2026-06-05T04:00:00Z");
        Session asker = resident(account());
        String asked = asks(asker, "2026-06-03T16:30:00").expect(201).id();
        assertThat(asker.history("/api/v1/consultations/" + asked))
                .as("whose matter it is")
                .containsExactly("ConsultationReceived");
        asks(resident(account()), "2026-06-03T16:30:00").problem(422, "TAKEN");

        Answer section = platform.as("acct-koen", OBIHIRO, "parks-green", Role.STAFF)
                .post("/api/v1/consultations", "{\"topic\": \"ENRICH\"}")
                .expect(201);
        Recorded<?> received =
                platform.awaitEvents(section.id(), ConsultationReceived.class).getFirst();
        assertThat(((ConsultationReceived) received.event()).askerType().name()).isEqualTo("DEPARTMENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31",
                "+292278996-08-17",
                "-0044-03-15",
                "2200-01-01",
                "1867-12-31",
                "26/06/01",
                "6/1/26",
                "2026-06-31"
            })
    void a_day_in_a_query_is_one_of_the_calendar_whoever_asks(String day) {
        String from = "from=" + URLEncoder.encode(day, StandardCharsets.UTF_8);
        for (String list : List.of(
                "/api/v1/public/desk-schedules/" + schedule() + "/open-slots?municipality=" + OBIHIRO + "&",
                "/api/v1/public/facilities/" + Ids.next() + "/places/room-1/taken?municipality=" + OBIHIRO + "&",
                "/api/v1/public/gatherings?municipality=" + OBIHIRO + "&")) {
            platform.anonymous().get(list + from).problem(400, "INVALID_VALUE");
            platform.anonymous().with("Accept-Language", "en").get(list + from).problem(400, "INVALID_VALUE");
        }
    }

    private String schedule() {
        return platform.anonymous()
                .get("/api/v1/public/desk-schedules?municipality=" + OBIHIRO)
                .expect(200)
                .body()
                .at("/items/0/id")
                .asString();
    }

    @Test
    void a_cancelled_slot_is_open_again_and_of_those_who_race_for_one_slot_one_has_it() throws Exception {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String slot = "2026-06-05T14:00:00";
        // Another test may have set a schedule of its own; the one of the settings is open on Fridays.
        String open = platform.anonymous()
                .get("/api/v1/public/desk-schedules?municipality=" + OBIHIRO)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(schedule -> "/api/v1/public/desk-schedules/"
                        + schedule.path("id").asString() + "/open-slots?municipality=" + OBIHIRO + "&from=2026-06-05")
                .filter(slots -> platform.anonymous()
                        .get(slots)
                        .expect(200)
                        .body()
                        .toString()
                        .contains("2026-06-05"))
                .findFirst()
                .orElseThrow();
        assertThat(platform.anonymous().get(open).expect(200).body().toString())
                .contains("\"from\":\"2026-06-05T05:00:00Z\"");

        List<Session> racers =
                List.of(resident(account()), resident(account()), resident(account()), resident(account()));
        List<Answer> answers = atOnce(racers.size(), n -> asks(racers.get(n), slot));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.problem(422, "TAKEN"));
        assertThat(platform.anonymous().get(open).body().toString())
                .doesNotContain("\"from\":\"2026-06-05T05:00:00Z\"");

        Answer had = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        racers.get(answers.indexOf(had))
                .post("/api/v1/consultations/" + had.id() + "/cancellation", "")
                .expect(200);
        asks(resident(account()), slot).expect(201);
    }

    @Test
    void what_somebody_asks_by_telephone_is_sealed_advised_linked_counted_and_erased(CapturedOutput output) {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Session telephone = desk().with("Kyodo-Channel", "TELEPHONE").with("Kyodo-On-Behalf-Of", "slip-12");
        String id = telephone.post("/api/v1/consultations", """
                        {"topic": "NPO_CERT", "question": "夫の介護と両立できる団体をつくりたい",
                         "asker": {"name": "小野寺志乃", "reach": "0155-00-0000"}}
                        """).expect(201).id();
        String path = "/api/v1/consultations/" + id;
        resident(account()).get(path).problem(404, "NOT_FOUND");
        assertThat(desk().get(path).expect(200).body().at("/content/notes/name").asString())
                .isEqualTo("小野寺志乃");

        desk().post(path + "/assignment", "{\"facility\": \"" + CENTRE + "\"}").expect(200);
        Session elsewhere = platform.as("acct-kato", OBIHIRO, "plaza-rokuchu", Role.DESK);
        assertThat(elsewhere.get(path).expect(200).body().at("/content/notes").isNull())
                .as("another desk sees that it is, and not what was said")
                .isTrue();
        elsewhere.post(path + "/advice", "{}").problem(403, "NOT_YOUR_CONSULTATION");
        platform.clockTo("2026-06-01T11:30:30+09:00");
        desk().post(path + "/advice", "{\"advice\": \"介護休業の制度も説明した\"}").expect(200);
        for (String nobody : List.of("中村さん", Ids.next().toString())) {
            desk().post(path + "/referral", "{\"to\": {\"kind\": \"TALENT\", \"ref\": \"" + nobody + "\"}}")
                    .problem(422, "UNKNOWN_TALENT");
        }
        desk().post(path + "/referral", "{\"to\": {\"kind\": \"ORGANISATION\", \"ref\": \"税理士会\"}}")
                .expect(200);
        desk().post(path + "/closure", "{\"outcome\": \"GROUP_STARTED\"}").expect(200);
        desk().post(path + "/links", """
                {"subject": {"kind": "GROUP", "id": "01981f2e-7c00-7000-8000-0000000000aa"}}
                """).expect(200);
        desk().post(path + "/links", """
                {"subject": {"kind": "MATCH_REQUEST", "id": "01981f2e-7c00-7000-8000-0000000000ab"}}
                """).expect(200);
        assertThat(desk().get(path)
                        .expect(200)
                        .body()
                        .at("/content/line/waitedMinutes")
                        .asLong())
                .isEqualTo(90);

        JsonNode figures = desk().get("/api/v1/consultations/figures?fiscalYear=2026")
                .expect(200)
                .body();
        assertThat(figures.at("/byTopic/NPO_CERT").asLong()).isPositive();
        assertThat(figures.at("/ledTo/GROUP").asLong()).isPositive();
        assertThat(figures.at("/byOutcome/GROUP_STARTED").asLong()).isPositive();
        assertThat(figures.at("/byFacility/" + CENTRE).asLong()).isPositive();
        assertThat(figures.at("/waiting/longest").asLong()).isGreaterThanOrEqualTo(90);
        resident(account()).get("/api/v1/consultations/figures").problem(403, "NOT_ALLOWED");
        assertThat(desk().get("/api/v1/consultations/figures?fiscalYear=2019")
                        .body()
                        .path("total")
                        .asLong())
                .isZero();

        desk().post(path + "/erasure", "").expect(200);
        assertThat(desk().get(path).expect(200).body().at("/content/notes/name").isNull())
                .isTrue();
        List<Recorded<?>> events = platform.awaitEvents(
                id,
                ConsultationReceived.class,
                ConsultationAssigned.class,
                ConsultationAdvised.class,
                ConsultationReferred.class,
                ConsultationClosed.class,
                ConsultationLinked.class,
                ConsultationLinked.class,
                ConsultationErased.class);
        assertThat(office(OBIHIRO).history(path))
                .isEqualTo(events.stream()
                        .map(event -> event.event().getClass().getSimpleName())
                        .toList());
        String[] said = {"小野寺", "0155-00-0000", "介護"};
        assertThat(events).allSatisfy(event -> assertThat(Json.TOLERANT.writeValueAsString(event))
                .doesNotContain(said));
        mongo.getCollectionNames().forEach(collection -> mongo.getCollection(collection)
                .find()
                .forEach(document -> assertThat(document.toJson()).doesNotContain(said)));
        String person = ((ConsultationErased) events.getLast().event())
                .erased()
                .orElseThrow()
                .value();
        assertThat(mongo.getCollection("sealingKeys")
                        .find(new Document("_id", "person/" + person))
                        .first())
                .as("the key of who asked")
                .isNull();
        assertThat(output.getAll()).doesNotContain(said);
    }

    @Test
    void who_asked_sees_the_advice_and_others_see_nothing_of_it() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String account = account();
        String id = resident(account)
                .post("/api/v1/consultations", "{\"topic\": \"OTHER\", \"question\": \"会則の作り方\"}")
                .expect(201)
                .id();
        String path = "/api/v1/consultations/" + id;
        office(OBIHIRO)
                .post(path + "/assignment", "{\"department\": \"collaboration-office\"}")
                .expect(200);
        office(OBIHIRO).post(path + "/advice", "{\"advice\": \"ひな型を渡した\"}").expect(200);

        Answer own = resident(account).get(path).expect(200);
        assertThat(own.body().at("/content/notes/advice").asString()).isEqualTo("ひな型を渡した");
        assertThat(own.body().path("allowedActions").toString()).isEqualTo("[\"LinkConsultation\"]");
        assertThat(resident(account)
                        .get("/api/v1/consultations")
                        .expect(200)
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(resident(account())
                        .get("/api/v1/consultations")
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
        platform.as("acct-x", YAMAGUCHI, "collaboration-office", Role.STAFF)
                .get(path)
                .problem(404, "NOT_FOUND");
        assertThat(desk().get("/api/v1/consultations?topic=OTHER&stage=Advised&sort=-slot")
                        .expect(200)
                        .body()
                        .toString())
                .contains(id);
    }

    @Test
    void a_room_is_booked_once_whoever_races_for_it_and_free_again_when_it_is_cancelled() throws Exception {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String room = room(desk(), OBIHIRO, CENTRE, false);
        List<Session> racers =
                List.of(resident(account()), resident(account()), resident(account()), resident(account()));
        List<Answer> answers = atOnce(racers.size(), n -> racers.get(n)
                .post("/api/v1/bookings", booking(CENTRE, room, "2026-06-10T1" + n % 2 + ":00", "2026-06-10T13:00")));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.problem(422, "TAKEN"));

        Answer won = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        platform.awaitEvents(won.id(), BookingRequested.class, BookingConfirmed.class);
        String taken = "/api/v1/public/facilities/" + facility(OBIHIRO, CENTRE) + "/places/" + room
                + "/taken?municipality=" + OBIHIRO;
        assertThat(platform.anonymous().get(taken).expect(200).body().path("items"))
                .hasSize(1);
        Session next = resident(account());
        next.post("/api/v1/bookings", booking(CENTRE, room, "2026-06-10T13:00", "2026-06-10T14:00"))
                .expect(201);
        next.post("/api/v1/bookings", booking(CENTRE, room, "2026-06-10T20:30", "2026-06-10T21:30"))
                .problem(422, "OUTSIDE_HOURS");
        String won1 = "/api/v1/bookings/" + won.id();
        next.post(won1 + "/cancellation", "").problem(404, "NOT_FOUND");
        desk().post("/api/v1/facilities/" + facility(OBIHIRO, CENTRE) + "/closure", "")
                .problem(409, "BOOKED_AHEAD");
        racers.get(answers.indexOf(won)).post(won1 + "/cancellation", "").expect(200);
        String ahead = next.post("/api/v1/bookings", booking(CENTRE, room, "2026-06-10T10:00", "2026-06-10T13:00"))
                .expect(201)
                .id();
        assertThat(next.post("/api/v1/erasures", "")
                        .problem(409, "ACCOUNT_IN_USE")
                        .body()
                        .path("given")
                        .toString())
                .contains("booking/" + ahead);
        platform.clockTo("2026-06-10T13:59:59+09:00");
        next.post("/api/v1/erasures", "").problem(409, "ACCOUNT_IN_USE");
        platform.clockTo("2026-06-10T14:00:00+09:00");
        next.post("/api/v1/erasures", "").expect(201);
    }

    @Test
    void a_request_repeated_with_its_key_is_one_booking_also_when_both_come_at_once() throws Exception {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String room = room(desk(), OBIHIRO, CENTRE, false);
        Session once = resident(account()).with("Idempotency-Key", "key-" + UUID.randomUUID());
        List<Answer> answers = atOnce(
                3, n -> once.post("/api/v1/bookings", booking(CENTRE, room, "2026-06-11T10:00", "2026-06-11T12:00")));
        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers)
                .extracting(Answer::id)
                .containsOnly(answers.getFirst().id());
    }

    @Test
    void a_base_that_decides_itself_is_asked_and_records_the_use_of_its_room_by_a_group() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Session saporante = platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK);
        String room = room(saporante, YAMAGUCHI, "saporante", true);
        String account = account();
        String group = new RegisteredGroups(platform, "352039", "大殿")
                .register("CITIZEN_ACTIVITY", account)
                .id();
        Session owner = platform.as(account, YAMAGUCHI, null, Role.GROUP);
        ObjectNode body =
                (ObjectNode) Json.STRICT.readTree(booking("saporante", room, "2026-06-10T10:00", "2026-06-10T12:00"));
        String id = owner.post("/api/v1/bookings", body.put("group", group).toString())
                .expect(201)
                .id();
        String path = "/api/v1/bookings/" + id;
        assertThat(owner.get(path).expect(200).body().path("stage").asString()).isEqualTo("Requested");
        platform.as("acct-otono", YAMAGUCHI, "area-center-otono", Role.DESK)
                .post(path + "/confirmation", "")
                .problem(404, "NOT_FOUND");
        saporante.post(path + "/refusal", "{}").problem(422, "REASON_REQUIRED");
        saporante.post(path + "/confirmation", "").expect(200);
        String declined = "/api/v1/bookings/"
                + owner.post("/api/v1/bookings", body.toString().replace("2026-06-10", "2026-06-11"))
                        .expect(201)
                        .id();
        saporante.post(declined + "/refusal", REFUSAL).expect(200);
        Answer refused = owner.get(declined).expect(200);
        assertThat(refused.body().path("stage").asString()).isEqualTo("Declined");
        assertThat(refused.body().at("/content/declined/code").asString()).isEqualTo("FULL");
        saporante.post(path + "/use", "{\"people\": 12}").problem(422, "NOT_YET_DUE");
        platform.clockTo("2026-06-10T10:30:00+09:00");
        owner.post(path + "/cancellation", "").problem(422, "SLOT_BEGUN");
        saporante.post(path + "/use", "{\"people\": 12}").expect(200);

        List<Recorded<?>> events =
                platform.awaitEvents(id, BookingRequested.class, BookingConfirmed.class, FacilityUsed.class);
        FacilityUsed used = (FacilityUsed) events.getLast().event();
        assertThat(used.people()).isEqualTo(12);
        assertThat(used.group().orElseThrow().toString()).isEqualTo(group);
        assertThat(owner.get(path + "/history").expect(200).body().path("items"))
                .hasSize(3);
        assertThat(owner.get("/api/v1/bookings?stage=Used&facility=saporante&place=" + room)
                        .expect(200)
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void what_a_suspended_group_has_open_is_told_to_those_in_charge_of_it() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Registered group = new RegisteredGroups(platform, YAMAGUCHI, "大殿").register("CITIZEN_ACTIVITY");
        Session saporante = platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK);
        String room = room(saporante, YAMAGUCHI, "saporante", false);
        String named = "{\"group\": \"" + group.id() + "\"}";
        String booked = group.session()
                .post(
                        "/api/v1/bookings",
                        ofGroup(booking("saporante", room, "2026-06-10T10:00", "2026-06-10T12:00"), group))
                .expect(201)
                .id();
        String over = group.session()
                .post(
                        "/api/v1/bookings",
                        ofGroup(booking("saporante", room, "2026-06-02T10:00", "2026-06-02T12:00"), group))
                .expect(201)
                .id();
        String asked = group.session()
                .post("/api/v1/consultations", ofGroup("{\"topic\": \"ENRICH\"}", group))
                .expect(201)
                .id();
        String advised = group.session()
                .post("/api/v1/consultations", ofGroup("{\"topic\": \"TAX\"}", group))
                .expect(201)
                .id();
        office(YAMAGUCHI)
                .post("/api/v1/consultations/" + advised + "/assignment", "{\"department\": \"school-education\"}")
                .expect(200);
        String talent = group.session()
                .post("/api/v1/talents", ofGroup("""
                        {"terms": {"kind": "SUPPORTER", "topics": [], "fields": ["COMMUNITY_BUILDING"], "areas": []},
                         "profile": {"name": "つどいの会", "reach": "083-000-0000"}}
                        """, group))
                .expect(201)
                .id();
        String match = group.session()
                .post("/api/v1/match-requests", """
                        {"kind": "SUPPORTER", "need": {"what": "会計のてびき", "fields": []}, "asker": %s}
                        """.formatted(named))
                .expect(201)
                .id();
        EvaluationId evaluation = new EvaluationId(Ids.next());
        platform.publish(platform.foreign(
                YAMAGUCHI,
                evaluation.toString(),
                1,
                new EvaluationPlanned(
                        evaluation,
                        new Collaboration(
                                new ProposalId(Ids.next()),
                                GroupId.of(group.id()),
                                List.of(DepartmentCode.of("school-education")),
                                CollaborationForm.SUBSIDY,
                                "ほたるの夕べ",
                                new FiscalYear(2026)),
                        new EvaluationPlan(List.of(), List.of()))));
        platform.clockTo("2026-06-03T10:00:00+09:00");
        await().atMost(Platform.SOON)
                .until(() -> mongo.exists(
                        new Query(Criteria.where("_id").is(evaluation.toString())), "evaluationsOfDepartments"));

        office(YAMAGUCHI)
                .post(
                        "/api/v1/groups/" + group.id() + "/suspension",
                        "{\"reason\": {\"code\": \"UNREACHABLE\", \"text\": \"郵便も電話も届かず、三か月のあいだ連絡がとれないため。\"}}")
                .expect(200);

        List<DepartmentCode> school = List.of(DepartmentCode.of("school-education"));
        assertThat(platform.awaitEvent(
                                GroupMattersLeft.class,
                                told -> told.envelope().subjectId().equals(group.id()))
                        .event()
                        .matters())
                .as("not " + over + ", which is over")
                .containsExactlyInAnyOrder(
                        new MatterLeft("booking/" + booked, List.of(DepartmentCode.of("saporante"))),
                        new MatterLeft("consultation/" + asked, List.of()),
                        new MatterLeft("consultation/" + advised, school),
                        new MatterLeft("talent/" + talent, List.of()),
                        new MatterLeft("match-request/" + match, List.of()),
                        new MatterLeft("evaluation/" + evaluation, school));
    }

    private static String ofGroup(String body, Registered group) {
        return ((ObjectNode) Json.STRICT.readTree(body))
                .put("group", group.id())
                .toString();
    }

    @Test
    void an_item_is_lent_to_one_group_at_a_time_and_told_once_when_it_does_not_come_back() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String account = account();
        String group = new RegisteredGroups(platform, "352039", "大殿")
                .register("CITIZEN_ACTIVITY", account)
                .id();
        Session borrower = platform.as(account, YAMAGUCHI, null, Role.GROUP);
        Session saporante = platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK);
        String id = saporante
                .post("/api/v1/items", "{\"item\": {\"title\": \"プロジェクター\"}, \"mode\": \"LEND\"}")
                .expect(201)
                .id();
        String path = "/api/v1/items/" + id;
        assertThat(platform.anonymous()
                        .get("/api/v1/public/items?municipality=" + YAMAGUCHI + "&mode=LEND&q=%E3%83%97%E3%83%AD")
                        .expect(200)
                        .body()
                        .toString())
                .contains(id);
        String ask = "{\"group\": \"" + group + "\", \"from\": \"2026-06-02\", \"until\": \"2026-06-05\"}";
        borrower.post(path + "/requests", ask).expect(200);
        saporante.post(path + "/refusal", REFUSAL).expect(200);
        assertThat(borrower.get(path).expect(200).body().path("stage").asString())
                .isEqualTo("Offered");
        borrower.post(path + "/requests", ask).expect(200);
        borrower.post(path + "/requests", ask).problem(409, "NOT_IN_THIS_STAGE");
        borrower.post(path + "/loan", "").problem(403, "NOT_YOUR_ITEM");
        saporante.post(path + "/loan", "").expect(200);
        String lent = "/api/v1/items?stage=Lent&borrower=" + group;
        assertThat(borrower.get(lent).expect(200).body().path("items").findValuesAsString("id"))
                .containsExactly(id);
        assertThat(platform.as(account(), YAMAGUCHI, null, Role.RESIDENT)
                        .get(lent)
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(borrower.get(path)
                        .expect(200)
                        .body()
                        .at("/content/loan/group")
                        .asString())
                .isEqualTo(group);
        assertThat(platform.as(account(), YAMAGUCHI, null, Role.RESIDENT)
                        .get(path)
                        .expect(200)
                        .body()
                        .at("/content/loan")
                        .isNull())
                .as("who has it, only the parties know")
                .isTrue();
        platform.clockTo("2026-06-06T00:00:00+09:00");
        platform.awaitEvent(
                LoanOverdue.class, event -> event.envelope().subjectId().equals(id));
        borrower.post("/api/v1/groups/" + group + "/withdrawal", "{}").expect(200);
        assertThat(platform.awaitEvent(
                                GroupMattersLeft.class,
                                told -> told.envelope().subjectId().equals(group))
                        .event()
                        .matters())
                .as("whose it is hears that the group has left the register (K-GR-14)")
                .containsExactly(new MatterLeft("item/" + id, List.of(DepartmentCode.of("saporante"))));
        saporante.post(path + "/return", "").expect(200);
        saporante.post(path + "/withdrawal", "").expect(200);
        assertThat(office(YAMAGUCHI).history(path))
                .containsExactly(
                        "ItemOffered",
                        "LoanRequested",
                        "LoanDeclined",
                        "LoanRequested",
                        "ItemLent",
                        "LoanOverdue",
                        "ItemReturned",
                        "ItemWithdrawn");
    }

    @Test
    void the_bases_and_days_of_the_settings_are_there_from_the_start_and_change() {
        Answer akita = platform.anonymous().get("/api/v1/public/facilities?limit=100&total=true&municipality=052019");
        assertThat(akita.expect(200).body().at("/total/count").asLong()).isEqualTo(8);
        assertThat(akita.body().toString()).contains("市民交流サロン");
        platform.clockTo("2026-06-01T10:00:00+09:00");
        String code = "base-" + UUID.randomUUID();
        String base = """
                {"facility": {"code": "%s", "name": "とかちプラザ", "kind": "OTHER", "operator": "CITY", "services": [],
                 "places": [], "hours": [], "decidesBookings": false}}
                """.formatted(code);
        desk().post("/api/v1/facilities", base).problem(403, "NOT_ALLOWED");
        String id = office(OBIHIRO).post("/api/v1/facilities", base).expect(201).id();
        office(OBIHIRO).post("/api/v1/facilities", base).problem(409, "NOT_IN_THIS_STAGE");
        String days = """
                {"facility": "%s", "slots": {"weekly": [{"day": "TUESDAY", "opensAt": "10:00", "closesAt": "12:00"}],
                 "minutes": 60, "desks": 2}}
                """.formatted(code);
        desk().post("/api/v1/desk-schedules", days.replace(code, "community-facilities"))
                .problem(403, "NOT_IN_CHARGE");
        Session own = platform.as("acct-plaza", OBIHIRO, code, Role.DESK);
        String schedule = own.post("/api/v1/desk-schedules", days).expect(201).id();
        own.post("/api/v1/desk-schedules/" + schedule + "/closed-days", "{\"days\": [\"2026-06-02\"]}")
                .expect(200);
        String set = "/api/v1/desk-schedules/" + schedule;
        assertThat(own.get(set).expect(200).body().at("/content/closed/0").asString())
                .isEqualTo("2026-06-02");
        assertThat(own.get("/api/v1/desk-schedules?limit=100")
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsString("id"))
                .contains(schedule);
        assertThat(office(OBIHIRO).history(set)).containsExactly("DeskScheduleSet", "DeskDaysClosed");
        String ask = "{\"topic\": \"TAX\", \"facility\": \"" + code + "\", \"slot\": \"%s+09:00\"}";
        assertThat(resident(account())
                        .post("/api/v1/consultations", ask.formatted("2026-06-02T10:00:00"))
                        .problem(422, "OUTSIDE_HOURS")
                        .body()
                        .at("/allowed/0")
                        .asString())
                .isEqualTo("2026-06-09T01:00:00Z");
        resident(account())
                .post("/api/v1/consultations", ask.formatted("2026-06-09T10:00:00"))
                .expect(201);
        resident(account())
                .post("/api/v1/consultations", ask.formatted("2026-06-09T10:00:00"))
                .expect(201);
        resident(account())
                .post("/api/v1/consultations", ask.formatted("2026-06-09T10:00:00"))
                .problem(422, "TAKEN");
        own.post("/api/v1/facilities/" + id + "/closure", "").expect(200);
        assertThat(office(OBIHIRO)
                        .get("/api/v1/facilities?stage=Closed&kind=OTHER&limit=100")
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsString("id"))
                .contains(id);
        assertThat(office(OBIHIRO).history("/api/v1/facilities/" + id))
                .containsExactly("FacilityListed", "FacilityClosed");
        resident(account())
                .post("/api/v1/consultations", ask.formatted("2026-06-09T11:00:00"))
                .problem(422, "UNKNOWN_BASE");
    }

    @Test
    void who_may_do_what_is_as_the_table_says() {
        platform.clockTo("2026-06-01T10:00:00+09:00");
        Session saporante = platform.as("acct-ken", YAMAGUCHI, "saporante", Role.DESK);
        String base = facility(YAMAGUCHI, "saporante");
        String room = room(saporante, YAMAGUCHI, "saporante", true);
        String account = account();
        String group = new RegisteredGroups(platform, "352039", "大殿")
                .register("CITIZEN_ACTIVITY", account)
                .id();
        Session owner = platform.as(account, YAMAGUCHI, null, Role.GROUP);
        String schedule =
                saporante.post("/api/v1/desk-schedules", """
                        {"facility": "saporante", "slots": {"weekly":
                         [{"day": "MONDAY", "opensAt": "10:00", "closesAt": "12:00"}], "minutes": 30, "desks": 1}}
                        """).expect(201).id();
        String asking = "{\"topic\": \"GRANT\", \"group\": \"" + group + "\"}";
        String received =
                owner.post("/api/v1/consultations", asking).expect(201).id();
        String advised = owner.post("/api/v1/consultations", asking).expect(201).id();
        office(YAMAGUCHI)
                .post("/api/v1/consultations/" + advised + "/assignment", "{\"department\": \"culture-tourism\"}");
        saporante.post("/api/v1/consultations/" + advised + "/assignment", "{\"facility\": \"saporante\"}");
        ObjectNode booked =
                (ObjectNode) Json.STRICT.readTree(booking("saporante", room, "2026-06-10T10:00", "2026-06-10T12:00"));
        String requested = owner.post(
                        "/api/v1/bookings", booked.put("group", group).toString())
                .expect(201)
                .id();
        String offering = "{\"item\": {\"title\": \"テント\"}, \"mode\": \"LEND\", \"group\": \"" + group + "\"}";
        String offered = owner.post("/api/v1/items", offering).expect(201).id();
        String facility = "{\"facility\": {\"code\": \"saporante\", \"name\": \"権限\", \"kind\": \"OTHER\","
                + " \"operator\": \"CITY\", \"services\": [], \"places\": [], \"hours\": [],"
                + " \"decidesBookings\": false}}";
        new RoleMatrix(
                        platform,
                        "registry",
                        "facilities",
                        new RoleMatrix.Cast(YAMAGUCHI, account, "school-education", "acct-r"))
                .below(
                        "/api/v1/facilities",
                        "/api/v1/public/facilities",
                        "/api/v1/desk-schedules",
                        "/api/v1/public/desk-schedules",
                        "/api/v1/consultations",
                        "/api/v1/bookings",
                        "/api/v1/items",
                        "/api/v1/public/items")
                .caller("desk of the base", saporante)
                .record("/api/v1/facilities/{id}", "Listed", base)
                .record("/api/v1/public/facilities/{id}", "Listed", base)
                .record("/api/v1/desk-schedules/{id}", "Set", schedule)
                .record("/api/v1/public/desk-schedules/{id}", "Set", schedule)
                .record("/api/v1/consultations/{id}", "Received", received)
                .record("/api/v1/consultations/{id}", "Assigned", advised)
                .record("/api/v1/bookings/{id}", "Requested", requested)
                .record("/api/v1/items/{id}", "Offered", offered)
                .body("POST /api/v1/facilities", facility.replace("saporante", "matrix"))
                .body("PUT /api/v1/facilities/{id}", facility)
                .body("POST /api/v1/desk-schedules", """
                        {"facility": "saporante", "slots": {"weekly":
                         [{"day": "MONDAY", "opensAt": "10:00", "closesAt": "12:00"}], "minutes": 60, "desks": 1}}
                        """)
                .body("POST /api/v1/consultations", asking)
                .body("POST /api/v1/consultations/{id}/assignment", "{\"facility\": \"saporante\"}")
                .body(
                        "POST /api/v1/consultations/{id}/referral",
                        "{\"to\": {\"kind\": \"ORGANISATION\", \"ref\": \"税理士会\"}}")
                .body("POST /api/v1/consultations/{id}/closure", "{\"outcome\": \"OTHER\"}")
                .body("POST /api/v1/bookings", booked.toString())
                .body("POST /api/v1/items", offering)
                .isAsAccepted();
    }
}
