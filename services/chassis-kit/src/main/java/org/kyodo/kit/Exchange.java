package org.kyodo.kit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its answer, as an example shows them: what is another in every run – ids, times, hashes, secrets, cursors,
 * addresses of receivers – and what a person might be told by is replaced by placeholders of the same format, alike in both.
 *
 * @param request missing where nothing was sent
 */
record Exchange(JsonNode request, JsonNode answer) {
    /** The one that shows the most members; of those the shortest. The order of the tests makes no difference. */
    static final Comparator<Exchange> TELLING = Comparator.<Exchange>comparingInt(Exchange::shown)
            .reversed()
            .thenComparing(exchange -> exchange.text().length())
            .thenComparing(Exchange::text);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b(?!T)");
    private static final Pattern HASH =
            Pattern.compile("\\b(?:[0-9a-f]{32}){1,2}\\b|(?<![0-9A-Za-z-])[0-9a-f]{12}(?![0-9A-Za-z-])");
    private static final Pattern HERE = Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):\\d+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9+/_=-]{40,}");
    /** Drawn for one reader, printed in groups, and typed from paper in any case. */
    private static final Pattern DRAWN = Pattern.compile("(?i)\\b[2-9B-Y]{4}(?:[ -][2-9B-Y]{4}){3}\\b");

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Za-z_]*");
    private static final Pattern TYPE = Pattern.compile("kyodo\\.[A-Za-z.]+(?:\\.v\\d+)?");
    /** Of a map, not the name of a member. */
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z_]*|[0-9a-f]{12}|" + ID.pattern());

    private static final LocalDate FIRST = LocalDate.parse("2026-06-01");

    /** The people of the tests are invented; here everybody sees that. */
    private static final Map<String, String> PEOPLE = Map.ofEntries(
            Map.entry("representative.name", "見本花子"),
            Map.entry("representative.nameKana", "ミホンハナコ"),
            Map.entry("contact.name", "見本太郎"),
            Map.entry("contact.address", "見本市見本町1番1号"),
            Map.entry("contact.phone", "000-000-0000"),
            Map.entry("contact.email", "mihon@mihon.example"),
            Map.entry("people.representative", "見本花子"),
            Map.entry("people.contactName", "見本太郎"),
            Map.entry("people.address", "見本市見本町1番1号"),
            Map.entry("people.phone", "000-000-0000"),
            Map.entry("people.email", "mihon@mihon.example"));

    /** @param json what was sent, or {@code null} */
    static Exchange of(String json, JsonNode answer) {
        JsonNode request = json == null || json.isBlank() ? NODES.missingNode() : Json.TOLERANT.readTree(json);
        Placeholders placeholders = new Placeholders(request + "\n" + answer);
        return new Exchange(placeholders.in(request, ""), placeholders.in(answer, ""));
    }

    /**
     * What is said of each place of a document: which members the object there has, what kind of text, which code, which type of
     * event. What is said of an element of a list is said of all, and likewise of a map, whose keys are all constants or ids.
     */
    static Set<String> facts(JsonNode document) {
        Set<String> facts = new TreeSet<>();
        tell(document, "", facts);
        return facts;
    }

    private static void tell(JsonNode node, String place, Set<String> facts) {
        if (node.isObject()) {
            boolean map = node.propertyNames().stream()
                    .allMatch(key -> KEY.matcher(key).matches());
            if (!map) {
                facts.add(place + " has " + new TreeSet<>(node.propertyNames()));
            }
            node.properties()
                    .forEach(member -> tell(member.getValue(), place + "." + (map ? "*" : member.getKey()), facts));
        } else if (node.isArray()) {
            node.forEach(element -> tell(element, place + "[]", facts));
        } else if (!node.isMissingNode()) {
            facts.add(place + " is " + kind(place, node));
        }
    }

    private static String kind(String place, JsonNode node) {
        String text = node.isString() ? node.asString() : "";
        if (!node.isString()) {
            return node.isNull() ? "null" : node.isNumber() ? "a number" : "true or false";
        }
        if (ID.matcher(text).matches()) {
            return "an id";
        }
        if (TIME.matcher(text).matches() || DAY.matcher(text).matches()) {
            return "a time";
        }
        if (place.endsWith(".code") || TYPE.matcher(text).matches()) {
            return text;
        }
        return CONSTANT.matcher(text).matches() ? "a constant" : "a text";
    }

    /**
     * Whether such a document was seen, by the facts of all that were. What is in a map, and whether something optional is there, may
     * be another from run to run.
     */
    static List<String> unseen(JsonNode document, Set<String> seen) {
        return facts(document).stream()
                .filter(fact -> !fact.contains(".*") && !seen.contains(fact))
                .filter(fact -> !seen.contains(fact.replaceFirst(" is .*", " is null")))
                .toList();
    }

    private int shown() {
        return shown(request) + shown(answer);
    }

    private static int shown(JsonNode document) {
        return (int) facts(document).stream()
                .filter(fact -> !fact.endsWith(" is null") && !fact.contains(" has "))
                .map(fact -> fact.substring(0, fact.indexOf(" is ")))
                .distinct()
                .count();
    }

    private String text() {
        return request + "\n" + answer;
    }

    /** A list shows one of its elements. */
    Exchange shortened() {
        JsonNode shorter = answer.deepCopy();
        if (shorter instanceof ObjectNode page && page.get("items") instanceof ArrayNode items) {
            page.set("items", one(items));
        }
        return new Exchange(request, shorter instanceof ArrayNode list ? one(list) : shorter);
    }

    private static ArrayNode one(ArrayNode list) {
        ArrayNode one = NODES.arrayNode();
        list.valueStream()
                .map(element -> new Exchange(element, NODES.missingNode()))
                .min(TELLING)
                .ifPresent(element -> one.add(element.request()));
        return one;
    }

    /** Those of one exchange: the same value has the same one, and what was later is later. */
    private static final class Placeholders {
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final Map<String, String> hashes = new LinkedHashMap<>();
        private final Map<String, String> times;
        private final Map<String, String> days;

        Placeholders(String text) {
            times = inOrder(TIME, text, OffsetDateTime::parse, day -> day + "T00:00:00Z");
            days = inOrder(DAY, text, LocalDate::parse, day -> day);
        }

        private static <T> Map<String, String> inOrder(
                Pattern pattern, String text, Function<String, Comparable<T>> reader, UnaryOperator<String> writer) {
            Map<String, String> found = new LinkedHashMap<>();
            TreeMap<Comparable<T>, List<String>> sorted = new TreeMap<>();
            pattern.matcher(text)
                    .results()
                    .map(match -> match.group())
                    .distinct()
                    .forEach(value -> {
                        try {
                            sorted.merge(reader.apply(value), List.of(value), Placeholders::both);
                        } catch (java.time.DateTimeException e) {
                            // Sent to be refused; it stays as it is.
                        }
                    });
            sorted.values().forEach(same -> {
                String placeholder = writer.apply(
                        FIRST.plusMonths(found.values().stream().distinct().count())
                                .toString());
                same.forEach(value -> found.put(value, placeholder));
            });
            return found;
        }

        private static List<String> both(List<String> some, List<String> others) {
            return java.util.stream.Stream.concat(some.stream(), others.stream())
                    .toList();
        }

        JsonNode in(JsonNode node, String place) {
            return switch (node) {
                case ObjectNode object -> {
                    ObjectNode replaced = NODES.objectNode();
                    object.properties()
                            .forEach(member -> replaced.set(
                                    in(member.getKey()),
                                    in(
                                            member.getValue(),
                                            place.substring(place.indexOf('.') + 1) + "." + member.getKey())));
                    yield replaced;
                }
                case ArrayNode array -> {
                    ArrayNode replaced = NODES.arrayNode();
                    array.forEach(element -> replaced.add(in(element, place)));
                    yield replaced;
                }
                default -> node.isString() ? NODES.stringNode(PEOPLE.getOrDefault(place, in(node.asString()))) : node;
            };
        }

        private String in(String text) {
            String replaced = replaced(
                    ID,
                    text,
                    id -> ids.computeIfAbsent(id, key -> "01990000-0000-7000-8000-%012d".formatted(ids.size() + 1)));
            replaced = replaced(TIME, replaced, time -> times.getOrDefault(time, time));
            replaced = replaced(DAY, replaced, day -> days.getOrDefault(day, day));
            replaced = replaced(
                    HASH,
                    replaced,
                    hash -> hashes.computeIfAbsent(
                            hash, key -> ("%0" + hash.length() + "d").formatted(hashes.size() + 1)));
            replaced = replaced(DRAWN, replaced, code -> "7KDR-M2QX-9BTC-HV4P");
            replaced = replaced(HERE, replaced, here -> "https://receiver.example");
            return replaced(
                    SECRET,
                    replaced,
                    secret -> ID.matcher(secret).find() || secret.matches("0+\\d+")
                            ? secret
                            : secret.startsWith("wh")
                                    ? secret.substring(0, secret.indexOf('_') + 1) + "A".repeat(43) + "="
                                    : "A".repeat(43));
        }

        private static String replaced(Pattern pattern, String text, UnaryOperator<String> with) {
            return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(with.apply(match.group())));
        }
    }
}
