package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of a service, and whether its answers are what it says: {@link Platform} holds every answer that any test
 * of a service gets against it.
 */
public final class ApiDescription {
    private static final Set<Integer> OF_ANY_PATH = Set.of(404, 405, 406, 413, 414, 415, 431);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    /** Templates of paths, those without variables first, for they are meant where both fit. */
    private final Map<Pattern, String> paths = new LinkedHashMap<>();

    private final JsonNode closed;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    ApiDescription(JsonNode document) {
        this.document = document;
        document.path("paths").properties().stream()
                .sorted((one, other) -> Boolean.compare(
                        one.getKey().contains("{"), other.getKey().contains("{")))
                .forEach(path ->
                        paths.put(Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")), path.getKey()));
        this.closed = closed(document.path("components").deepCopy());
    }

    /** Of the service under test. */
    public static ApiDescription of(Platform platform) {
        return new ApiDescription(
                platform.anonymous().get("/v3/api-docs").expect(200).body());
    }

    /** Writes it to {@code target/openapi.json}, for linters. */
    public ApiDescription written() {
        try {
            Files.writeString(
                    Path.of("target", "openapi.json"),
                    Json.TOLERANT.writerWithDefaultPrettyPrinter().writeValueAsString(document));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That each operation says what it is, who may call it, and how it answers and fails; that each name is there once. */
    public void isWhole() {
        List<String> wrong = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    JsonNode operation = one.getValue();
                    String name = one.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    if (!ids.add(operation.path("operationId").asString(""))) {
                        wrong.add(name + ": operationId "
                                + operation.path("operationId").asString("") + " stands twice");
                    }
                    if (operation.path("tags").isEmpty()
                            || operation.path("summary").asString("").isBlank()) {
                        wrong.add(name + ": neither tag nor summary may be missing");
                    }
                    boolean open = path.getKey().startsWith("/api/v1/public/")
                            || path.getKey().equals("/api/v1/rules")
                            || path.getKey().equals("/api/v1/municipality");
                    if (open
                            != (operation.has("security")
                                    && operation.path("security").isEmpty())) {
                        wrong.add(name + ": says " + (open ? "that a token is needed" : "that no token is needed"));
                    }
                    JsonNode responses = operation.path("responses");
                    if (responses.propertyNames().stream().noneMatch(status -> status.startsWith("2"))
                            || responses.propertyNames().stream().noneMatch(status -> status.startsWith("4"))) {
                        wrong.add(name + ": tells only " + responses.propertyNames());
                    }
                    if (responses.toString().contains("*/*")
                            || operation.path("requestBody").toString().contains("*/*")) {
                        wrong.add(name + ": any media type");
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    /** @throws AssertionError when the document does not describe this answer, or describes another one */
    void holds(String method, String target, Platform.Answer answer) {
        String path = withoutQuery(target);
        Optional<JsonNode> operation = operationOf(method, target).map(this::operation);
        if (answer.status() == 304
                || method.equals("OPTIONS")
                || method.equals("HEAD") && answer.body().isNull()) {
            return;
        }
        if (operation.isEmpty()) {
            assertThat(answer.status())
                    .as("status of %s %s, which the description does not have", method, path)
                    .isGreaterThanOrEqualTo(400);
            return;
        }
        String status = Integer.toString(answer.status());
        JsonNode response = resolved(operation.get().path("responses").path(status));
        if (response.isMissingNode()) {
            assertThat(OF_ANY_PATH)
                    .as("statuses that need no description; %s %s answered %s %s", method, path, status, answer.body())
                    .contains(answer.status());
            return;
        }
        Set<String> types = new HashSet<>(response.path("content").propertyNames());
        if (types.isEmpty()) {
            assertThat(answer.body().isNull())
                    .as("%s %s %s has no content: %s", method, path, status, answer.body())
                    .isTrue();
            return;
        }
        String type = String.valueOf(answer.header("Content-Type")).replaceAll(";.*", "");
        assertThat(types).as("media types of %s %s %s", method, path, status).contains(type);
        JsonNode schema = response.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            // Bytes.
            return;
        }
        assertThat(faults(schema, answer.body()))
                .as("what %s %s %s answers against its description: %s", method, path, status, answer.body())
                .isEmpty();
    }

    /** The operation under this template of a path, whatever its variables are called; nothing where there is none. */
    JsonNode operation(String method, String template) {
        return operationOf(method, template.replaceAll("\\{[^}]+}", "x"))
                .map(this::operation)
                .orElseGet(Json.TOLERANT::missingNode);
    }

    /** What the description calls it: {@code GET /api/v1/groups/{id}}. */
    Optional<String> operationOf(String method, String target) {
        String path = withoutQuery(target);
        return paths.entrySet().stream()
                .filter(known -> known.getKey().matcher(path).matches())
                .findFirst()
                .map(known -> method + " " + known.getValue())
                .filter(known -> !operation(known).isMissingNode());
    }

    private static String withoutQuery(String target) {
        return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
    }

    private JsonNode operation(String name) {
        String[] methodAndPath = name.split(" ");
        return document.path("paths").path(methodAndPath[1]).path(methodAndPath[0].toLowerCase(Locale.ROOT));
    }

    /** Whether it can be tried without being carried out. */
    boolean takesDryRuns(String operation) {
        return operation(operation)
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString("").equals("Kyodo-Dry-Run"));
    }

    /** All, as the description calls them. */
    Stream<String> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().propertyNames().stream()
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    /** What of an operation has a content: {@code request} and statuses. */
    Stream<String> parts(String operation) {
        return Stream.concat(Stream.of("request"), operation(operation).path("responses").propertyNames().stream())
                .filter(part -> !schema(operation, part).isMissingNode());
    }

    /** Of the only content of a part, or nothing. */
    JsonNode schema(String operation, String part) {
        JsonNode known = operation(operation);
        JsonNode content = (part.equals("request")
                        ? known.path("requestBody")
                        : resolved(known.path("responses").path(part)))
                .path("content");
        return content.isEmpty()
                ? Json.TOLERANT.missingNode()
                : content.properties().iterator().next().getValue().path("schema");
    }

    /** That the page of examples says of this service what is so, and the tables of roles have all it offers. */
    public ApiDescription isAsDocumented(String service) {
        new DocumentedExamples(service).areThoseOf(this);
        RoleMatrix.everyOperationStands(service, operations());
        return this;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    List<String> faults(JsonNode schema, JsonNode body) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = (ObjectNode) closed(schema.deepCopy());
            whole.set("components", closed);
            return SCHEMAS.getSchema(whole);
        });
        return compiled.validate(body).stream().map(Object::toString).toList();
    }

    /** A field that the description does not have is a fault here, though readers are to pass over it. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDescription::closed);
        return node;
    }
}
