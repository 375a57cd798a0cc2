package org.kyodo.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./kyodo up}: starts everything and returns when it is ready; a supervisor stays behind. */
@Command(name = "up", description = "すべてを起動し、準備ができたら戻ります。 / Starts everything and returns when it is ready.")
final class UpCommand implements Callable<Integer> {
    private final Console console = Console.ofUser();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.ofInstallation();
        Ports ports = Ports.from(System.getenv());
        Optional<Running.Found> found = Running.found(home);
        if (found.isPresent()) {
            return alreadyRunning(home, found.get());
        }
        console.say("起動しています…", "Starting…");
        Process supervisor = new ProcessBuilder(
                        Recipe.shielded(JavaCommand.launcher(home.root(), List.of("supervise"))))
                .redirectError(home.log("supervisor").toFile())
                .start();
        // A Ctrl-C now must not leave half a platform behind; the supervisor itself does not hear it.
        Thread giveUp = Thread.ofPlatform().unstarted(() -> {
            supervisor.destroy();
            supervisor.onExit().join();
        });
        Runtime.getRuntime().addShutdownHook(giveUp);
        boolean ready = follow(supervisor);
        Runtime.getRuntime().removeShutdownHook(giveUp);
        if (!ready) {
            console.say("起動できませんでした。ログ: " + home.logs(), "It did not start. Logs: " + home.logs());
            return ExitCode.SOFTWARE;
        }
        Addresses.tell(console, ports);
        console.say("止めるには ./kyodo down", "Stop it with ./kyodo down");
        return ExitCode.OK;
    }

    /** Passes on what the supervisor tells, until it says how it went. */
    private boolean follow(Process supervisor) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(supervisor.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(SuperviseCommand.READY)) {
                return true;
            }
            console.line(line);
        }
        return false;
    }

    private int alreadyRunning(Home home, Running.Found found) {
        if (!found.home().equals(home)) {
            throw new Complaint(
                    "デモが動いています。先に終了してください(Ctrl-C または ./kyodo down)。",
                    "The demo is running. End it first (Ctrl-C or ./kyodo down).");
        }
        console.say("すでに動いています。", "It is running already.");
        Addresses.tell(console, found.ports());
        return ExitCode.OK;
    }
}
