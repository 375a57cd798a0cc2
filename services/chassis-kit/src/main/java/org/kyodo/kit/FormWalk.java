package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.form.Form;
import org.kyodo.chassis.form.Form.Field;
import org.kyodo.chassis.form.Form.Kind;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.http.Faulty;
import org.kyodo.chassis.http.JsonBodies;
import org.kyodo.chassis.http.Limits;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.OneOf;
import org.kyodo.contracts.value.Shape;
import org.springframework.core.ResolvableType;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the form of every command of a service against the command: from the form alone it makes a smallest and a full body, which
 * bind, and for each bound a body just beyond it, which is refused naming the field; the OpenAPI document says the same bounds. Of
 * fields that exclude each other the first is tried.
 */
public final class FormWalk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What fits the patterns there are; a new one needs its line here. */
    private static final Map<String, String> FITTING = Map.ofEntries(
            Map.entry("[a-z0-9]+(-[a-z0-9]+)*", "collaboration-office"),
            Map.entry("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}", "acct-1"),
            Map.entry("[0-9]{13}", "7000012050002"),
            Map.entry("https?://[^\\s<>\"]{1,190}", "https://hotaru.example/"),
            Map.entry("https?://[^\\s<>\"]{1,490}", "https://hotaru.example/"),
            Map.entry("[0-9a-f]{64}", "0".repeat(64)),
            Map.entry("\\+?[0-9][0-9() -]{7,18}[0-9]", "083-000-0000"),
            Map.entry("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+", "a@hotaru.example"),
            Map.entry(
                    "(?=[^@]{1,64}@|\"[^\"]{1,62}\"@)([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+\")@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                    "a@hotaru.example"),
            Map.entry("[0-9]{7}", "7530074"),
            Map.entry("0[1-9][0-9]{8,9}|\\+(?!81)[1-9][0-9]{6,14}", "0830000000"));

    /** Of texts whose type knows more than a pattern says. */
    private static final Map<String, String> BY_NAME =
            Map.of("webhookUrl", "https://bousai.example/hook", "opensAt", "09:00", "closesAt", "17:00");

    private static final String OFFICE = "collaboration-office";

    private final Forms forms;
    private final JsonBodies bodies;
    private final ApiDescription description;
    private long instants;

    private FormWalk(Platform platform, Forms forms, Limits limits) {
        this.forms = forms;
        this.bodies = new JsonBodies(limits);
        this.description = ApiDescription.of(platform);
    }

    /** A test for each command. @param municipalities in whose words each form is made */
    public static Stream<DynamicTest> through(Platform platform, Forms forms, Limits limits, String... municipalities) {
        FormWalk walk = new FormWalk(platform, forms, limits);
        assertThat(forms.commands()).isNotEmpty();
        Stream<DynamicTest> overHttp = Stream.of(dynamicTest(
                "over HTTP",
                () -> walk.overHttp(
                        platform.as("acct-forms", municipalities[0], OFFICE, Role.STAFF),
                        platform.as("acct-forms-operator", municipalities[0], null, Role.PLATFORM_OPERATOR))));
        Stream<DynamicTest> held = forms.commands().keySet().stream().flatMap(command -> Arrays.stream(municipalities)
                .map(municipality -> dynamicTest(
                        command + " of " + municipality, () -> walk.hold(command, MunicipalityCode.of(municipality)))));
        return Stream.concat(held, overHttp);
    }

    /** Writes a draft of the first form that the caller may hand in. @return its id */
    public static String draft(Platform.Session caller) {
        String id = Ids.next().toString();
        String command = caller.get("/api/v1/forms")
                .expect(200)
                .body()
                .at("/items/0/command")
                .asString();
        caller.put("/api/v1/drafts/" + id, "{\"command\": \"%s\", \"body\": {}}".formatted(command))
                .expect(200);
        return id;
    }

    private void overHttp(Platform.Session staff, Platform.Session operator) {
        staff.get("/api/v1/forms").expect(200);
        forms.commands().keySet().forEach(command -> staff.get("/api/v1/forms/" + command)
                .expect(200));
        staff.get("/api/v1/forms/Nonsense").problem(404, "NOT_FOUND");
        String path = "/api/v1/drafts/" + draft(staff);
        staff.get(path).expect(200);
        staff.get("/api/v1/drafts").expect(200);
        staff.delete(path).expect(204);
        staff.get(path).problem(404, "NOT_FOUND");
        staff.delete(path).problem(404, "NOT_FOUND");
        // Whoever keeps drafts seals them, and so has these as well.
        operator.get("/ops/sealing").expect(200);
        operator.post("/ops/sealing/rotation", "{}").expect(202);
    }

    private void hold(String command, MunicipalityCode municipality) {
        Form form =
                forms.of(command, municipality, Locale.JAPANESE).orElseThrow().form();
        Form english =
                forms.of(command, municipality, Locale.ENGLISH).orElseThrow().form();
        assertThat(form.title()).isNotEqualTo(english.title()).isNotEqualTo(command);
        each(form.fields(), field -> isLabelled(field, "messages/forms.properties or <service>-forms*.properties"));
        each(
                english.fields(),
                field -> isLabelled(field, "messages/forms_en.properties or <service>-forms*_en.properties"));

        Class<?> record = forms.commands().get(command);
        binds(record, related(record, form.fields(), body(form.fields(), false)));
        ObjectNode full = related(record, form.fields(), body(form.fields(), true));
        binds(record, full);
        refuses(record, with(full, "nobodyKnowsThis", JSON.booleanNode(true)), "nobodyKnowsThis");
        each(form.fields(), field -> {
            if (!has(full, field.path())) {
                return;
            }
            isBounded(field, shapeAt(Shape.of(record), field.path()));
            beyond(field, shapeAt(Shape.of(record), field.path()))
                    .forEach(wrong -> refuses(record, with(full, field.path(), wrong), field.path()));
            if (field.required() && !field.path().endsWith("]") && !field.path().endsWith("*")) {
                refuses(record, with(full, field.path(), null), field.path());
            }
        });
        form.operations().forEach(operation -> each(form.fields(), field -> isDescribed(operation, field)));
    }

    private static void isLabelled(Field field, String where) {
        assertThat(field.label())
                .as("label of %s in %s", field.path(), where)
                .isNotBlank()
                .isNotEqualTo(field.path());
    }

    /** Whatever somebody may send without end is bounded. */
    private static void isBounded(Field field, Shape shape) {
        boolean text = (field.type() == Kind.TEXT || field.type() == Kind.LONG_TEXT)
                && shape instanceof Shape.One one
                && one.type() == String.class;
        boolean list = field.type() == Kind.LIST
                && !(field.bounds().onceEach() && isClosed(elements(shape)))
                && !(shape instanceof Shape.Many many && many.type() == java.util.Set.class && isClosed(many.of()));
        if (text || list) {
            assertThat(field.bounds().longest().isPresent()
                            || field.bounds().pattern().isPresent())
                    .as("a bound on %s", field.path())
                    .isTrue();
        }
    }

    private static Shape elements(Shape shape) {
        return shape instanceof Shape.Many many ? many.of() : shape;
    }

    /** Whether the type itself refuses what is not in the list; otherwise it is a list of the municipality, which the rules know. */
    private static boolean isClosed(Shape shape) {
        return shape instanceof Shape.One one
                && (one.type().isEnum() || one.bounds().find(OneOf.class).isPresent());
    }

    private static void each(List<Field> fields, Consumer<Field> deed) {
        fields.forEach(field -> {
            deed.accept(field);
            each(field.fields(), deed);
        });
    }

    private static Shape shapeAt(Shape shape, String path) {
        Shape bare = shape instanceof Shape.Maybe(Shape of) ? of : shape;
        if (path.isEmpty()) {
            return bare;
        }
        if (path.startsWith("[]")) {
            return shapeAt(((Shape.Many) bare).of(), path.substring(2));
        }
        String next = path.startsWith(".") ? path.substring(1) : path;
        if (bare instanceof Shape.Mapped mapped) {
            return shapeAt(mapped.of(), next.substring(1));
        }
        String name = next.split("[.\\[]")[0];
        return shapeAt(
                ((Shape.Parts) bare)
                        .parts().stream()
                                .filter(part -> part.name().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .shape(),
                next.substring(name.length()));
    }

    private ObjectNode body(List<Field> fields, boolean full) {
        ObjectNode body = JSON.objectNode();
        for (Field field : fields) {
            if (field.required() || full) {
                body.set(field.path().substring(field.path().lastIndexOf('.') + 1), value(field, full));
            }
        }
        return body;
    }

    private JsonNode value(Field field, boolean full) {
        Form.Bounds bounds = field.bounds();
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> JSON.stringNode(text(field, full));
            case NUMBER ->
                field.options().isEmpty()
                        ? JSON.numberNode(
                                full ? bounds.max().orElse(0L) : bounds.min().orElse(0L))
                        : JSON.numberNode(
                                Long.parseLong(field.options().getFirst().code()));
            case YEN -> JSON.numberNode(bounds.min().orElse(0L));
            case DATE -> JSON.stringNode("2026-06-01");
            case INSTANT ->
                JSON.stringNode(Instant.parse("2026-06-01T00:00:00Z")
                        .plus(instants++, ChronoUnit.MINUTES)
                        .toString());
            case YES_NO -> JSON.booleanNode(full);
            case CHOICE -> JSON.stringNode(field.options().getFirst().code());
            case REFERENCE -> JSON.stringNode("01981f2e-7c00-7000-8000-000000000000");
            case PARTS, DOCUMENT -> body(field.fields(), full);
            case LIST ->
                list(
                        field,
                        full
                                ? Math.max(1, bounds.shortest().orElse(0))
                                : bounds.shortest().orElse(0),
                        full);
            case TABLE ->
                full ? JSON.objectNode().set("公益性", value(field.fields().getFirst(), true)) : JSON.objectNode();
        };
    }

    private static String text(Field field, boolean full) {
        String name = field.path().substring(field.path().lastIndexOf('.') + 1);
        if (BY_NAME.containsKey(name)) {
            return BY_NAME.get(name);
        }
        if (field.bounds().pattern().isPresent()) {
            String pattern = field.bounds().pattern().get();
            return Optional.ofNullable(FITTING.get(pattern))
                    .orElseThrow(() -> new AssertionError(
                            pattern + " of " + field.path() + " (expected: one of those in FormWalk.FITTING)"));
        }
        return "𠮷"
                .repeat(
                        full
                                ? field.bounds().longest().orElse(1)
                                : field.bounds().shortest().orElse(0));
    }

    private ArrayNode list(Field field, int size, boolean full) {
        ArrayNode list = JSON.arrayNode();
        for (int index = 0; index < size; index++) {
            list.add(value(field.fields().getFirst(), full));
        }
        return list;
    }

    /** Values just beyond each bound of the field. */
    private List<JsonNode> beyond(Field field, Shape shape) {
        List<JsonNode> wrong = new ArrayList<>();
        Form.Bounds bounds = field.bounds();
        switch (field.type()) {
            case TEXT, LONG_TEXT -> {
                bounds.longest().ifPresent(longest -> wrong.add(JSON.stringNode("𠮷".repeat(longest + 1))));
                bounds.shortest().ifPresent(_ -> wrong.add(JSON.stringNode(" \u3000")));
                bounds.pattern().ifPresent(_ -> wrong.add(JSON.stringNode("〓")));
                if (bounds.oneLine()) {
                    wrong.add(JSON.stringNode("一\n二"));
                }
                wrong.add(JSON.numberNode(1));
            }
            case NUMBER, YEN -> {
                bounds.min().ifPresent(min -> wrong.add(JSON.numberNode(min - 1)));
                bounds.max().ifPresent(max -> wrong.add(JSON.numberNode(max + 1)));
                if (!field.options().isEmpty()) {
                    wrong.add(JSON.numberNode(7_777));
                }
                wrong.add(JSON.stringNode("1"));
            }
            case LIST -> {
                bounds.shortest().ifPresent(shortest -> wrong.add(list(field, shortest - 1, true)));
                bounds.longest().ifPresent(longest -> wrong.add(list(field, longest + 1, true)));
                if (bounds.onceEach()) {
                    wrong.add(list(field, 2, true));
                }
                wrong.add(JSON.objectNode());
            }
            case TABLE -> {
                bounds.longest().ifPresent(longest -> {
                    ObjectNode table = JSON.objectNode();
                    for (int index = 0; index <= longest; index++) {
                        table.set("n" + index, value(field.fields().getFirst(), true));
                    }
                    wrong.add(table);
                });
                wrong.add(JSON.arrayNode());
            }
            case CHOICE -> {
                if (isClosed(shape)) {
                    wrong.add(JSON.stringNode("NOT_IN_THE_LIST"));
                }
                wrong.add(JSON.numberNode(1));
            }
            case DATE, INSTANT, REFERENCE -> wrong.add(JSON.stringNode("soon"));
            case YES_NO -> wrong.add(JSON.stringNode("true"));
            case PARTS, DOCUMENT -> wrong.add(JSON.stringNode("x"));
        }
        return wrong;
    }

    /** The body with this value in the place of the one at the path, in the first element of each list; without it where it is null. */
    private static ObjectNode with(ObjectNode body, String path, JsonNode value) {
        ObjectNode changed = body.deepCopy();
        JsonNode at = changed;
        String[] steps = path.replace("[]", ".[]").split("\\.");
        for (int step = 0; step < steps.length - 1; step++) {
            at = next(at, steps[step]);
        }
        String last = steps[steps.length - 1];
        switch (at) {
            case ArrayNode list -> list.set(0, value);
            case ObjectNode object when value == null -> object.remove(last);
            case ObjectNode object -> object.set(last.equals("*") ? "公益性" : last, value);
            default -> throw new IllegalStateException(path + " in " + body);
        }
        return changed;
    }

    private static JsonNode next(JsonNode at, String step) {
        return switch (step) {
            case "[]" -> at.get(0);
            case "*" -> at.get("公益性");
            default -> at.get(step);
        };
    }

    /** The body where fields that exclude each other, or of which one is needed, are as the record wants them: the first of them. */
    private ObjectNode related(Class<?> record, List<Field> fields, ObjectNode body) {
        Faulty faulty = catchThrowableOfType(Faulty.class, () -> read(record, body));
        if (faulty == null) {
            return body;
        }
        List<Field> all = new ArrayList<>();
        each(fields, all::add);
        Field wrong = all.stream()
                .filter(field -> faulty.fields().contains(field.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(faulty.getMessage() + " of " + body));
        boolean oneOfItsOwn =
                wrong.type() == Kind.PARTS && wrong.fields().stream().noneMatch(Field::required) && wrong.required();
        return with(
                body,
                wrong.path(),
                oneOfItsOwn ? body(List.of(wanted(wrong.fields().getFirst())), false) : null);
    }

    private static Field wanted(Field field) {
        return new Field(
                field.path(),
                field.type(),
                true,
                field.label(),
                field.hint(),
                field.personal(),
                field.bounds(),
                field.options(),
                field.fields());
    }

    private static boolean has(JsonNode body, String path) {
        JsonNode at = body;
        for (String step : path.replace("[]", ".[]").split("\\.")) {
            at = at == null ? null : next(at, step);
        }
        return at != null;
    }

    private void binds(Class<?> record, ObjectNode body) {
        assertThat(read(record, body)).as("%s", body).isInstanceOf(record);
    }

    private void refuses(Class<?> record, ObjectNode body, String path) {
        Faulty faulty = catchThrowableOfType(Faulty.class, () -> read(record, body));
        String field = path.replace("[]", "[0]").replace("*", "公益性");
        assertThat(faulty)
                .as("%s with %s beyond its bounds: %s", record.getSimpleName(), path, body)
                .isNotNull();
        assertThat(faulty.fields())
                .as("fields at fault of %s", body)
                .anyMatch(
                        named -> named.equals(field) || named.startsWith(field + ".") || named.startsWith(field + "["));
    }

    private Object read(Class<?> record, ObjectNode body) {
        try {
            return bodies.read(
                    ResolvableType.forClass(record),
                    new MockHttpInputMessage(new ByteArrayInputStream(Json.STRICT.writeValueAsBytes(body))),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That the OpenAPI document says the same of the field. */
    private void isDescribed(Form.Operation operation, Field field) {
        JsonNode schema =
                described(description.schema(operation.method() + " " + operation.path(), "request"), field.path());
        Form.Bounds bounds = field.bounds();
        boolean text = field.type() == Kind.TEXT || field.type() == Kind.LONG_TEXT || field.type() == Kind.CHOICE;
        String more = text ? "Length" : field.type() == Kind.TABLE ? "Properties" : "Items";
        bounds.longest().ifPresent(longest -> says(schema, field, "max" + more, longest));
        bounds.shortest().ifPresent(shortest -> says(schema, field, "min" + more, shortest));
        bounds.min().ifPresent(min -> says(schema, field, "minimum", min));
        bounds.max().ifPresent(max -> says(schema, field, "maximum", max));
        bounds.pattern().ifPresent(pattern -> assertThat(schema.path("pattern").asString())
                .as("pattern of %s", field.path())
                .contains(pattern));
    }

    private static void says(JsonNode schema, Field field, String keyword, long value) {
        assertThat(schema.path(keyword).asLong(-1))
                .as("%s of %s: %s", keyword, field.path(), schema)
                .isEqualTo(value);
    }

    private JsonNode described(JsonNode schema, String path) {
        JsonNode bare = description.resolved(schema);
        if (bare.has("anyOf")) {
            bare = description.resolved(bare.path("anyOf").get(0));
        }
        if (path.isEmpty()) {
            return bare;
        }
        String next = path.startsWith(".") ? path.substring(1) : path;
        if (next.startsWith("[]")) {
            return described(bare.path("items"), next.substring(2));
        }
        if (next.startsWith("*")) {
            return described(bare.path("additionalProperties"), next.substring(1));
        }
        String name = next.split("[.\\[]")[0];
        return described(bare.path("properties").path(name), next.substring(name.length()));
    }
}
