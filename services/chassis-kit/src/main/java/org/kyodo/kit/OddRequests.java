package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Odd requests to every operation that a service's OpenAPI document names, the same ones in every run: none may be answered
 * with a fault of the service, and every error is a problem document. A test of every service makes them, so that a new
 * operation is tried without anybody thinking of it.
 */
public final class OddRequests {
    private static final long SEED = 20_261_121;
    private static final int OF_EACH = 16;
    /** Served, and no other test's. */
    private static final String YAMAGATA = "062014";
    /** Served, and what most tests use. */
    private static final String FULL = "352039";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "大殿",
            "x".repeat(3_000),
            "\u0000",
            "\uD800",
            "a\u200Bb",
            "\uFFFE",
            "カ\u3099",
            "葛\uDB40\uDD00",
            "../../etc/passwd",
            "$where",
            "{0}",
            "%",
            "<b>'\"\\",
            "2026-02-30",
            "+999999999-12-31",
            "9999-12-31T23:59:59Z",
            "-1",
            "1e400",
            "null",
            YAMAGATA,
            "ENVIRONMENT");

    private final Platform platform;
    private final JsonNode document;
    private final Random random = new Random(SEED);

    public OddRequests(Platform platform) {
        this.platform = platform;
        this.document = platform.anonymous().get("/v3/api-docs").expect(200).body();
    }

    /** Sends them all. @throws AssertionError with every request that was not answered as it should be */
    public void areAnswered() {
        List<String> wrong = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    // Those of operators move clocks and make journals sent again: that is looked at elsewhere.
                    boolean tried = !path.getKey().startsWith("/ops/")
                            || operation.getKey().equals("get");
                    for (int round = 0; tried && round < OF_EACH; round++) {
                        attempt(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                wrong);
                    }
                }));
        document.path("paths").properties().forEach(path -> {
            boolean table = path.getValue().at("/get/responses/200/content").has("text/csv");
            if (table && !path.getKey().contains("{")) {
                asTable(path.getKey(), wrong);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Each list of records, with what other tests have left in it, is there as CSV too. */
    private void asTable(String path, List<String> wrong) {
        Platform.Session staff = path.startsWith("/api/v1/public/")
                ? platform.anonymous()
                : platform.as("acct-odd", FULL, "collaboration-office", Role.STAFF, Role.AUDITOR);
        String target = path + (path.startsWith("/api/v1/public/") ? "?municipality=" + FULL : "");
        Platform.Answer list = staff.get(target);
        if (list.status() != 200 || !list.body().path("items").isArray()) {
            return;
        }
        Platform.Answer table = staff.with("Accept", "text/csv").get(target);
        if (table.status() != 200
                || !String.valueOf(table.header("Content-Type")).startsWith("text/csv")
                || !table.body().asString().startsWith("\uFEFF")) {
            wrong.add("a list that is no table: GET " + target + " -> " + table.status() + " " + table.body());
        }
    }

    private void attempt(String method, String path, JsonNode operation, List<String> wrong) {
        String target = target(path, operation);
        Map<String, String> headers = headers();
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String body = schema.isMissingNode() && random.nextInt(4) > 0 ? "" : body(schema);
        Platform.Session session = session();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            session = session.with(header.getKey(), header.getValue());
        }
        Platform.Answer answer = session.held(
                method,
                target,
                body.isEmpty() || method.equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        String fault = fault(answer);
        if (!fault.isEmpty()) {
            wrong.add(fault + ": " + method + " " + target + " " + headers + " " + body + " -> " + answer.status() + " "
                    + answer.body());
        }
    }

    private static String fault(Platform.Answer answer) {
        boolean later = answer.status() == 503 && answer.header("Retry-After") != null;
        if (answer.status() >= 500 && !later) {
            return "a fault of the service";
        }
        if (answer.status() < 400) {
            return "";
        }
        String type = String.valueOf(answer.header("Content-Type"));
        JsonNode problem = answer.body();
        if (!type.startsWith("application/problem+json")
                || problem.path("status").asInt() != answer.status()
                || problem.path("code").asString("").isEmpty()) {
            return "no problem document";
        }
        String detail = problem.path("detail").asString("");
        return detail.isBlank() || detail.equals(problem.path("code").asString()) || detail.contains("Exception")
                ? "a problem without a text"
                : "";
    }

    private String target(String path, JsonNode operation) {
        String target = path;
        Map<String, String> query = new HashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path")) {
                String value = random.nextInt(3) > 0 ? Ids.next().toString() : text().replace("\uD800", "x");
                target = target.replace("{" + name + "}", encoded(value.isBlank() ? "x" : value));
            } else if (random.nextInt(3) > 0) {
                query.put(name, random.nextInt(4) == 0 ? "5" : text());
            }
        }
        if (random.nextInt(8) == 0) {
            query.put(text(), text());
        }
        StringBuilder all = new StringBuilder(target);
        query.forEach((name, value) -> all.append(all.indexOf("?") < 0 ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        return all.toString();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", random.nextInt(8) == 0 ? "application/yaml" : "application/json");
        for (String name : List.of(
                "Idempotency-Key",
                "If-Match",
                "X-Correlation-Id",
                "traceparent",
                "Kyodo-Channel",
                "Kyodo-On-Behalf-Of",
                "Kyodo-Dry-Run",
                "Accept",
                "Accept-Language")) {
            if (random.nextInt(10) == 0) {
                headers.put(
                        name,
                        List.of("x", "\"1\"", "*", "W/\"1\"", "a;q=x", "00-0-0-0", " ")
                                .get(random.nextInt(7)));
            }
        }
        return headers;
    }

    private Platform.Session session() {
        return switch (random.nextInt(6)) {
            case 0 -> platform.anonymous();
            case 1 -> platform.as("acct-odd-group", YAMAGATA, null, Role.GROUP);
            case 2 -> platform.as("acct-odd-operator", YAMAGATA, null, Role.OPERATOR, Role.AUDITOR);
            default ->
                platform.as("acct-odd", YAMAGATA, "collaboration-office", Role.STAFF, Role.REVIEWER, Role.TREASURER);
        };
    }

    /** Mostly what the document asks for, with something odd in it. */
    private String body(JsonNode schema) {
        if (random.nextInt(10) == 0) {
            return List.of("{", "[]", "null", "1", "\"\"", "{\"a\": {\"a\": ".repeat(40), "{}{}")
                    .get(random.nextInt(7));
        }
        return Json.TOLERANT.writeValueAsString(value(schema, 0)).replace("\uD800", "\\ud800");
    }

    private JsonNode value(JsonNode schema, int depth) {
        JsonNode known =
                schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
        if (depth > 6 || random.nextInt(15) == 0) {
            return odd();
        }
        if (known.has("enum")) {
            return known.path("enum").get(random.nextInt(known.path("enum").size()));
        }
        String type = known.path("type").isArray()
                ? known.path("type").get(0).asString()
                : known.path("type").asString("object");
        return switch (type) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                known.path("properties").properties().forEach(property -> {
                    if (random.nextInt(12) > 0) {
                        object.set(property.getKey(), value(property.getValue(), depth + 1));
                    }
                });
                if (random.nextInt(15) == 0) {
                    object.set(text().replace("\uD800", "x"), odd());
                }
                yield object;
            }
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                for (int element = random.nextInt(3); element > 0; element--) {
                    array.add(value(known.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer", "number" -> NODES.numberNode(random.nextInt(3) == 0 ? 2026 : random.nextInt(-2, 200));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default ->
                NODES.stringNode(
                        switch (known.path("format").asString("")) {
                            case "uuid" -> Ids.next().toString();
                            case "date" -> "2026-0" + random.nextInt(1, 10) + "-1" + random.nextInt(0, 10);
                            case "date-time" -> "2026-0" + random.nextInt(1, 10) + "-11T00:00:00Z";
                            default -> random.nextInt(3) > 0 ? "大殿" : text();
                        });
        };
    }

    private JsonNode odd() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(Long.MAX_VALUE);
            case 2 -> NODES.numberNode(-1.5);
            case 3 -> NODES.arrayNode().add(1);
            case 4 -> NODES.objectNode();
            default -> NODES.stringNode(text());
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
