package org.kyodo.contracts.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Id;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the first draft of a golden sample, with invented values that suit the names of the components. A sample that is
 * there is never made again: whoever finds a better value writes it into the file before the release.
 */
final class SampleMaker {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final Instant AT = Instant.parse("2026-06-10T01:02:03.456789Z");

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("number", "R8-0012"),
            Map.entry("title", "川べりの緑の回廊づくり"),
            Map.entry("theme", "川と暮らす"),
            Map.entry("summary", "川沿いの遊歩道を、地域と市が一緒に手入れする。"),
            Map.entry("problem", "手入れの担い手が減り、草が道をふさいでいる。"),
            Map.entry("strengths", "地元の学校と続けてきた十年の活動がある。"),
            Map.entry("action", "月に一度の手入れと、年に二度の観察会を開く。"),
            Map.entry("cityRationale", "公益性と実現性が高く、市だけではできない。"),
            Map.entry("groupRationale", "地域の力を生かし、自分たちで続けていける。"),
            Map.entry("rule", "要綱（見本）第3条"),
            Map.entry("grounds", "審査で示された点を改めたため。"),
            Map.entry("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("agenda", "提案の実施の進め方"),
            Map.entry("place", "地域交流センター 大会議室"),
            Map.entry("online", "https://meeting.example/1"),
            Map.entry("text", "見本の文章です。事情を具体的に書きます。"),
            Map.entry("remark", "事情が変わったため。"),
            Map.entry("cause", "五回続けて届かなかったため。"),
            Map.entry("answer", "STATUS_503"),
            Map.entry("OpinionAnswer.summary", "遊歩道に照明を増やしてほしい。"),
            Map.entry("OpinionAnswer.answer", "ご意見を踏まえ、第3章に照明の整備を加えます。"),
            Map.entry("reason", "事情が変わったため。"),
            Map.entry("eventType", "kyodo.proposal.ProposalAdopted.v1"),
            Map.entry("webhookOrigin", "https://section.example"),
            Map.entry("stream", "proposal/01981f2e-7c00-7000-8000-000000000001"),
            Map.entry("axis", "公益性"),
            Map.entry("axes", "対等"),
            Map.entry("items", "活動計画書"),
            Map.entry("hash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("RuleEvidence.rule", "R-KS-1"),
            Map.entry("RuleEvidence.answer", "企画の前に三回協議した。"),
            Map.entry("Clause.code", "responsibility"),
            Map.entry("Clause.source", "001:L359"),
            Map.entry("purpose", "子どもの通り道を地域で見守る。"),
            Map.entry("what", "人件費"),
            Map.entry("basis", "15,000円 × 2人 × 24日"),
            Map.entry("stages", "Adopted"),
            Map.entry("types", "kyodo.proposal.ProposalAdopted"),
            Map.entry("kind", "教材費"),
            Map.entry("ineligibleCostKinds", "飲食費"),
            Map.entry("nameKana", "カワベノカイ"),
            Map.entry("GroupCard.name", "川辺の会"),
            Map.entry("ProgrammeOutline.name", "見本補助金"),
            Map.entry("SubscriptionTerms.name", "補助の採択"),
            Map.entry("ja", "市民協働推進課"),
            Map.entry("en", "Civic Collaboration Division"),
            Map.entry("from", "2026-04-01"),
            Map.entry("until", "2028-03-31"),
            Map.entry("to", "2028-03-31"),
            Map.entry("effectiveOn", "2027-04-01"),
            Map.entry("activityCount", 8),
            Map.entry("memberCount", 12),
            Map.entry("weight", 20),
            Map.entry("points", 18),
            Map.entry("total", 82),
            Map.entry("rounding", 1_000),
            Map.entry("Slot.from", "2026-06-12T04:00:00Z"),
            Map.entry("Slot.to", "2026-06-12T04:30:00Z"),
            Map.entry("WeeklyHours.opensAt", "13:00"),
            Map.entry("WeeklyHours.closesAt", "17:00"),
            Map.entry("DeskSlots.minutes", 30),
            Map.entry("FacilityProfile.name", "見本市民活動センター"),
            Map.entry("FacilityPlace.name", "会議室"),
            Map.entry("services", "相談"),
            Map.entry("people", 12),
            Map.entry("capacity", 20),
            Map.entry("ref", "見本専門家センター"),
            Map.entry("num", 2),
            Map.entry("den", 3),
            Map.entry("attempts", 2),
            Map.entry("status", 200),
            Map.entry("opensAt", "2026-04-01T00:00:00Z"),
            Map.entry("closesAt", "2026-06-30T08:00:00Z"),
            Map.entry("dueOn", "2026-07-10"),
            Map.entry("validUntil", "2029-03-31"),
            Map.entry("explanationDueOn", "2026-07-10"),
            Map.entry("reconsiderableUntil", "2026-08-10"),
            Map.entry("amount", 200_000L),
            Map.entry("available", 1_800_000L),
            Map.entry("ceiling", 500_000L),
            Map.entry("cap", 500_000L),
            Map.entry("requested", 300_000L),
            Map.entry("eligible", 450_000L));

    private static final Map<Class<?>, Object> BY_TYPE = Map.ofEntries(
            Map.entry(CollaborationForm.class, "SUBSIDY"),
            Map.entry(FieldType.class, "F1"),
            Map.entry(org.kyodo.contracts.value.ActivityField.class, "ENVIRONMENT"),
            Map.entry(ReasonCode.class, "FEASIBILITY"),
            Map.entry(org.kyodo.contracts.value.AreaCode.class, "大殿"),
            Map.entry(DepartmentCode.class, "collaboration-office"),
            Map.entry(org.kyodo.contracts.value.FacilityCode.class, "support-centre"),
            Map.entry(org.kyodo.contracts.value.PlaceCode.class, "meeting-room-1"),
            Map.entry(org.kyodo.contracts.value.TimeOfDay.class, "13:00"),
            Map.entry(org.kyodo.contracts.value.ProgrammeCode.class, "sample-programme"),
            Map.entry(org.kyodo.contracts.value.AccountRef.class, "account-17"),
            Map.entry(org.kyodo.contracts.value.PersonRef.class, "person-17"),
            Map.entry(MunicipalityCode.class, "352039"),
            Map.entry(org.kyodo.contracts.value.CorporateNumber.class, "7000012050002"),
            Map.entry(FiscalYear.class, 2026),
            Map.entry(org.kyodo.contracts.value.Yen.class, 300_000L),
            Map.entry(String.class, "見本"),
            Map.entry(int.class, 3),
            Map.entry(Integer.class, 3),
            Map.entry(long.class, 3L),
            Map.entry(Long.class, 3L),
            Map.entry(boolean.class, true),
            Map.entry(BigDecimal.class, new BigDecimal("82.5")),
            Map.entry(Instant.class, AT.toString()),
            Map.entry(LocalDate.class, "2026-06-10"));

    private SampleMaker() {}

    static ObjectNode of(EventCatalogue.Entry entry) {
        JsonNode data = data(entry.event());
        String id = data.properties().iterator().next().getValue().stringValue();
        ObjectNode sample = Json.STRICT.createObjectNode();
        ObjectNode headers = sample.putObject("headers");
        envelope(entry, id).toHeaders().forEach(headers::put);
        sample.set("data", data);
        return sample;
    }

    static Envelope envelope(EventCatalogue.Entry entry, String id) {
        return new Envelope(
                uuid(entry.type()),
                entry.type(),
                YAMAGUCHI,
                entry.service(),
                new Envelope.Place(
                        entry.aggregate() + "/" + id,
                        3,
                        Optional.of(uuid("previous " + entry.type())),
                        EventCatalogue.stagesOf(entry.event()).getFirst()),
                AT,
                FiscalYear.at(AT),
                new Envelope.Author(
                        ActorType.STAFF,
                        "account-17",
                        Optional.of(DepartmentCode.of("collaboration-office")),
                        Channel.COUNTER,
                        Optional.of("account-18")),
                new Envelope.Cause(
                        uuid("correlation"),
                        uuid("causation"),
                        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
                entry.visibility(),
                "352039-2026-1");
    }

    private static ObjectNode data(Class<?> type) {
        ObjectNode node = Json.STRICT.createObjectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Object named = BY_NAME.getOrDefault(type.getSimpleName() + "." + name, BY_NAME.get(name));
            node.set(name, value(component.getGenericType(), Optional.ofNullable(named)));
        }
        return node;
    }

    private static JsonNode value(Type type, Optional<Object> named) {
        if (type instanceof ParameterizedType several) {
            Type[] arguments = several.getActualTypeArguments();
            JsonNode inner = value(arguments[arguments.length - 1], named);
            if (several.getRawType() == Optional.class) {
                return inner;
            }
            return several.getRawType() == List.class
                    ? Json.STRICT.createArrayNode().add(inner)
                    : Json.STRICT.createObjectNode().set("公益性", inner);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == UUID.class || Id.class.isAssignableFrom(plain)) {
            return Json.STRICT.valueToTree(uuid(plain.getSimpleName()));
        }
        if (plain.isRecord() && !Shape.isValueType(plain)) {
            return data(plain);
        }
        return named.map(value -> (JsonNode) Json.STRICT.valueToTree(value))
                .filter(value -> isA(value, plain))
                .orElseGet(() -> Json.STRICT.valueToTree(
                        plain.isEnum() && !BY_TYPE.containsKey(plain)
                                ? plain.getEnumConstants()[0]
                                : BY_TYPE.get(plain)));
    }

    /** Whether a value suggested by a name alone suits the type: {@code kind} is a word here and a constant there. */
    private static boolean isA(JsonNode value, Class<?> type) {
        try {
            Json.STRICT.treeToValue(value, type);
            return true;
        } catch (tools.jackson.core.JacksonException e) {
            return false;
        }
    }

    /** A UUID of version 7 that is always the same for the same word. */
    private static UUID uuid(String word) {
        CRC32 hash = new CRC32();
        hash.update(word.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new UUID(0x01981f2e_7c00_7000L, 0x8000_0000_0000_0000L | hash.getValue());
    }
}
