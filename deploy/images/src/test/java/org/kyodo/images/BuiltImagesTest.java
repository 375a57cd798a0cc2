package org.kyodo.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.launcher.JavaCommand;

/** The images that {@code ./kyodo images} made last; {@code ./kyodo images verify} runs this. */
@EnabledIfSystemProperty(named = "kyodo.images", matches = ".+", disabledReason = "images take minutes to make")
@Timeout(300)
class BuiltImagesTest {
    private static final Path IMAGES = Path.of(System.getProperty("kyodo.images", ""));
    private static final Stage STAGE = new Stage(IMAGES.resolve("stage"));

    @TempDir
    private Path folder;

    private record Ran(int status, String output) {}

    static Stream<Application> withCache() {
        return Application.all().stream().filter(application -> Files.exists(STAGE.cache(application)));
    }

    static Stream<Application> all() {
        return Application.all().stream();
    }

    private Ran run(Path directory, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // Each ends at once with a word on its settings.
        builder.environment().put("KYODO_PROFILE", "neither");
        builder.environment().put("KYODO_MONGODB_PORT", "none");
        builder.environment().put("KYODO_IDENTITY_PORT", "none");
        builder.environment()
                .put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on -Xlog:class+load:file=" + folder.resolve("loaded.log"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    /** Starts as a container does, but with a cache that must fit. */
    private void startsFromItsCache(Stage stage, Application application) throws Exception {
        List<String> command =
                new ArrayList<>(JavaCommand.inContainer(stage.java().toString(), application.program(), true));
        command.remove("-XX:AOTMode=auto");

        Ran ran = run(stage.app(application), command);

        assertThat(folder.resolve("loaded.log")).as(ran.output()).exists();
        assertThat(Files.readAllLines(folder.resolve("loaded.log")))
                .as(ran.output())
                .anyMatch(line -> line.contains(" " + mainClass(stage, application) + " source: shared objects file"));
    }

    private static String mainClass(Stage stage, Application application) {
        try (JarFile jar = new JarFile(stage.jar(application).toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Main-Class");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("withCache")
    void its_cache_fits(Application application) throws Exception {
        startsFromItsCache(STAGE, application);
    }

    @ParameterizedTest
    @MethodSource("withCache")
    void its_cache_fits_also_where_the_files_were_moved(Application application) throws Exception {
        Stage moved = new Stage(folder.resolve("elsewhere"));
        Folders.copy(STAGE.runtime(), moved.runtime());
        Folders.copy(STAGE.app(application), moved.app(application));

        startsFromItsCache(moved, application);
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_runs_in_a_container_without_rights_network_or_a_place_to_write(Application application) throws Exception {
        String image = loaded(application);

        Ran ran = podman(
                "run",
                "--rm",
                "--read-only",
                "--network=none",
                "--cap-drop=all",
                "--security-opt=no-new-privileges",
                "--memory=384m",
                "--env=KYODO_PROFILE=neither",
                "--env=KYODO_MONGODB_PORT=none",
                "--env=KYODO_IDENTITY_PORT=none",
                image);

        assertThat(ran.output())
                .contains(
                        switch (application.name()) {
                            case "embedded" -> "KYODO_MONGODB_PORT: none (expected: a port";
                            case "identity" -> "none";
                            case "tools" -> "Runs Kyodo on one machine";
                            default -> "neither (expected: production or trial)";
                        });
    }

    @Test
    void the_embedded_servers_serve_there() throws Exception {
        String image = loaded(Application.all().getFirst());
        Process process = new ProcessBuilder(
                        "podman", "run", "--rm", "--read-only", "--network=none", "--cap-drop=all", image)
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            assertThat(lines.filter(line -> line.startsWith("READY")).findFirst())
                    .isPresent();
        } finally {
            process.destroy();
            assertThat(process.waitFor()).isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_has_no_shell(Application application) throws Exception {
        assertThat(podman("run", "--rm", "--entrypoint=/bin/sh", loaded(application), "-c", "true")
                        .status())
                .isEqualTo(127);
    }

    private String loaded(Application application) throws Exception {
        assumeTrue(isThere("podman"), "podman is not here");
        Ran ran = podman(
                "load",
                "--quiet",
                "--input",
                IMAGES.resolve(application.name() + ".tar").toString());
        assertThat(ran.status()).as(ran.output()).isZero();
        return ran.output().lines().toList().getLast().replaceFirst(".*: ", "");
    }

    private Ran podman(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
