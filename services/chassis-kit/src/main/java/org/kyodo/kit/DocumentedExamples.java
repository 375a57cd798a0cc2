package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kyodo.chassis.http.Texts;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code docs/api-examples.md} says of one service, held against what the service says of itself: each request of a table
 * is an operation that answers so, each code is one of its own, and each example is what the operation takes or answers. A
 * block of JSON names its operation behind its language, and the status where it is an answer:
 * {@code json GET /api/v1/groups/{id} 200}. {@code …} stands for what was left out.
 */
final class DocumentedExamples {
    private static final Path PAGE = Path.of("..", "..", "docs", "api-examples.md");
    /** Where each function works, service by service: the operations that it names are theirs. */
    private static final Path FUNCTIONS = Path.of("..", "..", "docs", "functions.md");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```json([^\\n]*)\\n(.*?)^```$");
    private static final Pattern OF = Pattern.compile(" (GET|POST|PUT|DELETE) (/\\S+)(?: (\\d{3}))?");
    private static final String FIRST = "registry";
    /** A part of an answer, or what goes to somebody else than the caller. */
    private static final String PART = " part";

    private static final Pattern ROW = Pattern.compile("(?m)^\\|(.*`/?(?:GET|POST|PUT|DELETE) .*)\\|([^|]*)\\|$");
    private static final Pattern REQUEST = Pattern.compile("`(GET|POST|PUT|DELETE) (/[^`?]*)");
    private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z_]+)`");
    private static final Pattern STATUS = Pattern.compile("(?:^|; |, )(\\d{3})\\b");
    private static final String LEFT_OUT = "…";

    private final String section;
    private final List<ResourceBundle> texts;

    DocumentedExamples(String service) {
        this.section = section(service);
        this.texts = Texts.bundlesOf(service).stream()
                .map(bundle -> ResourceBundle.getBundle(bundle, Locale.ROOT))
                .toList();
    }

    /** What stands under the name of the service; before all names are examples of the first. */
    private static String section(String service) {
        try {
            String page = Files.readString(PAGE);
            String section = under(service, page);
            assertThat(section).as("the section %s of %s", service, PAGE).isNotEmpty();
            String before = service.equals(FIRST) ? page.substring(0, page.indexOf(section)) : "";
            return before + section + under(service, Files.readString(FUNCTIONS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where the page has no such section. */
    private static String under(String service, String page) {
        int from = page.indexOf("\n## " + service + "\n");
        int to = page.indexOf("\n## ", from + 1);
        return from < 0 ? "" : page.substring(from, to < 0 ? page.length() : to);
    }

    void areThoseOf(ApiDescription api) {
        List<String> wrong = new ArrayList<>();
        ROW.matcher(section).results().forEach(row -> wrong.addAll(wrongRow(api, row.group(1), row.group(2))));
        BLOCK.matcher(section)
                .results()
                .forEach(block -> wrong.addAll(wrongBlock(api, block.group(1), block.group(2))));
        assertThat(wrong).isEmpty();
    }

    private List<String> wrongRow(ApiDescription api, String request, String answer) {
        List<String> wrong = new ArrayList<>();
        CODE.matcher(answer)
                .results()
                .map(code -> code.group(1))
                .filter(code -> texts.stream().noneMatch(bundle -> bundle.containsKey(code)))
                .forEach(code -> wrong.add(code + " is no code (" + request + ")"));
        List<JsonNode> operations = new ArrayList<>();
        REQUEST.matcher(request).results().forEach(named -> {
            JsonNode operation = api.operation(named.group(1), named.group(2));
            if (operation.isMissingNode()) {
                wrong.add(named.group(1) + " " + named.group(2) + " is no operation");
            }
            operations.add(operation);
        });
        STATUS.matcher(answer.strip())
                .results()
                .map(status -> status.group(1))
                .filter(status -> operations.stream()
                        .noneMatch(operation -> operation.path("responses").has(status)))
                .forEach(status -> wrong.add(request.strip() + " does not answer " + status));
        return wrong;
    }

    private static List<String> wrongBlock(ApiDescription api, String label, String json) {
        JsonNode example = Json.TOLERANT.readTree(json);
        if (label.equals(PART)) {
            return List.of();
        }
        Matcher of = OF.matcher(label);
        if (!of.matches()) {
            return List.of(
                    "an example of nothing: " + json.strip().lines().findFirst().orElse(""));
        }
        JsonNode operation = api.operation(of.group(1), of.group(2));
        JsonNode content = of.group(3) == null
                ? operation.path("requestBody").path("content")
                : api.resolved(operation.path("responses").path(of.group(3))).path("content");
        if (content.isEmpty()) {
            return List.of(label + ": takes or answers no content");
        }
        boolean partly = json.contains(LEFT_OUT);
        JsonNode schema = content.properties().iterator().next().getValue().path("schema");
        return api.faults(schema, withoutLeftOut(example)).stream()
                // What may also be null is told as not being null, too.
                .filter(fault -> !partly || !fault.contains("required") && !fault.contains("null expected"))
                .map(fault -> label + ": " + fault)
                .toList();
    }

    private static JsonNode withoutLeftOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(LEFT_OUT);
        }
        if (node instanceof ArrayNode array) {
            array.removeIf(element -> element.has(LEFT_OUT));
        }
        node.forEach(DocumentedExamples::withoutLeftOut);
        return node;
    }
}
