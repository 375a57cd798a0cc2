package org.kyodo.contracts.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.Visibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Makes the AsyncAPI 3.0 document: every topic, what travels on it, and who sends it. */
final class AsyncApi {
    /** Its own name beside the services'; the topic of what everyone may read. */
    private static final String PUBLIC = "public";

    static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private AsyncApi() {}

    static String yaml() {
        return "# Made from the events of shared-contracts; to make it anew: " + Generated.ACCEPT + "\n"
                + YAML.writeValueAsString(document());
    }

    static ObjectNode document() {
        ObjectNode document = Json.STRICT.createObjectNode().put("asyncapi", "3.0.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Kyodo 協働")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "The events of Kyodo, a platform for joint projects of municipalities and citizens' groups. Records"
                                + " are CloudEvents 1.0 in Kafka's binary mode; the key is the id of the aggregate, so the"
                                + " order per aggregate is kept. An event only ever gains optional fields: pass over what"
                                + " you do not know. The same record may be delivered twice: drop it by ce_subject and"
                                + " ce_sequence. No event carries personal data. Records are kept without limit, so a new"
                                + " consumer can start from the beginning.");
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        document.put("defaultContentType", "application/json");
        Map<String, List<EventCatalogue.Entry>> byTopic = topics();
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        byTopic.forEach((name, entries) -> {
            channel(channels.putObject(name), name, entries);
            send(operations.putObject("send-" + name), name, entries);
        });
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        EventCatalogue.all().forEach(entry -> message(messages.putObject(entry.type()), entry, entry.type()));
        published().forEach(entry -> message(messages.putObject(copy(entry)), entry, copy(entry)));
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("headers", EventHeaders.schema());
        EventCatalogue.all().forEach(entry -> {
            // AsyncAPI has its own dialect of JSON Schema and resolves references from its own place.
            schemas.set(entry.type(), EventSchemas.of(entry).remove(List.of("$schema", "$id")));
        });
        published()
                .forEach(entry ->
                        schemas.set(copy(entry), EventSchemas.ofCopy(entry).remove(List.of("$schema", "$id"))));
        return document;
    }

    /** The events of each topic, by the name of the service, and what everyone may read as {@code public}. */
    private static Map<String, List<EventCatalogue.Entry>> topics() {
        Map<String, List<EventCatalogue.Entry>> topics = EventCatalogue.all().stream()
                .collect(Collectors.groupingBy(EventCatalogue.Entry::service, TreeMap::new, Collectors.toList()));
        topics.put(PUBLIC, published());
        return topics;
    }

    private static List<EventCatalogue.Entry> published() {
        return EventCatalogue.all().stream()
                .filter(entry -> entry.visibility() == Visibility.PUBLIC)
                .toList();
    }

    /** The name of the copy of an event that everybody gets. */
    private static String copy(EventCatalogue.Entry entry) {
        return PUBLIC + "." + entry.type();
    }

    private static void channel(ObjectNode channel, String name, List<EventCatalogue.Entry> entries) {
        channel.put("address", EventCatalogue.topicOf(name))
                .put("title", EventCatalogue.topicOf(name))
                .put(
                        "description",
                        name.equals(PUBLIC)
                                ? "What everyone may read: of all services the events whose visibility is PUBLIC, without"
                                        + " references to accounts and persons and without texts that are not for everybody."
                                : "What happens in the service " + name + ".");
        ObjectNode messages = channel.putObject("messages");
        entries.forEach(entry -> messages.putObject(entry.type())
                .put("$ref", "#/components/messages/" + (name.equals(PUBLIC) ? copy(entry) : entry.type())));
        channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", EventCatalogue.topicOf(name))
                .put("bindingVersion", "0.5.0");
    }

    private static void send(ObjectNode operation, String name, List<EventCatalogue.Entry> entries) {
        operation
                .put("action", "send")
                .put(
                        "summary",
                        name.equals(PUBLIC)
                                ? "Kyodo repeats what everyone may read."
                                : "The service " + name + " tells what happened.");
        operation.putObject("channel").put("$ref", "#/channels/" + name);
        var messages = operation.putArray("messages");
        entries.forEach(entry -> messages.addObject().put("$ref", "#/channels/" + name + "/messages/" + entry.type()));
    }

    /** An event that is only understood so far comes with a later release. */
    static String toldOrNot(EventCatalogue.Entry entry) {
        return entry.told() ? "" : " Understood in this release, told in a later one.";
    }

    private static void message(ObjectNode message, EventCatalogue.Entry entry, String payload) {
        message.put("name", entry.type())
                .put("title", entry.event().getSimpleName())
                .put("summary", SourceDocs.of(entry.event()).orElseThrow() + toldOrNot(entry))
                .put("contentType", "application/json");
        var headers = message.putObject("headers").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/headers");
        headers.add(EventHeaders.of(entry));
        message.putObject("payload").put("$ref", "#/components/schemas/" + payload);
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", "The id of the aggregate.");
        kafka.put("bindingVersion", "0.5.0");
        message.putArray("tags")
                .add(Json.STRICT.createObjectNode().put("name", entry.aggregate()))
                .add(Json.STRICT
                        .createObjectNode()
                        .put("name", entry.visibility().name()));
    }

    /** Every {@code $ref} in it. */
    static Stream<String> references(JsonNode node) {
        Stream<String> own =
                node.path("$ref").isString() ? Stream.of(node.path("$ref").stringValue()) : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(AsyncApi::references));
    }
}
