package org.kyodo.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./kyodo down}: stops everything cleanly; the state stays. */
@Command(name = "down", description = "すべてを止めます。データは残ります。 / Stops everything; the data stays.")
final class DownCommand implements Callable<Integer> {
    private static final int WITHIN_SECONDS = 90;
    private final Console console = Console.ofUser();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Home home = Home.ofInstallation();
        Optional<Running.Found> found = Running.found(home);
        if (found.isEmpty()) {
            return stopOrphans(home);
        }
        console.say("止めています…", "Stopping…");
        ProcessHandle launcher = found.get().launcher().orElseThrow();
        launcher.destroy();
        try {
            launcher.onExit().get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new Complaint(
                    WITHIN_SECONDS + " 秒以内に止まりませんでした(プロセス " + launcher.pid() + ")。",
                    "It did not stop within " + WITHIN_SECONDS + " s (process " + launcher.pid() + ").");
        }
        console.say("止まりました。", "Stopped.");
        return ExitCode.OK;
    }

    private int stopOrphans(Home home) {
        List<String> stopOrder =
                Arrays.stream(Program.values()).map(Program::id).toList().reversed();
        List<String> orphans = Supervisor.stopOrphans(home.run(), stopOrder);
        orphans = orphans.isEmpty() ? Supervisor.stopOrphans(home.ofDemo().run(), stopOrder) : orphans;
        if (orphans.isEmpty()) {
            console.say("何も動いていません。", "Nothing runs.");
        } else {
            console.say(
                    "残っていたプロセスを止めました: " + String.join(", ", orphans),
                    "Stopped what was left: " + String.join(", ", orphans));
        }
        return ExitCode.OK;
    }
}
