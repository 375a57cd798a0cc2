package org.kyodo.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.kyodo.contracts.Sha256;
import org.kyodo.journeys.Api;
import org.kyodo.journeys.Cast;
import org.kyodo.journeys.Console;
import org.kyodo.journeys.EventLine;
import org.kyodo.journeys.EventTap;
import org.kyodo.journeys.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./kyodo crash}: groups register without pause while one program after the other is killed as if by {@code kill -9};
 * then what callers were told, what stands on the topics and what a consumer made of it are held against each other.
 */
@Command(
        name = "crash",
        description =
                "負荷の中でプロセスを次々に強制終了し、履歴を突き合わせます。 / Kills processes under load, one after the other, and compares the histories.")
final class CrashCommand implements Callable<Integer> {
    private static final String MUNICIPALITY = "NP";
    private static final String GROUP = "group-1";
    private static final String OFFICE = "collaboration-office";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What a caller was told has happened. */
    private record Told(String subject, String id, String type, long sequence, String hash) {}

    @Option(
            names = "--kills",
            defaultValue = "10",
            description = {"強制終了の回数(既定 10)。", "How many kills (default 10)."})
    private int kills;

    @Option(
            names = "--seed",
            description = {"乱数の種。", "Seed of the choice of victims and moments; told at the start."})
    private Optional<Long> seed;

    private final Console console = Console.ofUser();
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        long chosen = seed.orElseGet(System::nanoTime);
        Home home = new Home(
                Home.ofInstallation().root(), Home.ofInstallation().state().resolve("crash"));
        home.forget();
        Platform platform =
                new Platform(home, Ports.from(System.getenv()), Platform.Options.ofInstallation(Map.of()), console);
        Thread stop = Thread.ofPlatform().unstarted(platform::close);
        Runtime.getRuntime().addShutdownHook(stop);
        platform.start();
        console.say(
                "%d 回の強制終了を始めます(種 %d)。".formatted(kills, chosen), "%d kills begin (seed %d).".formatted(kills, chosen));
        Api api = new Api(platform.endpoints(), platform.accounts(), MUNICIPALITY);
        List<EventLine> events;
        Set<String> noticed;
        try (EventTap tap = new EventTap(platform.kafka(), event -> {})) {
            subscribe(api);
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                writers.add(Thread.ofPlatform().start(() -> {
                    while (!over.get()) {
                        register(api);
                    }
                }));
            }
            killInTurn(platform, new Random(chosen));
            over.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            awaitCalm(tap);
            events = tap.seen();
            noticed = notices(api);
        }
        compare(events, noticed);
        Runtime.getRuntime().removeShutdownHook(stop);
        platform.close();
        console.line("");
        faults.stream().limit(20).forEach(fault -> console.line("  ✘ " + fault));
        console.say(
                faults.isEmpty() ? "何も失われず、二重の効果もなく、順序も保たれました。" : faults.size() + " 件の食い違いがあります。",
                faults.isEmpty()
                        ? "Nothing was lost, nothing had its effect twice, and order was kept."
                        : faults.size() + " differences were found.");
        return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** The office's inbox gets a notice of each registration: what a consumer makes of the events. */
    private void subscribe(Api api) {
        Api.Answer answer = api.post(OFFICE, Service.NOTIFICATION, "/api/v1/subscriptions", """
                {"department": "collaboration-office",
                 "terms": {"name": "登録",
                           "filter": {"types": ["kyodo.registry.GroupRegistered"], "fieldTypes": [], "areas": [],
                                      "forms": [], "stages": [], "amountMin": null},
                           "channels": ["IN_APP"]}}
                """);
        if (answer.status() != 201) {
            throw new IllegalStateException("subscription: " + answer.told());
        }
    }

    private void register(Api api) {
        String key = UUID.randomUUID().toString();
        Api.Answer started = untilAnswered(api, "/api/v1/groups", "{}", key + "-1");
        remember(started);
        String form = Cast.form(
                "試験の会 " + key,
                "シケンノカイ",
                "CITIZEN_ACTIVITY",
                12,
                true,
                "\"ENVIRONMENT\"",
                "市内全域",
                "試験のための架空の団体",
                "試験 " + key,
                "シケン",
                attachments(api));
        remember(untilAnswered(api, "/api/v1/groups/" + started.id() + "/submission", form, key + "-2"));
    }

    /** Uploaded anew where the service died meanwhile: what it left of the first is swept away. */
    private static String attachments(Api api) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Cast.attachments(api, GROUP);
            } catch (java.io.UncheckedIOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** Sends the same with the same key again until the service says that it is done. */
    private Api.Answer untilAnswered(Api api, String path, String body, String key) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                Api.Answer answer = api.post(GROUP, Service.REGISTRY, path, body, "Idempotency-Key", key);
                if (answer.status() == 200 || answer.status() == 201) {
                    return answer;
                }
                last = answer.told();
                if (answer.status() < 500) {
                    throw new IllegalStateException(path + ": " + last);
                }
            } catch (java.io.UncheckedIOException e) {
                last = e.getMessage();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException(path + " was not answered: " + last);
    }

    private void remember(Api.Answer answer) {
        for (JsonNode fact : answer.body().path("events")) {
            told.add(new Told(
                    "group/" + answer.id(),
                    fact.path("id").asString(),
                    fact.path("type").asString(),
                    fact.path("sequence").asLong(),
                    fact.path("hash").asString()));
        }
    }

    private void killInTurn(Platform platform, Random random) throws InterruptedException {
        List<Program> victims = new ArrayList<>(Program.SERVICES);
        if (platform.programs().contains(Program.EMBEDDED)) {
            victims.add(Program.EMBEDDED);
        }
        for (int kill = 1; kill <= kills; kill++) {
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(2_000)).toNanos());
            // Most often the one that takes the commands and the one whose state is compared.
            Program victim = random.nextInt(3) == 0
                    ? victims.get(random.nextInt(victims.size()))
                    : random.nextBoolean() ? Program.REGISTRY : Program.NOTIFICATION;
            Ward ward = platform.ward(victim).orElseThrow();
            Optional<ProcessHandle> process = ward.process();
            if (process.isPresent()) {
                console.line("%3d/%d  kill -9 %s  (%d)".formatted(kill, kills, victim.id(), told.size()));
                process.get().destroyForcibly();
                int starts = ward.starts();
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while ((ward.starts() == starts || !ward.isReady()) && System.nanoTime() < deadline) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
                if (!ward.isReady()) {
                    throw new IllegalStateException(victim.id() + " did not come back");
                }
            }
        }
    }

    /** Waits until all that callers were told stands on the topics, and every registration has its notice. */
    private void awaitCalm(EventTap tap) throws InterruptedException {
        Set<String> open = new HashSet<>();
        told.forEach(fact -> open.add(fact.id()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            String some = open.iterator().next();
            tap.await(event -> event.header("ce_id").filter(some::equals).isPresent(), Duration.ofSeconds(5));
            tap.seen().forEach(event -> event.header("ce_id").ifPresent(open::remove));
        }
    }

    private Set<String> notices(Api api) {
        long wanted = told.stream().filter(CrashCommand::isRegistration).count();
        Set<String> noticed = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            noticed.clear();
            String cursor = "";
            int seen = 0;
            do {
                JsonNode page = api.get(OFFICE, Service.NOTIFICATION, "/api/v1/inbox?limit=100" + cursor)
                        .body();
                for (JsonNode notice : page.path("items")) {
                    seen++;
                    if (!noticed.add(notice.path("event").asString())) {
                        faults.add(
                                "two notices of event " + notice.path("event").asString());
                    }
                }
                cursor = page.path("next").isNull() || page.path("next").isMissingNode()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            if (seen < wanted) {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        } while (noticed.size() < wanted && System.nanoTime() < deadline);
        return noticed;
    }

    private void compare(List<EventLine> events, Set<String> noticed) {
        Map<String, TreeMap<Long, EventLine>> streams = new HashMap<>();
        int repeats = 0;
        for (EventLine event : events) {
            TreeMap<Long, EventLine> stream = streams.computeIfAbsent(event.subject(), subject -> new TreeMap<>());
            long highest = stream.isEmpty() ? 0 : stream.lastKey();
            if (event.sequence() <= highest) {
                repeats++;
                if (!event.header("ce_id").equals(stream.get(event.sequence()).header("ce_id"))) {
                    faults.add(event.subject() + " has two events with sequence " + event.sequence());
                }
            } else {
                if (event.sequence() != highest + 1) {
                    faults.add(event.subject() + ": " + event.sequence() + " came after " + highest);
                }
                stream.put(event.sequence(), event);
            }
        }
        for (Told fact : told) {
            EventLine event =
                    streams.getOrDefault(fact.subject(), new TreeMap<>()).get(fact.sequence());
            if (event == null || !event.header("ce_id").equals(Optional.of(fact.id()))) {
                faults.add("lost: " + fact);
            } else if (!Sha256.hex(event.data()).equals(fact.hash())) {
                faults.add("another content than the receipt says: " + fact);
            }
        }
        told.stream()
                .filter(CrashCommand::isRegistration)
                .filter(fact -> !noticed.contains(fact.id()))
                .forEach(fact -> faults.add("no notice of " + fact));
        console.line("");
        console.say(
                "受付票 %d 件、トピックのイベント %d 件(うち再送 %d 件)、集約 %d 件、通知 %d 件"
                        .formatted(told.size(), events.size(), repeats, streams.size(), noticed.size()),
                "%d facts told, %d records on the topics (%d repeated), %d subjects, %d notices"
                        .formatted(told.size(), events.size(), repeats, streams.size(), noticed.size()));
    }

    private static boolean isRegistration(Told fact) {
        return fact.type().equals("kyodo.registry.GroupRegistered.v1");
    }
}
