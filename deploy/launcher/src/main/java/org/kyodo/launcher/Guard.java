package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks after the programs when the launcher was killed so hard that it could not: a small shell process that waits for the
 * end of a pipe, then stops whatever still has a pid file. It ends by itself when nothing has.
 */
final class Guard implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            cat >/dev/null
            cd "$1" || exit 1
            shift
            # Each argument is a group: all of it is told, then waited for.
            for group in "$@"; do
                for name in $group; do
                    [ -e "$name.pid" ] && read -r pid start <"$name.pid" && kill -TERM "$pid" 2>/dev/null
                done
                for name in $group; do
                    [ -e "$name.pid" ] && read -r pid start <"$name.pid" || continue
                    waited=0
                    while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 25 ]; do
                        sleep 1
                        waited=$((waited + 1))
                    done
                    kill -KILL "$pid" 2>/dev/null
                    rm -f "$name.pid"
                done
            done
            """;

    private final Process process;

    private Guard(Process process) {
        this.process = process;
    }

    /** @param stopOrder the names of the programs in groups, the first to be stopped first */
    static Guard over(Path run, List<List<String>> stopOrder) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "kyodo-guard", run.toString()));
        stopOrder.forEach(group -> command.add(String.join(" ", group)));
        try {
            return new Guard(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start sh", e);
        }
    }

    /** Lets it go; the programs have been stopped. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            process.destroyForcibly();
        }
    }
}
