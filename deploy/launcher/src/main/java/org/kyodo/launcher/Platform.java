package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.journeys.Accounts;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import org.kyodo.journeys.Endpoints;
import org.kyodo.journeys.ProcessControl;
import org.kyodo.journeys.Service;

/** All programs of one installation, run and looked after by this process. */
final class Platform implements ProcessControl, AutoCloseable {
    static final String MONGODB = "KYODO_MONGODB_URI";
    static final String KAFKA = "KYODO_KAFKA_BOOTSTRAP";

    private static final String PRESETS = "KYODO_PRESETS";

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    /** A program in training writes its cache when it ends. */
    private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(5);

    /**
     * What is special about a run.
     *
     * @param mongodb a server to use instead of the embedded one
     * @param kafka a broker to use instead of the embedded one
     * @param clock the time at which a movable clock begins; empty: the machine's own
     * @param presets a folder with a city's own settings, relative to the project or absolute
     * @param privateWebhooks whether webhooks may go to this machine
     * @param training whether it only runs to make the AOT caches
     */
    record Options(
            Optional<String> mongodb,
            Optional<String> kafka,
            Optional<Instant> clock,
            Optional<Path> presets,
            boolean privateWebhooks,
            boolean training) {
        static Options ofInstallation(Map<String, String> environment) {
            return new Options(
                    Optional.ofNullable(environment.get(MONGODB)).filter(text -> !text.isBlank()),
                    Optional.ofNullable(environment.get(KAFKA)).filter(text -> !text.isBlank()),
                    Optional.empty(),
                    Optional.ofNullable(environment.get(PRESETS))
                            .filter(text -> !text.isBlank())
                            .map(Path::of),
                    Boolean.parseBoolean(environment.getOrDefault("KYODO_WEBHOOK_ALLOW_PRIVATE", "false")),
                    false);
        }

        static Options ofDemo(Instant clock) {
            return new Options(Optional.empty(), Optional.empty(), Optional.of(clock), Optional.empty(), true, false);
        }

        static Options ofTraining() {
            return new Options(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, true);
        }
    }

    private final Home home;
    private final Ports ports;
    private final Options options;
    private final Console console;
    private final Supervisor supervisor;
    private FileLock lock;

    Platform(Home home, Ports ports, Options options, Console console) {
        this.home = home;
        this.ports = ports;
        this.options = options;
        this.console = console;
        this.supervisor = new Supervisor(home.run(), home.logs(), new Supervisor.Listener() {
            @Override
            public void ready(String name, Duration took) {
                console.line("  ✔ %-13s %s  (%.1f s)".formatted(name, address(name), took.toMillis() / 1000.0));
            }

            @Override
            public void died(String name, int status, Duration pause) {
                console.say(
                        "  ✘ " + name + " が終了コード " + status + " で終了しました。" + pause.toMillis() + " ms 後に再起動します。",
                        "  " + name + " ended with status " + status + "; it is started again in " + pause.toMillis()
                                + " ms.");
            }

            @Override
            public void stopped(String name) {
                console.line("  ■ " + name);
            }
        });
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws Complaint when a port is taken, a program is not built or does not start
     */
    void start() {
        requireBuilt();
        lock();
        List<String> orphans = Supervisor.stopOrphans(
                home.run(),
                Arrays.stream(Program.values()).map(Program::id).toList().reversed());
        if (!orphans.isEmpty()) {
            console.say(
                    "前回の残りのプロセスを止めました: " + String.join(", ", orphans),
                    "Stopped what an earlier run had left behind: " + String.join(", ", orphans));
        }
        Ports.requireFree(ports.of(programs()));
        new Running(ProcessHandle.current().pid(), ports.offset(), mongodb(), kafka()).write(home.run());
        List<Recipe> servers = Stream.of(Program.EMBEDDED, Program.IDENTITY)
                .filter(programs()::contains)
                .map(this::recipe)
                .toList();
        supervisor.start(
                List.of(servers, Program.SERVICES.stream().map(this::recipe).toList()));
    }

    Ports ports() {
        return ports;
    }

    Home home() {
        return home;
    }

    String kafka() {
        return options.kafka().orElse(Ports.HOST + ":" + ports.kafka());
    }

    String mongodb() {
        return options.mongodb().orElse("mongodb://" + Ports.HOST + ":" + ports.of(Program.EMBEDDED));
    }

    Endpoints endpoints() {
        return ports.endpoints(kafka());
    }

    Accounts accounts() {
        return home.accounts(ports);
    }

    @Override
    public void stop(Service service) {
        supervisor.stop(service.id());
    }

    @Override
    public void start(Service service, Instant clock) {
        supervisor.change(recipe(Program.of(service), Optional.of(clock)));
        supervisor.start(service.id());
    }

    @Override
    public boolean isRunning(Service service) {
        return ward(Program.of(service)).isPresent();
    }

    Optional<Ward> ward(Program program) {
        return supervisor.ward(program.id());
    }

    /** Stops the services, which send what is left to send, and then the servers. */
    @Override
    public void close() {
        supervisor.close();
        if (lock != null) {
            Running.forget(home.run());
            try {
                lock.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<Program> programs() {
        List<Program> programs = new ArrayList<>(List.of(Program.values()));
        if (options.mongodb().isPresent() && options.kafka().isPresent()) {
            programs.remove(Program.EMBEDDED);
        }
        return programs;
    }

    private String address(String name) {
        Program program = Program.called(name);
        return program == Program.EMBEDDED ? "" : ports.url(program).toString();
    }

    private void requireBuilt() {
        for (Program program : programs()) {
            if (!Files.exists(program.jar(home.root()))) {
                throw new Complaint(
                        program.id() + " がビルドされていません: " + program.jar(home.root()),
                        program.id() + " has not been built: " + program.jar(home.root()) + " is not there.");
            }
        }
    }

    private void lock() {
        Path file = home.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new Complaint("すでに動いています。", "It is running already.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private Recipe recipe(Program program) {
        return recipe(program, options.clock());
    }

    private Recipe recipe(Program program, Optional<Instant> clock) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KYODO_STATE", home.state().toString());
        return switch (program) {
            case EMBEDDED -> {
                environment.put("KYODO_MONGODB_PORT", Integer.toString(ports.of(program)));
                environment.put("KYODO_KAFKA_PORT", Integer.toString(ports.kafka()));
                environment.put("KYODO_KAFKA_CONTROLLER_PORT", Integer.toString(ports.kafkaController()));
                List<String> arguments = new ArrayList<>();
                options.mongodb().ifPresent(_ -> arguments.add("--no-mongodb"));
                options.kafka().ifPresent(_ -> arguments.add("--no-kafka"));
                yield recipe(program, arguments, environment, new Recipe.Sign.Says("READY"));
            }
            case IDENTITY -> {
                environment.put("KYODO_IDENTITY_PORT", Integer.toString(ports.of(program)));
                environment.put(
                        "KYODO_IDENTITY_ISSUER", ports.url(Program.IDENTITY).toString());
                yield recipe(
                        program,
                        List.of(),
                        environment,
                        new Recipe.Sign.Answers(
                                ports.url(Program.IDENTITY).resolve("/.well-known/openid-configuration")));
            }
            case REGISTRY, PROPOSAL, GRANT, EVALUATION, NOTIFICATION -> {
                environment.put("KYODO_PORT", Integer.toString(ports.of(program)));
                environment.put("KYODO_ADDRESS", Ports.HOST);
                options.presets()
                        .ifPresent(folder -> environment.put(
                                PRESETS, home.root().resolve(folder).toString()));
                environment.put(MONGODB, mongodb());
                environment.put(KAFKA, kafka());
                environment.put("KYODO_ISSUER", ports.url(Program.IDENTITY).toString());
                // One machine calls as one address and few accounts, and a bench as often as it can.
                environment.put("KYODO_RATE_ADDRESS", "0");
                environment.put("KYODO_RATE_ACCOUNT", "0");
                environment.put("KYODO_WEBHOOK_ALLOW_PRIVATE", Boolean.toString(options.privateWebhooks()));
                environment.put("KYODO_" + program.name() + "_MASTERKEY", MasterKeys.of(program, home.secrets()));
                clock.ifPresent(start -> {
                    environment.put("KYODO_CLOCK_MOVABLE", "true");
                    environment.put("KYODO_CLOCK_START", start.toString());
                });
                yield recipe(program, List.of(), environment, new Recipe.Sign.Answers(readiness(ports, program)));
            }
        };
    }

    static URI readiness(Ports ports, Program service) {
        return ports.url(service).resolve("/actuator/health/readiness");
    }

    private Recipe recipe(Program program, List<String> arguments, Map<String, String> environment, Recipe.Sign sign) {
        return new Recipe(
                program.id(),
                program.app(home.root()),
                options.training() ? JavaCommand.training(program) : JavaCommand.of(program, home.root(), arguments),
                environment,
                sign,
                options.training() ? TRAINING_PATIENCE : PATIENCE);
    }
}
