package org.kyodo.contracts.schema;

import java.util.Set;
import java.util.UUID;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.WireForms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of the headers of a record: CloudEvents 1.0 in Kafka's binary mode, each value a text. */
final class EventHeaders {
    private static final String UUID = "{\"type\":\"string\",\"format\":\"uuid\"}";
    private static final String TEXT = "{\"type\":\"string\",\"minLength\":1}";

    private static final Set<String> OPTIONAL =
            Set.of("ce_previousid", "ce_actordept", "ce_onbehalfof", "ce_ruleschecked", "traceparent");

    private EventHeaders() {}

    static ObjectNode schema() {
        ObjectNode schema = Json.STRICT.createObjectNode();
        schema.put("title", "The headers of a record")
                .put(
                        "description",
                        "CloudEvents 1.0 attributes and Kyodo's extensions of them, as Kafka headers in UTF-8.")
                .put("type", "object");
        ObjectNode all = schema.putObject("properties");
        put(all, "ce_specversion", "The version of CloudEvents.", "{\"const\":\"1.0\"}");
        put(all, "ce_id", "The id of the event, a UUID of version 7: the same however often it is delivered.", UUID);
        put(all, "ce_type", "The name of the event, with its version.", TEXT);
        put(
                all,
                "ce_source",
                "The municipality and the service that told it.",
                "{\"type\":\"string\",\"pattern\":\"^/[^/]+/[^/]+$\"}");
        put(
                all,
                "ce_subject",
                "The aggregate it happened to; names the stream that ce_sequence counts.",
                "{\"type\":\"string\",\"pattern\":\"^[^/]+/.+$\"}");
        put(all, "ce_time", "When, by the clock of the platform.", "{\"type\":\"string\",\"format\":\"date-time\"}");
        put(
                all,
                "ce_dataschema",
                "Where the JSON Schema of the content stands.",
                "{\"type\":\"string\",\"format\":\"uri\"}");
        put(all, "content-type", "The form of the content.", "{\"const\":\"application/json\"}");
        put(all, "ce_municipality", MunicipalityCode.class);
        put(
                all,
                "ce_fiscalyear",
                "The fiscal year 年度 in which it happened: 2026 from 1 April 2026.",
                "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}$\"}");
        put(
                all,
                "ce_sequence",
                "Its place in the stream of its subject: 1, 2, 3 … without a gap.",
                "{\"type\":\"string\",\"pattern\":\"^[1-9][0-9]*$\"}");
        put(
                all,
                "ce_previousid",
                "The ce_id of the event before it in the stream of its subject; only the first event has none.",
                UUID);
        put(
                all,
                "ce_stage",
                "The name of the subject's stage after the event, as the API of its service names it.",
                TEXT);
        put(all, "ce_correlationid", "The same through a whole chain of events.", UUID);
        put(all, "ce_causationid", "The command or event that led to it.", UUID);
        put(all, "ce_actortype", ActorType.class);
        put(all, "ce_actorref", "Who did it, by an opaque reference.", TEXT);
        put(all, "ce_actordept", DepartmentCode.class);
        put(all, "ce_channel", Channel.class);
        put(all, "ce_onbehalfof", "For whom it was entered 代理入力, by an opaque reference.", TEXT);
        put(all, "ce_visibility", Visibility.class);
        put(
                all,
                "ce_rulesetversion",
                "The version of the rules and settings that allowed it 規則の版; what it was: GET /api/v1/rules?municipality=…&version=… of the service.",
                TEXT);
        put(
                all,
                "ce_ruleschecked",
                "The rules, joined by commas, that the command broke and that its municipality only has checked; told with the"
                        + " first event of the command.",
                TEXT);
        put(all, "traceparent", "W3C trace context.", TEXT);
        all.propertyNames().stream()
                .filter(name -> !OPTIONAL.contains(name))
                .forEach(schema.withArray("required")::add);
        return schema;
    }

    /** What the headers of one event say besides: its own name and visibility, and the stages it may lead to. */
    static ObjectNode of(EventCatalogue.Entry entry) {
        ObjectNode schema = Json.STRICT.createObjectNode().put("type", "object");
        ObjectNode all = schema.putObject("properties");
        all.putObject("ce_type").put("const", entry.type());
        all.putObject("ce_visibility").put("const", entry.visibility().name());
        ArrayNode stages = all.putObject("ce_stage").put("type", "string").putArray(WireForms.CONSTANTS);
        EventCatalogue.stagesOf(entry.event()).forEach(stages::add);
        return schema;
    }

    private static void put(ObjectNode all, String name, Class<?> type) {
        put(all, name, SourceDocs.of(type).orElseThrow(), WireForms.of(type).orElseThrow());
    }

    private static void put(ObjectNode all, String name, String description, String schema) {
        put(all, name, description, Json.STRICT.readTree(schema));
    }

    private static void put(ObjectNode all, String name, String description, JsonNode schema) {
        ((ObjectNode) all.putObject(name).setAll((ObjectNode) schema)).put("description", description);
    }
}
