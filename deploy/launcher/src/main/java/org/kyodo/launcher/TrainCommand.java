package org.kyodo.launcher;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Makes the AOT caches (JEP 514), by which programs start faster: runs everything once, on a state of its own, and lets each
 * program write down what it loaded. Made once, for it takes longer than it saves at one start; a cache that is missing or,
 * after a change, does not fit any more only costs time.
 */
@Command(name = "train", hidden = true, description = "makes the AOT caches")
final class TrainCommand implements Callable<Integer> {
    private static final int FIRST_OFFSET = 5_000;
    private static final int STEP = 100;

    @Option(names = "--anew", description = "also where there are caches: after a change they do not fit any more")
    private boolean anew;

    @Override
    public Integer call() {
        Home installation = Home.ofInstallation();
        if (!anew && caches(installation).allMatch(AotCache::isMade)) {
            return ExitCode.OK;
        }
        Console console = Console.ofUser();
        console.say(
                "起動を速くするキャッシュを作っています(初回だけ、2分ほど)…",
                "Making the caches that let programs start faster (once, about two minutes)…");
        caches(installation).forEach(AotCache::delete);
        Home home = installation.ofTraining();
        home.forget();
        Ports ports = freePorts();
        try (Platform platform = new Platform(
                home,
                ports,
                Platform.Options.ofTraining(),
                new Console(new PrintStream(OutputStream.nullOutputStream())))) {
            platform.start();
        } catch (Complaint complaint) {
            console.say("キャッシュなしで続けます: " + complaint.japanese(), "Going on without: " + complaint.english());
            return ExitCode.SOFTWARE;
        }
        caches(installation).forEach(AotCache::noteJars);
        home.forget();
        return ExitCode.OK;
    }

    private static Stream<AotCache> caches(Home installation) {
        return Stream.of(Program.values()).map(program -> new AotCache(program, installation.root()));
    }

    private static Ports freePorts() {
        List<Program> programs = Arrays.asList(Program.values());
        return IntStream.iterate(FIRST_OFFSET, offset -> offset + STEP)
                .limit(50)
                .mapToObj(Ports::new)
                .filter(ports -> {
                    try {
                        Ports.requireFree(ports.of(programs));
                        return true;
                    } catch (Complaint _) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
