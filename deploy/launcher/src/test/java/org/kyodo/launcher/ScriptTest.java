package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./kyodo}, with a JDK and a Maven that only tell how they were called. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("../../kyodo");

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();

    private record Ran(int status, String output) {}

    @BeforeEach
    void copy() throws IOException {
        Files.copy(SCRIPT, root.resolve("kyodo"));
        environment.put("KYODO_JAVA_HOME", jdk("jdk-25", "25.0.1"));
    }

    private String jdk(String name, String version) throws IOException {
        Path home = root.resolve(name);
        program(home.resolve("bin/java"), "echo \"java of " + name + ": $*\"");
        program(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home.toString();
    }

    private void maven(String version, String script) throws IOException {
        program(
                root.resolve("maven/bin/mvn"),
                "case \"$*\" in *-v) echo 'Apache Maven " + version + " (of nobody)'; exit 0;; esac\n" + script);
        environment.put("MAVEN_HOME", root.resolve("maven").toString());
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void built() throws IOException {
        Files.createDirectories(root.resolve("deploy/launcher/target/app"));
        Files.createFile(root.resolve("deploy/launcher/target/app/launcher.jar"));
    }

    private Ran run(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", root.resolve("kyodo").toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    @Test
    void it_hands_over_to_the_launcher_with_the_jdk_25_it_found() throws Exception {
        built();
        environment.put("JAVA_HOME", jdk("jdk-17", "17.0.9"));

        Ran ran = run("status", "-x");

        assertThat(ran.output())
                .startsWith("java of jdk-25: ")
                .contains("-Dkyodo.root=" + root.toRealPath())
                .endsWith("launcher.jar status -x\n");
    }

    @Test
    void of_several_jdks_a_25_goes_before_a_newer_one() throws Exception {
        built();
        environment.put("JAVA_HOME", environment.get("KYODO_JAVA_HOME"));
        environment.put("KYODO_JAVA_HOME", jdk("jdk-27", "27"));

        assertThat(run("status").output()).startsWith("java of jdk-25: ");
    }

    @Test
    void an_old_maven_is_named_with_what_is_needed_and_where_to_get_it() throws Exception {
        maven("3.6.3", "echo it was called; exit 0");

        Ran ran = run("test");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output())
                .contains("Maven 3.8 or newer is needed (found: 3.6).")
                .contains("https://maven.apache.org/download.cgi")
                .doesNotContain("it was called");
    }

    @Test
    void tests_are_told_in_short_and_their_closing_lines_as_they_are() throws Exception {
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectory(root.resolve(".mvn"));
        maven("3.8.7", """
                echo '[INFO] Building Kyodo registry 0.1.0-SNAPSHOT            [2/13]'
                echo '[INFO] Compiling 7 source files'
                echo '[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in org.kyodo.A'
                echo '[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0'
                echo '[WARNING] Tests run: 8, Failures: 0, Errors: 0, Skipped: 1'
                """);

        Ran ran = run("test");

        assertThat(ran.status()).isZero();
        assertThat(ran.output())
                .contains("2/13  Kyodo registry 0.1.0-SNAPSHOT\n")
                .contains("\n[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0\n")
                .contains("\n[WARNING] Tests run: 8, Failures: 0, Errors: 0, Skipped: 1\n")
                .contains("tests in all: 13\n")
                .doesNotContain("Compiling", "Time elapsed");
        assertThat(root.resolve(".kyodo/build/test.log")).content().contains("Compiling 7 source files");
    }

    @Test
    void a_failed_test_ends_it_with_a_status_of_failure() throws Exception {
        maven("3.9.9", """
                echo '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0'
                exit 1
                """);

        Ran ran = run("test");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("[ERROR] Tests run: 2, Failures: 1").contains("Failed. Whole output: ");
    }

    @Test
    void nothing_is_built_under_the_feet_of_what_runs() throws Exception {
        maven("3.9.9", "echo it was called; exit 0");
        Path run = Files.createDirectories(root.resolve(".kyodo/run"));
        Files.writeString(
                run.resolve("platform"), "pid=" + ProcessHandle.current().pid() + "\n");

        Ran ran = run("test");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("./kyodo down first").doesNotContain("it was called");
    }

    @Test
    void images_are_made_by_their_own_program_of_what_is_built_and_of_its_bill_of_materials() throws Exception {
        built();
        Files.writeString(root.resolve("pom.xml"), "<module>deploy/launcher</module>\n");
        Files.writeString(root.resolve("deploy/launcher/pom.xml"), "<project/>");
        Files.createDirectory(root.resolve(".mvn"));
        maven("3.9.9", "echo \"called with $*\"");

        Ran ran = run("images", "--no-aot");

        assertThat(ran.output()).endsWith("deploy/images/target/app/images.jar --no-aot\n");
        assertThat(root.resolve(".kyodo/build/build.log")).content().contains("package");
        assertThat(root.resolve(".kyodo/build/bill-of-materials.log")).content().contains("-Pbill-of-materials");
    }
}
