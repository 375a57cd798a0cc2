package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kyodo.journeys.Complaint;

/** Those parts of the JDK which runs this that Kyodo's programs need. */
final class JavaRuntime {
    /** All of Java SE: what a hand-picked list leaves out is missed only at run time. */
    static final List<String> MODULES = List.of(
            "java.se",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    static final List<String> OPTIONS = List.of("--include-locales=ja,en");

    private JavaRuntime() {}

    /** Links it into a folder that is not there yet, with no program but {@code java}. */
    static void link(Path folder, List<String> modules, List<String> options) {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        List<String> command = new ArrayList<>(List.of(
                jlink.toString(),
                "--add-modules=" + String.join(",", modules),
                "--no-header-files",
                "--no-man-pages",
                "--output=" + folder));
        command.addAll(options);
        try {
            Tool.run(folder.getParent(), command);
            for (Path file : Folders.filesOf(folder)) {
                if (file.startsWith(folder.resolve("bin")) && !file.endsWith("java")) {
                    Files.delete(file);
                } else if (Files.isSymbolicLink(file)) {
                    // Licences that several modules share.
                    Path target = file.toRealPath();
                    Files.delete(file);
                    Folders.copy(target, file);
                }
            }
        } catch (Tool.Failed failed) {
            throw new Complaint(
                    jlink + " で実行環境を作れません(JDK 25 が必要です)。",
                    jlink + " cannot make a runtime (expected: a whole JDK 25): " + failed.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a runtime in " + folder, e);
        }
    }
}
