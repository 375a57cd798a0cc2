package org.kyodo.chassis.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.Prose;

class ContentTest {
    @Personal
    record Sender(@Line(max = 100) String name) {}

    record Opinion(
            @Prose(max = 400) String text,
            Optional<@Personal @Line(max = 100) String> name,
            Optional<Sender> sender,
            List<Sender> others,
            Map<String, Integer> points) {}

    private static String receipt(String json) {
        return new Content(Json.TOLERANT.readTree(json), Opinion.class)
                .receipt()
                .sha256();
    }

    @Test
    void it_is_the_hash_of_the_canonical_form_of_what_was_sent() {
        assertThat(receipt("""
                        {"text": "木陰がほしい", "points": {"b": 2, "a": 1}, "others": []}
                        """))
                .isEqualTo(Sha256.hex("{\"others\":[],\"points\":{\"a\":1,\"b\":2},\"text\":\"木陰がほしい\"}"))
                .isEqualTo("f41e3f28a5a02fed24b12274a95827356e715650a9127bdd19bb31b847741307");
    }

    /** The program that the documentation gives to everybody. */
    @Test
    void anybody_works_it_out(@TempDir Path folder) throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "api-examples.md"));
        String program = page.substring(page.indexOf('\n', page.indexOf("```python receipt.py")) + 1);
        Path script = Files.writeString(folder.resolve("receipt.py"), program.substring(0, program.indexOf("```")));
        String content = "{\"text\": \"木陰が\\u3001\\\"ほしい\\\"\\n🌳\", \"points\": {\"b\": 2, \"a\": 1}, \"others\": []}";
        Path sent = Files.writeString(folder.resolve("sent.json"), content);
        Process python = python(script, sent);

        assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(receipt(content));
        assertThat(python.waitFor()).isZero();
    }

    private static Process python(Path script, Path sent) {
        try {
            return new ProcessBuilder("python3", script.toString(), sent.toString()).start();
        } catch (IOException e) {
            return abort("no python3 here: " + e.getMessage());
        }
    }

    /** Nothing is added, taken away or brought to another form. */
    @Test
    void what_was_sent_in_another_way_has_another() {
        assertThat(receipt("{\"text\": \"が\"}"))
                .isNotEqualTo(receipt("{\"text\": \"か\u3099\"}"))
                .isNotEqualTo(receipt("{\"text\": \"が\", \"points\": null}"))
                .isNotEqualTo(receipt("{\"text\": \"が \"}"));
    }

    /** Or the name could be found out by trying names, also when it is erased. */
    @Test
    void personal_data_is_no_part_of_it() {
        assertThat(receipt("""
                        {"text": "木陰がほしい", "name": "桜田 明", "sender": {"name": "桜田 明"},
                         "others": [{"name": "山本 花"}, {"name": "桜田 明"}], "points": {}}
                        """)).isEqualTo(receipt("""
                        {"text": "木陰がほしい", "sender": {"name": "山本 花"}, "others": [{}, {}], "points": {}}
                        """)).isNotEqualTo(receipt("""
                        {"text": "木陰はいらない", "sender": {}, "others": [{}, {}], "points": {}}
                        """));
    }

    @Test
    void half_a_pair_of_surrogates_has_none() {
        assertThatThrownBy(() -> receipt("{\"text\": \"\\ud83d\"}")).isInstanceOf(InvalidInput.class);
    }
}
