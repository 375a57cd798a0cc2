package org.kyodo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kyodo.journeys.Api;
import org.kyodo.journeys.Console;
import org.kyodo.journeys.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./kyodo bench}: what the chassis costs over a bare program, and what each program needs to start. */
@Command(
        name = "bench",
        description =
                "シャシーの負担を素のプログラムと比べ、起動時間とメモリーを測ります。 / Measures the chassis against a bare program, and start time and memory of each program.")
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--json",
            defaultValue = ".kyodo/bench/benchmarks.json",
            description = {"測定値を書くファイル。", "The file for the figures."})
    private Path json;

    @Option(
            names = "--only",
            split = ",",
            description = {"測る項目(commit、relay、commandToEffect など)。", "What to measure: commit, relay, commandToEffect …"
            })
    private List<String> only = List.of();

    private static final String MUNICIPALITY = "352039";
    private static final String OFFICE = "collaboration-office";
    private static final int REQUESTS = 30_000;
    private static final int CLIENTS = 16;
    private static final Duration LOAD_FOR = Duration.ofMinutes(4);

    private final Console console = Console.ofUser();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home installation = Home.ofInstallation();
        Path target = installation.root().resolve(json);
        Files.createDirectories(target.getParent());
        startUp(new Home(
                installation.root(), installation.state().resolve("bench").resolve("platform")));
        console.line("");
        console.say("シャシーと素のプログラムを交互に測ります(数分)…", "Measures chassis and bare program in turn (some minutes)…");
        Path jar = installation.root().resolve("deploy/bench/target/app/bench.jar");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseCompactObjectHeaders",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "--json",
                target.toString()));
        if (!only.isEmpty()) {
            command.addAll(List.of("--only", String.join(",", only)));
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Starts everything once, with what it tells of the time, and says what each process holds, before and after a load. */
    private void startUp(Home home) {
        home.forget();
        console.say("起動時間とメモリー", "Start time and memory");
        try (Platform platform =
                new Platform(home, Ports.from(System.getenv()), Platform.Options.ofInstallation(Map.of()), console)) {
            platform.start();
            sayMemory(platform);
            int answered = load(platform);
            console.say(
                    "登録サービスが " + answered + " 件のリクエストに答えた後のメモリー",
                    "Memory after the registry answered " + answered + " requests");
            sayMemory(platform);
        }
    }

    private void sayMemory(Platform platform) {
        for (Program program : platform.programs()) {
            platform.ward(program)
                    .flatMap(Ward::process)
                    .flatMap(process -> StatusCommand.megabytes(process.pid()))
                    .ifPresent(megabytes -> console.line("    %-13s %4d MB%s"
                            .formatted(
                                    program.id(),
                                    megabytes,
                                    megabytes > program.mostMegabytes()
                                            ? "  (> " + program.mostMegabytes() + " MB)"
                                            : "")));
        }
    }

    /**
     * Sends commands and asks for lists, so that what grows under load has grown.
     *
     * @return how many requests were answered as they should be
     */
    private static int load(Platform platform) {
        Api api = new Api(platform.endpoints(), platform.accounts(), MUNICIPALITY);
        long until = System.nanoTime() + LOAD_FOR.toNanos();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> {
                    int number;
                    while ((number = begun.addAndGet(2)) <= REQUESTS && System.nanoTime() < until) {
                        // Each for another account, for one has not so many drafts.
                        String account = "acct-load-" + number;
                        Api.Answer started = api.post(
                                OFFICE,
                                Service.REGISTRY,
                                "/api/v1/groups",
                                "{\"account\": \"" + account + "\"}",
                                "Kyodo-Channel",
                                "PAPER",
                                "Kyodo-On-Behalf-Of",
                                account);
                        Api.Answer listed = api.get(OFFICE, Service.REGISTRY, "/api/v1/groups?limit=20");
                        answered.addAndGet((started.status() == 201 ? 1 : 0) + (listed.status() == 200 ? 1 : 0));
                    }
                });
            }
        }
        return answered.get();
    }
}
