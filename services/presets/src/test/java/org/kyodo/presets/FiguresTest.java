package org.kyodo.presets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Walks the files as they are, past the loader: an invented figure must never pass for a fact. */
class FiguresTest {
    static final List<String> files = Presets.BUNDLED;

    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9,./:% -]*");

    @ParameterizedTest
    @FieldSource("files")
    void every_figure_has_a_source_or_is_marked_as_a_placeholder(String file) {
        List<String> unmarked = new ArrayList<>();
        int figures = walk(root(new String(Presets.bundled(file), StandardCharsets.UTF_8)), unmarked);

        assertThat(unmarked).isEmpty();
        assertThat(figures).isGreaterThan(20);
    }

    @Test
    void a_figure_without_a_mark_is_found_out() {
        List<String> unmarked = new ArrayList<>();
        walk(
                root("a: {b: 5}\nc: [{value: 1/2}, {value: 3, placeholder: true}]\nd: 05-01 09:00\ncode: 352039"),
                unmarked);

        assertThat(unmarked).containsExactly("b: 5", "value: 1/2", "d: 05-01 09:00");
    }

    private static int walk(Node node, List<String> unmarked) {
        int figures = 0;
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                figures += walk(item, unmarked);
            }
        }
        if (node instanceof MappingNode mapping) {
            List<String> keys =
                    mapping.getValue().stream().map(FiguresTest::key).toList();
            boolean marked = keys.contains("placeholder") || keys.contains("source");
            for (NodeTuple entry : mapping.getValue()) {
                figures += walk(entry.getValueNode(), unmarked);
                // The code of a municipality is no figure.
                if (entry.getValueNode() instanceof ScalarNode scalar
                        && FIGURE.matcher(scalar.getValue()).matches()
                        && !key(entry).equals("code")) {
                    figures++;
                    if (!marked) {
                        unmarked.add(key(entry) + ": " + scalar.getValue());
                    }
                }
            }
        }
        return figures;
    }

    private static String key(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    private static Node root(String text) {
        return new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
    }
}
