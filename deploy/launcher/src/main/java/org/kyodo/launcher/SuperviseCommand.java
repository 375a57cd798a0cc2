package org.kyodo.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** What {@code ./kyodo up} leaves behind: looks after the programs until it is told to stop. */
@Command(name = "supervise", hidden = true, description = "looks after the programs, for ./kyodo up")
final class SuperviseCommand implements Callable<Integer> {
    /** The line by which {@code up} knows that all is ready. */
    static final String READY = "@ready";

    /** On a broker of the user's own; the embedded one makes them itself. */
    private static void makeTopics(String kafka) {
        try (Topics topics = new Topics(kafka, Topics.Shape.OF_ANY_BROKER)) {
            topics.make();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.ofInstallation();
        // Standard output ends with "up"; standard error is the log.
        Console console = new Console(System.out, System.err);
        CountDownLatch stopped = new CountDownLatch(1);
        Platform.Options options = Platform.Options.ofInstallation(System.getenv());
        Platform platform = new Platform(home, Ports.from(System.getenv()), options, console);
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            platform.close();
            stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            options.kafka().ifPresent(SuperviseCommand::makeTopics);
            platform.start();
        } catch (Complaint complaint) {
            console.say(complaint.japanese(), complaint.english());
            Runtime.getRuntime().removeShutdownHook(stop);
            platform.close();
            return ExitCode.SOFTWARE;
        }
        console.line(READY);
        stopped.await();
        return ExitCode.OK;
    }
}
