package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may do what 権限表: every operation that a service's OpenAPI document names {@linkplain #below below some paths}, given by
 * every kind of caller to records that exist, against the table in {@code docs/roles/<service>/<name>.md}. An operation that comes
 * later is a row that is missing there, and one below no table's paths is told by {@link #everyOperationStands}.
 *
 * <p>Nothing is changed by it: each command names a revision that no record has ({@code If-Match}), which is looked at after
 * everything that depends on who calls; operators' acts are given a parameter that they do not have.
 */
public final class RoleMatrix {
    /** Writes the tables anew; whoever does so reads what has changed in them. */
    static final String ACCEPT = "mvn -pl services/<service> test -Dkyodo.accept=true";

    private static final String MAY = "may";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+ [^`]+)` \\|");
    private static final String ELSEWHERE = "062014";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Platform platform;
    private final String service;
    private final String name;
    private final String municipality;
    private final JsonNode document;
    private final List<String> prefixes = new ArrayList<>();
    private final Map<String, Session> callers = new LinkedHashMap<>();
    /** By the path of one of them: {@code /api/v1/calls/{id}}. */
    private final Map<String, Map<String, String>> records = new LinkedHashMap<>();

    private final Map<String, String> bodies = new HashMap<>();
    private final Set<String> harmless = new HashSet<>();
    private final Map<String, String> asked = new HashMap<>();
    private final Set<String> alike = new HashSet<>();
    private final Set<String> described = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();

    /**
     * Who they are for the records of the test; everybody else has to do with none of them.
     *
     * @param group the account whose records they are
     * @param inCharge the department in charge of them, not the collaboration office
     * @param reviewer a member of the panel
     */
    public record Cast(String municipality, String group, String inCharge, String reviewer) {}

    /** @param name of the table: the aggregate or cluster in the plural, or {@code common} */
    public RoleMatrix(Platform platform, String service, String name, Cast cast) {
        this.platform = platform;
        this.service = service;
        this.name = name;
        this.document = platform.anonymous().get("/v3/api-docs").expect(200).body();
        this.municipality = cast.municipality();
        String here = municipality;
        callers.put("no token", platform.anonymous());
        callers.put("expired token", platform.withToken(Tokens.altered(claims -> claims.issueTime(
                        Date.from(Instant.now().minusSeconds(7_200)))
                .expirationTime(Date.from(Instant.now().minusSeconds(3_600))))));
        callers.put("resident", platform.as("acct-matrix-resident", here, null, Role.RESIDENT));
        callers.put("the group", platform.as(cast.group(), here, null, Role.GROUP));
        callers.put("another group", platform.as("acct-matrix-group", here, null, Role.GROUP));
        callers.put("section in charge", platform.as("acct-matrix-section", here, cast.inCharge(), Role.STAFF));
        callers.put("another section", platform.as("acct-matrix-other", here, "citizens-bureau", Role.STAFF));
        callers.put(
                "collaboration office", platform.as("acct-matrix-office", here, "collaboration-office", Role.STAFF));
        Session desk = platform.as("acct-matrix-desk", here, null, Role.DESK);
        callers.put("desk", desk);
        callers.put("desk for the group", desk.with("Kyodo-Channel", "PAPER").with("Kyodo-On-Behalf-Of", cast.group()));
        callers.put("reviewer on the panel", platform.as(cast.reviewer(), here, null, Role.REVIEWER));
        callers.put("another reviewer", platform.as("acct-matrix-reviewer", here, null, Role.REVIEWER));
        callers.put("treasurer", platform.as("acct-matrix-treasurer", here, null, Role.TREASURER));
        callers.put("auditor", platform.as("acct-matrix-auditor", here, null, Role.AUDITOR));
        callers.put("operator", platform.as("acct-matrix-operator", here, null, Role.OPERATOR));
        callers.put("platform operator", platform.as("acct-matrix-platform", here, null, Role.PLATFORM_OPERATOR));
        callers.put(
                "office elsewhere", platform.as("acct-matrix-office", ELSEWHERE, "collaboration-office", Role.STAFF));
        callers.put("operator elsewhere", platform.as("acct-matrix-operator", ELSEWHERE, null, Role.OPERATOR));
    }

    /** That the table is of the operations at these paths and below them: {@code /api/v1/calls}. */
    public RoleMatrix below(String... paths) {
        prefixes.addAll(List.of(paths));
        return this;
    }

    /** One more kind of caller, such as whom the record belongs to. @param kind heads the column */
    public RoleMatrix caller(String kind, Session session) {
        callers.put(kind, session);
        return this;
    }

    /** One that exists. @param path of its kind: {@code /api/v1/calls/{id}} @param name in the table: its stage */
    public RoleMatrix record(String path, String name, String id) {
        records.computeIfAbsent(path, kind -> new LinkedHashMap<>()).put(name, id);
        return this;
    }

    /** What is sent, where a body made from the description is none. @param operation {@code POST /api/v1/calls} */
    public RoleMatrix body(String operation, String json) {
        bodies.put(operation, json);
        return this;
    }

    /** Carried out, for it changes nothing that others see. @param operation {@code POST /api/v1/inbox/{id}/read} */
    public RoleMatrix harmless(String operation) {
        harmless.add(operation);
        return this;
    }

    /** What is asked of the operations that demand such a parameter of their query. */
    public RoleMatrix asking(String name, String value) {
        asked.put(name, value);
        return this;
    }

    /** Meant to answer of what is not there as of what is, and to tell neither from the other. @param path of its kind */
    public RoleMatrix alike(String path) {
        alike.add(path);
        return this;
    }

    /** @throws AssertionError when somebody may what the table does not say, or may not what it says */
    public void isAsAccepted() {
        String table = table();
        assertThat(wrong).isEmpty();
        Path file = folder(service).resolve(name + ".md");
        try {
            if (Boolean.getBoolean("kyodo.accept")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, table);
            } else if (!Files.exists(file) || !Files.readString(file).equals(table)) {
                assertThat(table.lines())
                        .as("who may do what, in %s; read what differs, then: %s", file, ACCEPT)
                        .containsExactlyElementsOf(Files.exists(file) ? Files.readAllLines(file) : List.of());
                fail("%s has other ends of lines", file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * That no operation of the service is without a row, in whichever table, and no row without its operation.
     *
     * @throws AssertionError otherwise; not where the tables are being written anew
     */
    static void everyOperationStands(String service, Stream<String> operations) {
        if (Boolean.getBoolean("kyodo.accept")) {
            return;
        }
        try (Stream<Path> tables = Files.list(folder(service))) {
            Set<String> rows = new TreeSet<>();
            for (Path table : tables.toList()) {
                ROW.matcher(Files.readString(table)).results().forEach(row -> rows.add(row.group(1)));
            }
            assertThat(rows)
                    .as("operations in the tables of %s; each is below() the paths of a RoleMatrix", folder(service))
                    .containsExactlyInAnyOrderElementsOf(operations.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String service) {
        return Path.of("../../docs/roles", service);
    }

    private String table() {
        StringBuilder table = new StringBuilder("""
                # Who may do what: %s, %s

                Made by `RoleMatrix` from the OpenAPI document and held against the service by its tests; do not edit, see
                [README](../README.md).

                """.formatted(service, name));
        table.append(line(Stream.concat(Stream.of("operation", "record"), callers.keySet().stream())));
        table.append(line(Stream.generate(() -> "---").limit(callers.size() + 2L)));
        document.path("paths").properties().stream()
                .filter(path -> isBelow(path.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> rows(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue(),
                                table)));
        return table.toString();
    }

    private boolean isBelow(String path) {
        return prefixes.stream().anyMatch(prefix -> (path + "/").startsWith(prefix + "/"));
    }

    private void rows(String method, String path, JsonNode operation, StringBuilder table) {
        String name = method + " " + path;
        if (!path.contains("{")) {
            table.append(row(name, "", caller -> cell(caller, method, path, path, operation)));
            return;
        }
        Map<String, String> known = records.getOrDefault(path.substring(0, path.indexOf('}') + 1), Map.of());
        if (known.isEmpty() && !path.startsWith("/ops/")) {
            wrong.add("no record for " + name);
        }
        // Who may do it to none of them learns nothing from one that is not there either.
        Set<Session> able = new HashSet<>();
        known.forEach((record, id) -> table.append(row(name, record, caller -> {
            String cell = cell(caller, method, path, with(path, id), operation);
            if (cell.startsWith(MAY)) {
                able.add(caller);
            }
            return cell;
        })));
        String nowhere = with(path, Ids.next().toString());
        if (path.startsWith("/ops/")) {
            table.append(row(name, "none", caller -> cell(caller, method, path, nowhere, operation)));
            return;
        }
        able.stream()
                .filter(caller -> !alike.contains(path))
                .filter(caller -> cell(caller, method, path, nowhere, operation).startsWith(MAY))
                .forEach(caller -> wrong.add(name + " tells something of a record that is not there"));
    }

    private String row(String operation, String record, Function<Session, String> cell) {
        return line(Stream.concat(
                Stream.of("`" + operation + "`", record),
                callers.values().stream().map(cell)));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String with(String path, String id) {
        return path.replaceAll("\\{[^}]+}", id);
    }

    private String cell(Session caller, String method, String path, String target, JsonNode operation) {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String body = bodies.getOrDefault(
                method + " " + path, schema.isMissingNode() ? "" : Json.TOLERANT.writeValueAsString(value("", schema)));
        Session session = method.equals("GET") ? caller : caller.with("If-Match", "\"999999\"");
        if (!body.isEmpty()) {
            session = session.with("Content-Type", "application/json");
        }
        String address = target + query(method, path, operation);
        Answer answer = session.answerTo(
                method,
                address,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (described.add(method + " " + path + " " + answer.status())) {
            platform.description().holds(method, address, answer);
        }
        return switch (answer.status()) {
            case 401, 403, 404 -> Integer.toString(answer.status());
            case 400 -> {
                if (path.startsWith("/ops/")) {
                    yield MAY;
                }
                wrong.add(method + " " + path + " says nothing of who calls: " + body + " -> " + answer.body());
                yield "400";
            }
            default -> {
                boolean whole = answer.status() < 500
                        && (method.equals("GET")
                                || path.startsWith("/ops/")
                                || harmless.contains(method + " " + path)
                                || answer.status() >= 300);
                if (!whole) {
                    wrong.add(method + " " + target + " was carried out: " + answer.status() + " " + answer.body());
                }
                yield MAY + shown(path, answer);
            }
        };
    }

    /** How many of the records a list shows. */
    private String shown(String path, Answer answer) {
        Map<String, String> known = records.getOrDefault(path.replace("/public/", "/") + "/{id}", Map.of());
        if (known.isEmpty() || !answer.body().path("items").isArray()) {
            return "";
        }
        List<String> listed = new ArrayList<>();
        answer.body().path("items").forEach(item -> listed.add(item.path("id").asString()));
        List<String> names = known.entrySet().stream()
                .filter(record -> listed.contains(record.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return names.isEmpty() ? ": none" : ": " + String.join(", ", names);
    }

    private String query(String method, String path, JsonNode operation) {
        List<String> given = new ArrayList<>();
        if (path.startsWith("/ops/") && !method.equals("GET")) {
            // Refused after it was looked at who calls, and before anything is done.
            given.add("matrix=none");
        }
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            if (!parameter.path("in").asString().equals("query")) {
                continue;
            }
            if (name.equals("municipality") && parameter.path("required").asBoolean()) {
                given.add("municipality=" + municipality);
            } else if (asked.containsKey(name) && parameter.path("required").asBoolean()) {
                given.add(name + "=" + asked.get(name));
            } else if (name.equals("limit") && method.equals("GET") && path.startsWith("/api/")) {
                given.add("limit=100");
            }
        }
        return given.isEmpty() ? "" : "?" + String.join("&", given);
    }

    /** What the description demands and nothing more. */
    private JsonNode value(String field, JsonNode schema) {
        JsonNode known =
                schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
        if (known.has("enum")) {
            return known.path("enum").get(0);
        }
        String type = known.path("type").isArray()
                ? known.path("type").get(0).asString()
                : known.path("type").asString("object");
        return switch (type) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                known.path("required")
                        .forEach(name -> object.set(
                                name.asString(),
                                value(name.asString(), known.path("properties").path(name.asString()))));
                yield object;
            }
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                array.add(value(field, known.path("items")));
                yield array;
            }
            case "integer", "number" -> NODES.numberNode(2026);
            case "boolean" -> NODES.booleanNode(true);
            default ->
                NODES.stringNode(
                        switch (known.path("format").asString("")) {
                            case "uuid" -> Ids.next().toString();
                            case "date" -> "2026-06-20";
                            case "date-time" -> "2026-06-20T00:00:00Z";
                            default -> "matrix";
                        });
        };
    }
}
