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
            run=$1
            shift
            for name in "$@"; do
                [ -e "$run/$name.pid" ] && read -r pid start <"$run/$name.pid" || continue
                kill -TERM "$pid" 2>/dev/null || continue
                waited=0
                while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 25 ]; do
                    sleep 1
                    waited=$((waited + 1))
                done
                kill -KILL "$pid" 2>/dev/null
                rm -f "$run/$name.pid"
            done
            """;

    private final Process process;

    private Guard(Process process) {
        this.process = process;
    }

    /** @param stopOrder the names of the programs, the first to be stopped first */
    static Guard over(Path run, List<String> stopOrder) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "kyodo-guard", run.toString()));
        command.addAll(stopOrder);
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
