package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.kyodo.journeys.Accounts;

/**
 * Where things lie on this machine.
 *
 * @param root of the project
 * @param state of one installation: databases, logs, secrets, what runs
 */
record Home(Path root, Path state) {

    /** The installation of {@code ./kyodo up}; its state survives. */
    static Home ofInstallation() {
        Path root = Path.of(System.getProperty("kyodo.root", "")).toAbsolutePath();
        return new Home(root, root.resolve(".kyodo"));
    }

    /** The installation of {@code ./kyodo demo}; it begins anew each time. */
    Home ofDemo() {
        return new Home(root, state.resolve("demo"));
    }

    /** One to make AOT caches with, thrown away afterwards. */
    Home ofTraining() {
        return new Home(root, state.resolve("training"));
    }

    Path logs() {
        return folder("logs");
    }

    Path log(String program) {
        return logs().resolve(program + ".log");
    }

    Path run() {
        return folder("run");
    }

    Path secrets() {
        return state.resolve("secrets");
    }

    /** The demo accounts of this installation, once its identity provider has started. */
    Accounts accounts(Ports ports) {
        return Accounts.of(
                ports.url(Program.IDENTITY), state.resolve("identity").resolve("accounts.json"));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(state.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + state.resolve(name), e);
        }
    }

    /** Deletes the state with all that is in it. */
    void forget() {
        if (!Files.exists(state)) {
            return;
        }
        try (Stream<Path> everything = Files.walk(state)) {
            for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + state, e);
        }
    }
}
