package org.kyodo.launcher;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The output of a program on disk; when it has grown large, the older part moves to {@code NAME.1}. */
record LogFile(Path path) {
    private static final long LARGE = 16L * 1024 * 1024;

    /** Writes down all that comes, and hands each line on, until the stream ends. */
    void take(InputStream output, Consumer<String> line) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            String next = reader.readLine();
            while (next != null) {
                next = takeUntilLarge(reader, next, line);
            }
        } catch (IOException e) {
            // A killed process closes its pipe in the midst of a line.
            append("(output ended: " + e.getMessage() + ")");
        }
    }

    private String takeUntilLarge(BufferedReader reader, String first, Consumer<String> line) throws IOException {
        if (Files.exists(path) && Files.size(path) > LARGE) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long written = Files.exists(path) ? Files.size(path) : 0;
        try (BufferedWriter writer =
                Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String next = first;
            while (next != null && written <= LARGE) {
                writer.write(next);
                writer.newLine();
                writer.flush();
                written += next.length() + 1;
                line.accept(next);
                next = reader.readLine();
            }
            return next;
        }
    }

    void append(String line) {
        try {
            Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** The last lines, for a reader who wants to know why a program ended. */
    List<String> tail(int count) {
        if (!Files.exists(path)) {
            return List.of();
        }
        Deque<String> last = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(path)) {
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > count) {
                    last.removeFirst();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return List.copyOf(last);
    }
}
