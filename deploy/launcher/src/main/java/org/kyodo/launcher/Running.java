package org.kyodo.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.kyodo.journeys.Complaint;

/**
 * What other commands need to know of a platform that runs.
 *
 * @param pid of the launcher that looks after it
 */
record Running(long pid, int offset, String mongodb, String kafka) {
    private static final String FILE = "platform";

    /** An installation and what runs of it. */
    record Found(Home home, Running running) {
        Ports ports() {
            return new Ports(running.offset());
        }

        Optional<ProcessHandle> launcher() {
            return ProcessHandle.of(running.pid());
        }
    }

    /** The platform that runs: that of {@code up}, else that of {@code demo}. @throws Complaint if none does */
    static Found required(Home installation) {
        return found(installation)
                .orElseThrow(() -> new Complaint(
                        "何も動いていません。./kyodo up または ./kyodo demo で起動してください。",
                        "Nothing runs. Start it with ./kyodo up or ./kyodo demo."));
    }

    static Optional<Found> found(Home installation) {
        return Stream.of(installation, installation.ofDemo())
                .flatMap(home -> of(home).map(running -> new Found(home, running)).stream())
                .findFirst();
    }

    /** Of one installation, if its launcher lives: a dead one holds no lock. */
    static Optional<Running> of(Home home) {
        Path folder = home.state().resolve("run");
        if (!Files.exists(folder.resolve(FILE)) || !isLocked(folder.resolve("lock"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(reader);
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.of(new Running(
                Long.parseLong(properties.getProperty("pid")),
                Integer.parseInt(properties.getProperty("offset")),
                properties.getProperty("mongodb"),
                properties.getProperty("kafka")));
    }

    void write(Path folder) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("offset", Integer.toString(offset));
        properties.setProperty("mongodb", mongodb);
        properties.setProperty("kafka", kafka);
        try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }

    static void forget(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder.resolve(FILE), e);
        }
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException _) {
            return false;
        }
    }
}
