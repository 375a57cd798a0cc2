package org.kyodo.presets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.presets.InvalidPreset.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One file being read: where everything stands in it, where it comes from, and all that is wrong with it.
 *
 * <p>It reads composed YAML nodes rather than binding them to records, because only the nodes still know their lines when
 * one setting is held against another.
 */
final class Sheet {
    /** A place in the file, both from 1. */
    record Place(int line, int column) {
        static Place of(Node node) {
            return node.getStartMark().map(Place::of).orElse(TOP);
        }

        static Place of(org.snakeyaml.engine.v2.exceptions.Mark mark) {
            return new Place(mark.getLine() + 1, mark.getColumn() + 1);
        }

        private static final Place TOP = new Place(1, 1);
    }

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    Sheet(String file) {
        this.file = file;
    }

    /** The whole file; {@code null} stands wherever a problem was noted, so look at {@link #throwIfWrong} first. */
    <T> T read(byte[] content, Function<Section, T> reading) {
        Optional<String> text = text(content);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var settings = LoadSettings.builder()
                    .setLabel(file)
                    .setSchema(new CoreSchema())
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text.get());
            if (root.isEmpty()) {
                wrong(
                        Place.TOP,
                        "file",
                        new Label("空", "empty"),
                        new Label("設定（例: code: \"352039\"）", "settings such as code: \"352039\""));
                return null;
            }
            return Section.read(this, root.get(), "", reading);
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(Place::of).orElse(Place.TOP);
            // A brace that was never closed is noticed only further down.
            String begun = e.getContextMark()
                    .map(Place::of)
                    .filter(context -> context.line() < place.line())
                    .map(context -> ", in what begins on line " + context.line())
                    .orElse("");
            wrong(
                    place,
                    "YAML",
                    oneLine(e.getProblem()) + begun,
                    new Label("空白で字下げした正しい YAML", "well-formed YAML, indented by spaces"));
        } catch (YamlEngineException e) {
            wrong(Place.TOP, "YAML", oneLine(e.getMessage()), new Label("正しい YAML", "well-formed YAML"));
        }
        return null;
    }

    private Optional<String> text(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            // Some editors put a byte order mark before the text.
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            wrong(
                    new Place(line, 1),
                    "text",
                    new Label("UTF-8 でないバイト列", "bytes that are not UTF-8"),
                    new Label("Shift_JIS でなく UTF-8 で保存したファイル", "a file saved as UTF-8, not Shift_JIS"));
            return Optional.empty();
        }
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ");
    }

    /** @param given what is said of it, or the value itself */
    void wrong(Place place, String path, Object given, Label expected) {
        Label said = given instanceof Label label ? label : Label.same(given);
        problems.add(new Problem(file, place.line(), place.column(), path, said, expected));
    }

    /** A problem with a setting that was read before. */
    void wrong(String path, Object given, Label expected) {
        wrong(place(path), path, given, expected);
    }

    void stands(String path, Place place) {
        places.put(path, place);
    }

    Place place(String path) {
        return places.getOrDefault(path, Place.TOP);
    }

    void marked(Mark mark) {
        marks.add(mark);
    }

    List<Mark> marks() {
        return marks.stream().sorted(Comparator.comparingInt(Mark::line)).toList();
    }

    String file() {
        return file;
    }

    void throwIfWrong() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new InvalidPreset(problems);
        }
    }
}
