package org.kyodo.presets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kyodo.contracts.value.Wording;
import org.kyodo.presets.Sheet.Place;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A block of settings in a file. Reading a key makes it known; what was never read is an unknown key. Where something is
 * wrong, the sheet notes it and the reading goes on with {@code null}, zero or nothing, so that one look shows all
 * problems.
 */
final class Section {
    private static final Pattern SOURCE = Pattern.compile("([0-9]{3}):L([0-9]{1,5})(?:-L?([0-9]{1,5}))?");
    private static final Label SOURCE_EXPECTED =
            new Label("資料番号と行（例: 001:L349、001:L742-744）", "a document and its line, such as 001:L349 or 001:L742-744");
    private static final Label BLOCK = new Label("設定のまとまり（key: value）", "a block of settings, key: value");
    private static final Label LIST = new Label("一覧", "a list");
    private static final Label MISSING = new Label("なし", "missing");
    private static final List<String> ORIGINS = List.of("source", "basis", "placeholder");

    private final Sheet sheet;
    private final String path;
    private final Place place;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Section(Sheet sheet, MappingNode node, String path, Place place) {
        this.sheet = sheet;
        this.path = path;
        this.place = place;
        for (NodeTuple entry : node.getValue()) {
            String key = text(entry.getKeyNode());
            NodeTuple first = entries.putIfAbsent(key, entry);
            if (first != null) {
                sheet.wrong(
                        Place.of(entry.getKeyNode()),
                        at(key),
                        new Label("二度の指定", "given twice"),
                        once(Place.of(first.getKeyNode())));
            }
        }
    }

    static <T> T read(Sheet sheet, Node node, String path, Function<Section, T> reading) {
        return read(sheet, node, path, Place.of(node), reading);
    }

    private static <T> T read(Sheet sheet, Node node, String path, Place place, Function<Section, T> reading) {
        sheet.stands(path, place);
        if (!(node instanceof MappingNode mapping)) {
            sheet.wrong(Place.of(node), path.isEmpty() ? "file" : path, describe(node), BLOCK);
            return null;
        }
        Section section = new Section(sheet, mapping, path, place);
        T result = reading.apply(section);
        section.refuseUnknownKeys();
        return result;
    }

    /** A block under a key. */
    <T> T block(String key, Function<Section, T> reading) {
        NodeTuple entry = required(key, BLOCK);
        return entry == null ? null : read(sheet, entry.getValueNode(), at(key), Place.of(entry.getKeyNode()), reading);
    }

    /** A block that may be left out. */
    <T> Optional<T> optionalBlock(String key, Function<Section, T> reading) {
        known.add(key);
        return entries.containsKey(key) ? Optional.ofNullable(block(key, reading)) : Optional.empty();
    }

    /** A list of at least {@code min} blocks, no two with the same {@code code} (or, without codes, the same name). */
    <T> List<T> items(String key, int min, Function<Section, T> reading) {
        List<T> items = new ArrayList<>();
        Map<String, Place> used = new HashMap<>();
        for (Node node : nodes(key, min)) {
            Node id = identity(node);
            String label = id == null ? "#" + (items.size() + 1) : text(id);
            String itemPath = at(key) + "[" + label + "]";
            if (id != null) {
                Place first = used.putIfAbsent(label, Place.of(id));
                if (first != null) {
                    sheet.wrong(Place.of(id), itemPath, new Label(label + "（重複）", label + " again"), once(first));
                    items.add(null);
                    continue;
                }
            }
            items.add(read(sheet, node, itemPath, reading));
        }
        return items.stream().toList();
    }

    private static Node identity(Node item) {
        if (item instanceof MappingNode mapping) {
            for (String key : List.of("code", "ja")) {
                for (NodeTuple entry : mapping.getValue()) {
                    if (text(entry.getKeyNode()).equals(key) && entry.getValueNode() instanceof ScalarNode) {
                        return entry.getValueNode();
                    }
                }
            }
        }
        return null;
    }

    private List<Node> nodes(String key, int min) {
        NodeTuple entry = required(key, LIST);
        if (entry == null) {
            return List.of();
        }
        sheet.stands(at(key), Place.of(entry.getKeyNode()));
        Node node = entry.getValueNode();
        if (!(node instanceof SequenceNode sequence)) {
            sheet.wrong(Place.of(node), at(key), describe(node), LIST);
            return List.of();
        }
        if (sequence.getValue().size() < min) {
            sheet.wrong(
                    Place.of(node),
                    at(key),
                    new Label("空の一覧", "an empty list"),
                    new Label(min + "件以上の一覧", "a list of at least " + min));
        }
        return sequence.getValue();
    }

    /** A plain value, such as a code: something that needs no origin. */
    <T> T value(String key, Kind<T> kind) {
        NodeTuple entry = required(key, kind.expected());
        return entry == null ? null : value(entry.getValueNode(), at(key), kind);
    }

    <T> Optional<T> optionalValue(String key, Kind<T> kind) {
        known.add(key);
        return entries.containsKey(key) ? Optional.ofNullable(value(key, kind)) : Optional.empty();
    }

    private <T> T value(Node node, String where, Kind<T> kind) {
        sheet.stands(where, Place.of(node));
        if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            sheet.wrong(Place.of(node), where, describe(node), kind.expected());
            return null;
        }
        return kind.read(scalar.getValue(), expected -> sheet.wrong(Place.of(node), where, describe(node), expected));
    }

    /** A value with its origin: {@code {value: 5, placeholder: true}}. */
    <T> T setting(String key, Kind<T> kind) {
        NodeTuple entry = required(
                key, new Label(kind.expected().ja() + "とその出典", kind.expected().en() + ", and its origin"));
        return entry == null
                ? null
                : read(sheet, entry.getValueNode(), at(key), Place.of(entry.getKeyNode()), block -> block.marked(kind));
    }

    /** A whole number with its origin; zero where it is wrong. */
    int number(String key, int min, int max) {
        return Objects.requireNonNullElse(setting(key, Kind.whole(min, max)), 0);
    }

    /** A value and the origin beside it, of this block itself. */
    <T> T marked(Kind<T> kind) {
        // A problem with the value is told by the name of the setting: registration.minMembers.
        NodeTuple entry = required("value", kind.expected());
        T value = entry == null ? null : value(entry.getValueNode(), path, kind);
        mark(raw("value"));
        return value;
    }

    /** A value with its origin, or nothing. */
    <T> Optional<T> optionalSetting(String key, Kind<T> kind) {
        known.add(key);
        return entries.containsKey(key) ? Optional.ofNullable(setting(key, kind)) : Optional.empty();
    }

    /**
     * A list of codes with its origin, {@code {value: [NPO_CORPORATION, VOLUNTEER], source: 001:L349}}; or several such in a
     * list, where parts of it have other origins.
     */
    <T> List<T> listSetting(String key, Kind<T> kind) {
        NodeTuple entry = required(key, BLOCK);
        if (entry != null && entry.getValueNode() instanceof SequenceNode parts) {
            sheet.stands(at(key), Place.of(entry.getKeyNode()));
            return parts.getValue().stream()
                    .map(part -> read(sheet, part, at(key), block -> block.markedList("value", kind)))
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .toList();
        }
        List<T> values = block(key, block -> block.markedList("value", kind));
        return values == null ? List.of() : values;
    }

    /** A list of codes, and the origin beside it, of this block itself. */
    <T> List<T> markedList(String key, Kind<T> kind) {
        List<T> list = list(key, 1, path, kind);
        mark(list.stream().map(String::valueOf).toArray(String[]::new));
        return list;
    }

    /** A list of codes, each once, which belong to what stands beside them and to its origin. */
    <T> List<T> list(String key, Kind<T> kind) {
        return list(key, 1, at(key), kind);
    }

    private <T> List<T> list(String key, int min, String where, Kind<T> kind) {
        List<T> list = new ArrayList<>();
        Map<String, Place> used = new HashMap<>();
        for (Node node : nodes(key, min)) {
            String itemPath = where + "[" + text(node) + "]";
            Place first = used.putIfAbsent(text(node), Place.of(node));
            if (first != null) {
                sheet.wrong(
                        Place.of(node), itemPath, new Label(text(node) + "（重複）", text(node) + " again"), once(first));
            }
            list.add(value(node, itemPath, kind));
        }
        return list.stream().toList();
    }

    /** What stands under each key of this block, in the order of the file; the keys are codes themselves. */
    <K, T> Map<K, T> each(Kind<K> keys, BiFunction<Section, String, T> reading) {
        Map<K, T> found = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            known.add(key);
            K code = keys.read(key, expected -> sheet.wrong(Place.of(entry.getKeyNode()), at(key), key, expected));
            T value = reading.apply(this, key);
            if (code != null && value != null) {
                found.put(code, value);
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /** A problem with a key that is missing in this block, or with the block as a whole. */
    void wrong(Object given, Label expected) {
        sheet.wrong(place, path, given, expected);
    }

    /** What this block is called, in both languages, without an origin of its own. */
    Label label() {
        Kind<String> text = Kind.text(200);
        return new Label(value("ja", text), value("en", text));
    }

    /** What this block is called, and its origin. */
    Label markedLabel() {
        Label label = label();
        mark(label.ja());
        return label;
    }

    /** The origin of this block: exactly one of {@code source} (with {@code quote}), {@code basis}, {@code placeholder}. */
    void mark(String... said) {
        known.addAll(ORIGINS);
        known.add("quote");
        List<String> given = ORIGINS.stream().filter(entries::containsKey).toList();
        if (given.size() != 1) {
            sheet.wrong(
                    place,
                    path,
                    given.isEmpty()
                            ? new Label("出典なし", "no origin")
                            : new Label(String.join("、", given), String.join(" and ", given)),
                    new Label(
                            "source、basis、placeholder: true のどれか一つ",
                            "exactly one of source, basis and placeholder: true"));
            return;
        }
        if (entries.containsKey("quote") && !entries.containsKey("source")) {
            sheet.wrong(
                    Place.of(entries.get("quote").getKeyNode()),
                    at("quote"),
                    raw("quote"),
                    new Label("source とともに", "a source beside it"));
        }
        Origin origin =
                switch (given.getFirst()) {
                    case "source" -> source();
                    case "basis" -> new Origin.Basis(value("basis", Kind.text(200)));
                    default -> {
                        value("placeholder", Kind.yes());
                        yield new Origin.Placeholder();
                    }
                };
        sheet.marked(new Mark(path, place.line(), Arrays.stream(said).toList(), origin));
    }

    private Origin source() {
        Optional<String> quote = optionalValue("quote", Kind.text(500));
        return value("source", new Kind<>(SOURCE_EXPECTED, text -> {
            Matcher matcher = SOURCE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(text);
            }
            int first = Integer.parseInt(matcher.group(2));
            int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
            if (first < 1 || last < first) {
                throw new IllegalArgumentException(text);
            }
            return new Origin.Source(matcher.group(1), first, last, quote);
        }));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    private String raw(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? MISSING.en() : text(entry.getValueNode());
    }

    private NodeTuple required(String key, Label expected) {
        known.add(key);
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            sheet.wrong(place, at(key), MISSING, expected);
        }
        return entry;
    }

    private void refuseUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                sheet.wrong(
                        Place.of(entry.getKeyNode()),
                        at(key),
                        new Label("知らないキー", "unknown key"),
                        Label.of(Wording.ONE_OF.of(List.copyOf(known))));
            }
        });
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Label once(Place first) {
        return new Label("一度だけ（最初は " + first.line() + " 行目）", "once; first on line " + first.line());
    }

    private static String text(Node node) {
        return describe(node).en();
    }

    private static Label describe(Node node) {
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> new Label("値なし", "nothing");
            case ScalarNode scalar -> Label.same(scalar.getValue());
            case SequenceNode _ -> LIST;
            case MappingNode _ -> new Label("設定のまとまり", "a block of settings");
            default -> Label.same(node.getNodeType());
        };
    }
}
