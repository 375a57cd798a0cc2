package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of this machine that is run for its result. */
final class Tool {
    private Tool() {}

    /** It is not there, or it ended with another status than 0. The message is what it said. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean missing;

        Failed(String said) {
            this(false, said);
        }

        private Failed(boolean missing, String said) {
            super(said.strip());
            this.missing = missing;
        }

        boolean isMissing() {
            return missing;
        }
    }

    /** What it printed. */
    static String run(Path directory, List<String> command) throws Failed {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new Failed(true, e.getMessage());
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Failed(false, output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + command.getFirst() + " says", e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}
