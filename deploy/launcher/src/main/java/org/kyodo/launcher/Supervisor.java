package org.kyodo.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kyodo.journeys.Complaint;

/**
 * Keeps programs running in groups: those of a group start together, the groups one after the other; they stop in the
 * opposite order.
 */
final class Supervisor implements AutoCloseable {
    /** Hears what happens to the programs. */
    interface Listener {
        void ready(String name, Duration took);

        /** It ended without being told to and is started again after the pause. */
        void died(String name, int status, Duration pause);

        void stopped(String name);
    }

    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(25);

    private final Path run;
    private final Path logs;
    private final Listener listener;
    private final List<List<String>> groups = new ArrayList<>();
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final Map<String, Ward> wards = new LinkedHashMap<>();
    private Guard guard;
    private volatile boolean closing;

    Supervisor(Path run, Path logs, Listener listener) {
        this.run = run;
        this.logs = logs;
        this.listener = listener;
    }

    /**
     * Starts groups of programs, each when the one before is ready.
     *
     * @throws Complaint when one of them does not start
     */
    void start(List<List<Recipe>> startOrder) {
        for (List<Recipe> group : startOrder) {
            groups.add(group.stream().map(Recipe::name).toList());
            group.forEach(recipe -> recipes.put(recipe.name(), recipe));
        }
        guard = Guard.over(run, groups.reversed());
        for (List<Recipe> group : startOrder) {
            List<Ward> started = group.stream().map(this::begin).toList();
            started.forEach(Supervisor::awaitReady);
        }
    }

    /** Starts one program that was stopped, and waits until it is ready. */
    void start(String name) {
        awaitReady(begin(recipes.get(name)));
    }

    /** Stops one program; it stays stopped until it is started again. */
    void stop(String name) {
        Ward ward;
        synchronized (wards) {
            ward = wards.remove(name);
        }
        if (ward != null) {
            ward.stop();
            listener.stopped(name);
        }
    }

    /** Replaces how a program is run from its next start by {@link #start(String)} on. */
    void change(Recipe recipe) {
        recipes.put(recipe.name(), recipe);
    }

    Optional<Ward> ward(String name) {
        synchronized (wards) {
            return Optional.ofNullable(wards.get(name));
        }
    }

    /** Stops everything, the last group first. */
    @Override
    public void close() {
        closing = true;
        for (List<String> group : groups.reversed()) {
            List<Thread> stopping = group.stream()
                    .map(name -> Thread.ofPlatform().start(() -> stop(name)))
                    .toList();
            for (Thread thread : stopping) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        if (guard != null) {
            guard.close();
        }
    }

    private Ward begin(Recipe recipe) {
        synchronized (wards) {
            if (closing) {
                throw new IllegalStateException("being stopped");
            }
            Ward ward = new Ward(
                    recipe, pidFile(run, recipe.name()), new LogFile(logs.resolve(recipe.name() + ".log")), listener);
            wards.put(recipe.name(), ward);
            return ward.start();
        }
    }

    private static void awaitReady(Ward ward) {
        try {
            ward.ready()
                    .copy()
                    .orTimeout(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case TimeoutException _ ->
                    new Complaint(
                            ward.name() + " が " + READY_WITHIN.toSeconds() + " 秒以内に準備できません。ログ: "
                                    + ward.log().path(),
                            ward.name() + " is not ready within " + READY_WITHIN.toSeconds() + " s. Log: "
                                    + ward.log().path());
                case RuntimeException cause -> cause;
                default -> e;
            };
        }
    }

    static PidFile pidFile(Path run, String name) {
        return new PidFile(run.resolve(name + ".pid"));
    }

    /**
     * Stops what a killed launcher left behind.
     *
     * @param stopOrder the names of the programs, the first to be stopped first
     * @return the names of those that were found
     */
    static List<String> stopOrphans(Path run, List<String> stopOrder) {
        List<String> found = new ArrayList<>();
        for (String name : stopOrder) {
            PidFile file = pidFile(run, name);
            file.living().ifPresent(process -> {
                found.add(name);
                process.destroy();
                try {
                    process.onExit().get(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
                } catch (TimeoutException | ExecutionException _) {
                    process.destroyForcibly();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            file.delete();
        }
        return found;
    }
}
