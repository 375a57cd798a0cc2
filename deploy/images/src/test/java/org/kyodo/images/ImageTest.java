package org.kyodo.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.journeys.Complaint;
import org.kyodo.launcher.JavaCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images of tiny programs, which differ from the real ones in nothing but their files. */
class ImageTest {
    private static final List<String> SERVICES = List.of("registry", "proposal", "grant", "evaluation", "notification");

    @TempDir
    private Path folder;

    private SmallStage small;

    @BeforeEach
    void stage() {
        small = new SmallStage(folder.resolve("one")).settled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "embedded", "tools"})
    void two_builds_without_cache_have_the_same_digest(String name) {
        SmallStage other = new SmallStage(folder.resolve("other")).settled();

        Path one = small.archiveFile(name);
        Path two = other.archiveFile(name);

        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void it_starts_java_itself_with_the_launchers_flags_as_a_user_without_rights() {
        JsonNode config = small.archive("registry").config();

        assertThat(config.path("User").asString()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asString()).isEqualTo("/app");
        assertThat(config.path("Entrypoint").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(JavaCommand.inContainer("/opt/java/bin/java", "registry", false))
                .contains("-XX:MaxRAMPercentage=42", "-XX:+UseSerialGC", "-XX:-UsePerfData")
                .endsWith("-jar", "registry.jar");
        assertThat(config.has("Cmd")).isFalse();
    }

    @Test
    void it_has_no_program_but_java() {
        assertThat(small.archive("notification").entries().entrySet())
                .filteredOn(
                        entry -> entry.getValue().isFile() && (entry.getValue().getMode() & 0111) != 0)
                .extracting(Map.Entry::getKey)
                .containsExactly("/opt/java/bin/java");
    }

    @Test
    void anybody_may_read_its_files_and_nobody_write_them() {
        assertThat(small.archive("grant").entries()).allSatisfy((path, entry) -> {
            assertThat(entry.getMode() & 0777).isEqualTo(mode(path, entry));
            assertThat(entry.getLongUserId()).isZero();
        });
    }

    private static int mode(String path, TarArchiveEntry entry) {
        if (path.equals("/tmp")) {
            return 0777;
        }
        return entry.isDirectory() || path.equals("/opt/java/bin/java") ? 0755 : 0644;
    }

    @Test
    void all_five_share_their_first_three_layers_and_the_others_the_first_two() {
        List<String> first = small.layers("registry").subList(0, 3);

        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(small.layers(service)).startsWith(first.toArray(new String[0])));
        assertThat(Stream.of("embedded", "identity", "tools"))
                .allSatisfy(name -> assertThat(small.layers(name)).startsWith(first.get(0), first.get(1)));
    }

    @Test
    void each_library_lies_in_one_place_and_our_own_above_all_others() {
        assertThat(small.image("registry").layers().stream()
                        .map(layer -> layer.getName() + " "
                                + layer.getEntries().stream()
                                        .map(entry -> entry.getExtractionPath().toString())
                                        .filter(path -> path.endsWith(".jar"))
                                        .toList()))
                .containsExactly(
                        "system []",
                        "runtime []",
                        "shared libraries [/app/lib/common.jar]",
                        "libraries [/app/lib/own.jar]",
                        "kyodo [/app/lib/contracts.jar, /app/registry.jar]");
    }

    @Test
    void the_cache_is_the_last_layer_and_changes_no_other() {
        List<String> without = small.layers("registry");
        SmallStage.write(small.stage.cache(small.application("registry")), "not a cache");

        Archive archive = small.archive("registry");

        assertThat(archive.layers()).startsWith(without.toArray(new String[0])).hasSize(without.size() + 1);
        assertThat(archive.entries()).containsKey("/app/registry.aot");
        assertThat(archive.config().path("Entrypoint").valueStream().map(JsonNode::asString))
                .contains("-XX:AOTCache=registry.aot", "-XX:AOTMode=auto");
    }

    @Test
    void files_have_the_times_at_which_a_cache_was_made_of_them() throws Exception {
        Path library = small.stage.app(small.application("registry")).resolve("lib/common.jar");

        assertThat(Files.getLastModifiedTime(library)).isEqualTo(FileTime.from(SmallStage.BUILD.time()));
        assertThat(small.archive("registry")
                        .entries()
                        .get("/app/lib/common.jar")
                        .getLastModifiedTime())
                .isEqualTo(FileTime.from(SmallStage.BUILD.time()));
    }

    @Test
    void what_is_pushed_is_what_was_made() throws Exception {
        String made = small.image("registry").write(folder.resolve("registry.tar"), folder.resolve("cache"));
        try (SmallRegistry registry = new SmallRegistry(folder)) {
            String pushed = small.image("registry").push(registry.address() + "/city", true, folder.resolve("cache"));

            assertThat(pushed).isEqualTo(made);
            assertThat(registry.manifest("city/registry", "0.1.0")).isEqualTo(made);
            assertThat(registry.blobs()).containsAll(new Archive(folder.resolve("registry.tar")).layers());
        }
    }

    @Test
    void pushing_something_else_than_was_made_is_said() {
        Made made = new Made(Optional.empty());
        made.note("registry", "sha256:1");

        assertThatThrownBy(() -> made.require("registry", "sha256:2"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("sha256:2 (expected: sha256:1)");
    }

    @Test
    void a_program_that_was_not_built_is_named() {
        assertThatThrownBy(() -> small.stage.add(folder.resolve("elsewhere"), small.application("grant")))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("grant has not been built");
    }

    @Test
    void its_bill_names_libraries_packages_and_the_runtime_and_nothing_else() {
        Path whole = folder.resolve("bom.json");
        SmallStage.write(whole, """
                {"specVersion": "1.6", "components": [
                  {"bom-ref": "contracts", "group": "org.kyodo", "name": "contracts"},
                  {"bom-ref": "registry", "group": "org.kyodo", "name": "registry"},
                  {"bom-ref": "grant", "group": "org.kyodo", "name": "grant"},
                  {"bom-ref": "common", "hashes": [{"alg": "SHA-256", "content": "%s"}]},
                  {"bom-ref": "own", "hashes": [{"alg": "SHA-256", "content": "%s"}]}],
                 "dependencies": [
                  {"ref": "registry", "dependsOn": ["contracts", "common", "tests"]},
                  {"ref": "grant", "dependsOn": ["contracts"]}]}
                """.formatted(library("common"), library("own")));
        BillOfMaterials bill = new BillOfMaterials(whole, small.stage, SmallStage.BUILD);

        bill.write(folder.resolve("registry.cdx.json"), small.application("registry"), "sha256:0");

        JsonNode written = JsonMapper.shared().readTree(folder.resolve("registry.cdx.json"));
        assertThat(written.path("metadata").path("component").path("type").asString())
                .isEqualTo("container");
        assertThat(written.path("components")
                        .valueStream()
                        .map(component -> component.path("bom-ref").asString()))
                .satisfiesExactlyInAnyOrder(
                        reference -> assertThat(reference)
                                .startsWith("pkg:deb/")
                                .contains("/libc6@1%3A2.36%2Bb1?arch=amd64"),
                        reference -> assertThat(reference).isEqualTo("java-runtime@25.0.1+9"),
                        reference -> assertThat(reference).isEqualTo("contracts"),
                        reference -> assertThat(reference).isEqualTo("registry"),
                        reference -> assertThat(reference).isEqualTo("common"),
                        reference -> assertThat(reference).isEqualTo("own"));
        assertThat(written.path("dependencies"))
                .hasToString("[{\"ref\":\"registry\",\"dependsOn\":[\"contracts\",\"common\"]}]");
        assertThatThrownBy(() -> bill.write(folder.resolve("grant.cdx.json"), small.application("grant"), "sha256:0"))
                .hasMessageContaining("own.jar of grant is not in the bill");
    }

    private String library(String name) {
        return Digest.of(small.stage.app(small.application("registry")).resolve("lib/" + name + ".jar"))
                .hex();
    }
}
