package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Json;
import org.kyodo.kit.Tokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Plays the commands of {@code docs/api-examples.md} as somebody does who types them one after the other. */
class ExamplesByHandTest extends RegistryTest {
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern FORM =
            Pattern.compile("(?ms)^```json POST /api/v1/groups/\\{id}/submission\\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("(?m)# (\\d{3})$");
    private static final String TOKENS = """
            #!/usr/bin/env bash
            [ "$1" = token ] || exit 1
            case "$2" in group) echo "%s" ;; staff) echo "%s" ;; *) exit 1 ;; esac
            """;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @Test
    void lead_from_the_first_request_to_the_public_page_with_the_statuses_that_stand_there() throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "api-examples.md"));
        String commands = found(COMMANDS, page);
        // Another test has registered the group of the page.
        Files.writeString(folder.resolve("form.json"), found(FORM, page).replace("一の坂川ほたる見守り隊", "手で試す会"));
        Path kyodo = folder.resolve("kyodo");
        Files.writeString(
                kyodo,
                TOKENS.formatted(
                        Tokens.of("acct-by-hand", "352039", null, Role.GROUP),
                        Tokens.of("acct-by-hand-office", "352039", "collaboration-office", Role.STAFF)));
        assertThat(kyodo.toFile().setExecutable(true)).isTrue();

        List<String> told = played(commands.replace("127.0.0.1:18081", "127.0.0.1:" + port));

        assertThat(told.stream().filter(line -> line.matches("\\d{3}")))
                .as("%s", told)
                .containsExactlyElementsOf(STATUS.matcher(commands)
                        .results()
                        .map(status -> status.group(1))
                        .toList());
        List<JsonNode> shown = told.stream()
                .filter(line -> line.startsWith("{"))
                .map(Json.TOLERANT::readTree)
                .toList();
        assertThat(shown.getFirst().path("code").asString()).isEqualTo("REASON_REQUIRED");
        assertThat(shown.getLast().at("/card/name").asString()).isEqualTo("手で試す会");
    }

    private List<String> played(String commands) throws IOException, InterruptedException {
        Path script = folder.resolve("commands.sh");
        // What is shown ends without a line break.
        Files.writeString(script, commands.replace("cat answer.json", "cat answer.json; echo"));
        Process bash = new ProcessBuilder("bash", "-eu", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> told = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(bash.waitFor()).as("%s", told).isZero();
        return told;
    }

    private static String found(Pattern block, String page) {
        Matcher matcher = block.matcher(page);
        return matcher.results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
