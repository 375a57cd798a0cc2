package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small program with a library and an AOT cache, in place of a service; then its checkout goes elsewhere. Libraries such as
 * Spring Cloud Stream ask a class for its location and fail where there is none.
 */
@Timeout(120)
class MovedCheckoutTest {
    private static final Program PROGRAM = Program.REGISTRY;

    @TempDir
    private Path folder;

    private Path checkout;

    @BeforeEach
    void build() throws Exception {
        checkout = folder.resolve("checkout");
        Files.createDirectories(PROGRAM.app(checkout).resolve("lib"));
        compile("first build");
        run(checkout, JavaCommand.training(PROGRAM));
        new AotCache(PROGRAM, checkout).noteJars();
        assertThat(new AotCache(PROGRAM, checkout).fits()).isTrue();
    }

    /** @param build what it says of itself */
    private void compile(String build) throws IOException {
        Path app = PROGRAM.app(checkout);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path main = Files.writeString(folder.resolve("Main.java"), """
                public class Main {
                    public static void main(String[] arguments) {
                        System.out.println("%s");
                        System.out.println(Main.class.getProtectionDomain().getCodeSource().getLocation());
                        System.out.println(Library.location());
                    }
                }
                """.formatted(build));
        Path library = Files.writeString(folder.resolve("Library.java"), """
                public class Library {
                    public static Object location() {
                        return Library.class.getProtectionDomain().getCodeSource().getLocation();
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), library.toString(), main.toString()))
                .isZero();
        jar(app.resolve("lib/library.jar"), new Manifest(), classes.resolve("Library.class"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/library.jar");
        jar(app.resolve(PROGRAM.jarName()), manifest, classes.resolve("Main.class"));
    }

    private static void jar(Path file, Manifest manifest, Path content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry(content.getFileName().toString()));
            jar.write(Files.readAllBytes(content));
        }
    }

    private String run(Path root, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(PROGRAM.app(root).toFile())
                .redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("loaded.log"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private String start(Path root) throws Exception {
        return run(root, JavaCommand.of(PROGRAM, root, List.of()));
    }

    private static void isAt(Path root, String output) throws IOException {
        Path app = PROGRAM.app(root.toRealPath());
        assertThat(output)
                .contains("file:" + app.resolve(PROGRAM.jarName()), "file:" + app.resolve("lib/library.jar"))
                .doesNotContain("null");
    }

    private void itsClassesCameFromTheCache(boolean cached) throws IOException {
        assertThat(Files.readAllLines(folder.resolve("loaded.log")))
                .filteredOn(line -> line.contains(" Library source:"))
                .singleElement()
                .asString()
                .matches(line -> line.contains("shared objects file") == cached);
    }

    @Test
    void it_starts_from_its_cache_where_it_was_built() throws Exception {
        isAt(checkout, start(checkout));
        itsClassesCameFromTheCache(true);
    }

    @Test
    void moved_it_starts_from_its_cache_and_knows_where_it_is() throws Exception {
        Path elsewhere = Files.move(checkout, folder.resolve("a-place-with-a-longer-name"));

        isAt(elsewhere, start(elsewhere));
        itsClassesCameFromTheCache(true);
    }

    @Test
    void with_other_flags_than_now_it_starts_without_the_cache_that_no_longer_fits() throws Exception {
        Path madeOf = PROGRAM.app(checkout).resolve(AotCache.name(PROGRAM) + ".jars");
        List<String> withoutOneFlag = Files.readAllLines(madeOf).stream()
                .filter(line -> !line.startsWith("-Djdk.util.jar.version"))
                .toList();
        Files.write(madeOf, withoutOneFlag);

        isAt(checkout, start(checkout));
        itsClassesCameFromTheCache(false);
    }

    @Test
    void copied_without_its_times_it_starts_without_the_cache_that_no_longer_fits() throws Exception {
        Path elsewhere = Files.move(checkout, folder.resolve("elsewhere"));
        for (Path jar : List.of(PROGRAM.jar(elsewhere), PROGRAM.app(elsewhere).resolve("lib/library.jar"))) {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }

        isAt(elsewhere, start(elsewhere));
        itsClassesCameFromTheCache(false);
    }

    @Test
    void built_anew_it_runs_the_new_code_and_not_what_the_cache_remembers() throws Exception {
        compile("second build, longer than the first");

        assertThat(start(checkout)).contains("second build").doesNotContain("first build");
    }
}
