package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Remembers a process by its id and the time it started, so that another one with the same id is not taken for it. */
record PidFile(Path path) {

    void write(ProcessHandle process) {
        try {
            Files.writeString(path, process.pid() + " " + startOf(process).toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> living() {
        try {
            String[] parts = Files.readString(path).strip().split(" ");
            long pid = Long.parseLong(parts[0]);
            Instant start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startOf(process)
                    .equals(start));
        } catch (IOException | ArrayIndexOutOfBoundsException | NumberFormatException _) {
            // Not there, or cut short by the death of its writer.
            return Optional.empty();
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
