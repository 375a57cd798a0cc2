package org.kyodo.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How to run a program.
 *
 * @param directory where it runs
 * @param environment what is added to the launcher's own
 * @param patience how long it may take to stop before it is killed
 */
record Recipe(
        String name,
        Path directory,
        List<String> command,
        Map<String, String> environment,
        Sign sign,
        Duration patience) {

    /** By what one sees that the program is ready. */
    sealed interface Sign {
        /** It prints a line that begins so. */
        record Says(String beginning) implements Sign {}

        /** It answers with 200 there. */
        record Answers(URI at) implements Sign {}
    }

    /**
     * What is started in truth: a Ctrl-C in the terminal or its end goes to the whole group of processes, and must reach the
     * launcher only, which then stops the programs in their order.
     */
    List<String> shielded() {
        return shielded(command);
    }

    static List<String> shielded(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "kyodo"), command.stream())
                .toList();
    }
}
