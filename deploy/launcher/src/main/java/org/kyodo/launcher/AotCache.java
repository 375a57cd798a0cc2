package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The AOT cache of a program (JEP 514), and of which jars and with which flags it was made. The JVM does not always look whether
 * its jars are still the same: with a cache of older ones it may run the older code. Nor does it look at every flag that says which
 * classes of a jar are loaded. So the launcher looks.
 */
record AotCache(Program program, Path root) {
    /** As commands name it that run in the program's folder. */
    static String name(Program program) {
        return program.id() + ".aot";
    }

    Path file() {
        return program.app(root).resolve(name(program));
    }

    /** The flags, and names, sizes and times of the jars, a line each. */
    private Path jars() {
        return program.app(root).resolve(name(program) + ".jars");
    }

    boolean isMade() {
        return Files.exists(file()) && Files.exists(jars());
    }

    /** Whether it was made of the very jars that are there now, with the flags of now. */
    boolean fits() {
        try {
            return isMade() && Files.readAllLines(jars()).equals(madeOfNow());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jars(), e);
        }
    }

    /** To be called when it has been made. */
    void noteJars() {
        try {
            if (Files.exists(file())) {
                Files.write(jars(), madeOfNow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jars(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(jars());
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(), e);
        }
    }

    private List<String> madeOfNow() throws IOException {
        Path app = program.app(root);
        try (Stream<Path> files = Files.walk(app)) {
            Stream<String> jars = files.filter(
                            file -> file.getFileName().toString().endsWith(".jar"))
                    .map(file -> line(app, file))
                    .sorted();
            return Stream.concat(JavaCommand.SMALL.stream(), jars).toList();
        }
    }

    private static String line(Path app, Path jar) {
        try {
            // Whole seconds, as the JVM compares them and as archives keep them.
            return "%s %d %d"
                    .formatted(
                            app.relativize(jar),
                            Files.size(jar),
                            Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }
}
