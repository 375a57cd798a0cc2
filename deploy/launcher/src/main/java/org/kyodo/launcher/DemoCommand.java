package org.kyodo.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.kyodo.journeys.Accounts;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import org.kyodo.journeys.Journey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./kyodo demo}: runs everything on a fresh state and plays the first journeys through the public APIs. */
@Command(
        name = "demo",
        description =
                "すべてを新しい状態で起動し、提案が5つのサービスを通る旅を演じます。 / Starts everything afresh and plays one proposal's journey through five services.")
final class DemoCommand implements Callable<Integer> {
    private static final String YAMAGUCHI = "352039";
    private static final String NP = "NP";

    @Option(
            names = "--exit",
            description = {"演じ終えたら終了します。すべての確認が成り立てば 0。", "Ends by itself; status 0 only if every check held."})
    private boolean exit;

    private final Console console = Console.ofUser();

    @Override
    public Integer call() throws InterruptedException {
        Home installation = Home.ofInstallation();
        Home home = installation.ofDemo();
        Ports ports = Ports.from(System.getenv());
        refuseBesides(installation, ports);
        Supervisor.stopOrphans(
                home.run(),
                Arrays.stream(Program.values()).map(Program::id).toList().reversed());
        home.forget();
        Ports.requireFree(Map.of("webhook receiver", ports.receiver()));
        console.say(
                "協働 Kyodo のデモ。登場する団体・人物・金額はすべて架空です。",
                "The demo of Kyodo. All groups, people and amounts are invented.");
        console.line("");
        console.say(
                "起動しています(Kafka、MongoDB 互換サーバー、ID プロバイダー、5つのサービス)…",
                "Starting Kafka, a MongoDB-protocol server, an identity provider and five services…");
        long started = System.nanoTime();
        Platform platform = new Platform(home, ports, Platform.Options.ofDemo(Journey.BEGINS), console);
        AtomicBoolean stopping = new AtomicBoolean();
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            stopping.set(true);
            console.line("");
            console.say("止めています…", "Stopping…");
            platform.close();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            platform.start();
            Duration untilReady = Duration.ofNanos(System.nanoTime() - started);
            console.line("");
            console.say(
                    "準備ができました(%.1f 秒)。".formatted(untilReady.toMillis() / 1000.0),
                    "Ready after %.1f s.".formatted(untilReady.toMillis() / 1000.0));
            return play(platform, untilReady);
        } catch (IllegalStateException e) {
            if (stopping.get()) {
                // Ctrl-C while it was starting or playing; what was cut off is no fault.
                return ExitCode.SOFTWARE;
            }
            throw e;
        }
    }

    private void refuseBesides(Home installation, Ports ports) {
        Optional<Running.Found> found = Running.found(installation)
                .filter(running ->
                        running.ports().equals(ports) || running.home().equals(installation.ofDemo()));
        if (found.isPresent()) {
            boolean demo = found.get().home().equals(installation.ofDemo());
            throw new Complaint(
                    demo
                            ? "デモはすでに動いています。"
                            : "./kyodo up で起動したものが動いています。./kyodo down で止めるか、KYODO_PORT_OFFSET=1000 を指定してください(データはそのまま残ります)。",
                    demo
                            ? "The demo is running already."
                            : "What ./kyodo up started is running. Stop it with ./kyodo down, or set KYODO_PORT_OFFSET=1000 (its data is left alone).");
        }
    }

    private int play(Platform platform, Duration untilReady) throws InterruptedException {
        Accounts accounts = platform.accounts();
        try (Journey journey = new Journey(
                console,
                new Journey.Setting(
                        platform.endpoints(),
                        accounts,
                        YAMAGUCHI,
                        NP,
                        Optional.of(platform),
                        Optional.of(URI.create(
                                "http://" + Ports.HOST + ":" + platform.ports().receiver()))))) {
            journey.timed("until everything was ready", untilReady);
            boolean held = journey.play();
            memory(platform);
            if (!exit) {
                Addresses.tell(console, platform.ports());
                accounts(accounts);
                console.say("Ctrl-C で終了します。", "Ctrl-C ends it.");
                new CountDownLatch(1).await();
            }
            journey.verdict();
            return held ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void memory(Platform platform) {
        console.line("  メモリ / memory");
        for (Program program : platform.programs()) {
            platform.ward(program)
                    .flatMap(Ward::process)
                    .flatMap(process -> StatusCommand.megabytes(process.pid()))
                    .ifPresent(megabytes -> console.line("      %5d MB  %s".formatted(megabytes, program.id())));
        }
    }

    private void accounts(Accounts accounts) {
        console.line("");
        console.say("デモ用アカウント(./kyodo token NAME --municipality CODE):", "Demo accounts:");
        accounts.all().stream()
                .collect(Collectors.groupingBy(Accounts.Account::municipality))
                .forEach((municipality, all) -> console.line("  " + municipality + "  "
                        + all.stream()
                                .map(account -> account.clientId().substring(municipality.length() + 1))
                                .collect(Collectors.joining(" "))));
        console.line("");
    }
}
