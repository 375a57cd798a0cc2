package org.kyodo.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kyodo.journeys.Complaint;

/** One program under care: started, and started again when it dies, until it is told to stop. */
final class Ward {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A program that ran this long did not die of its start, so the pauses begin anew. */
    private static final Duration SETTLED = Duration.ofSeconds(60);
    /** So often may it die before it was ever ready: what stands in its way then will not go away by itself. */
    private static final int FIRST_STARTS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    private final Recipe recipe;
    private final PidFile pidFile;
    private final LogFile log;
    private final Supervisor.Listener listener;
    private final CountDownLatch toldToStop = new CountDownLatch(1);
    private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
    private final Thread keeper;
    private volatile Process process;
    private volatile CompletableFuture<Duration> ready = new CompletableFuture<>();
    private volatile int starts;

    Ward(Recipe recipe, PidFile pidFile, LogFile log, Supervisor.Listener listener) {
        this.recipe = recipe;
        this.pidFile = pidFile;
        this.log = log;
        this.listener = listener;
        this.keeper =
                Thread.ofPlatform().daemon().name("keeper-" + recipe.name()).unstarted(this::keep);
    }

    Ward start() {
        keeper.start();
        return this;
    }

    String name() {
        return recipe.name();
    }

    /** Completes when the program is ready for the first time, with how long that took; fails when it will not be. */
    CompletableFuture<Duration> ready() {
        return firstReady;
    }

    /** Whether the process that runs now is ready. */
    boolean isReady() {
        return ready.isDone() && !ready.isCancelled();
    }

    LogFile log() {
        return log;
    }

    /** How often it was started. */
    int starts() {
        return starts;
    }

    Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    /** Asks the program to end, waits, and ends it by force if it does not. */
    void stop() {
        toldToStop.countDown();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Optional.ofNullable(process).ifPresent(Process::destroyForcibly);
        }
    }

    private boolean isToldToStop() {
        return toldToStop.getCount() == 0;
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!isToldToStop()) {
                long started = System.nanoTime();
                int status = runOnce();
                if (isToldToStop()) {
                    break;
                }
                if (!firstReady.isDone() && starts >= FIRST_STARTS) {
                    firstReady.completeExceptionally(new Complaint(
                            name() + " が起動できません(終了コード " + status + ")。ログ: " + log.path(),
                            name() + " does not start (exit status " + status + "). Log: " + log.path()));
                    break;
                }
                pause = ranFor(started).compareTo(SETTLED) > 0 ? FIRST_PAUSE : pause;
                listener.died(name(), status, pause);
                log.append("--- " + name() + " ended with status " + status + "; next start in " + pause.toMillis()
                        + " ms");
                if (toldToStop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException _) {
            Optional.ofNullable(process).ifPresent(Process::destroyForcibly);
        } catch (IOException e) {
            firstReady.completeExceptionally(e);
        } finally {
            pidFile.delete();
            firstReady.completeExceptionally(new IllegalStateException(name() + " was stopped"));
        }
    }

    private int runOnce() throws IOException, InterruptedException {
        starts++;
        long started = System.nanoTime();
        CompletableFuture<Duration> readyThisTime = new CompletableFuture<>();
        ready = readyThisTime;
        ProcessBuilder builder = new ProcessBuilder(recipe.shielded()).redirectErrorStream(true);
        builder.directory(recipe.directory().toFile());
        builder.environment().putAll(recipe.environment());
        Process running = builder.start();
        process = running;
        pidFile.write(running.toHandle());
        readyThisTime.thenAccept(took -> {
            listener.ready(name(), took);
            firstReady.complete(took);
        });
        Thread pump = Thread.ofPlatform()
                .daemon()
                .name("log-" + name())
                .start(() -> log.take(running.getInputStream(), line -> {
                    if (recipe.sign() instanceof Recipe.Sign.Says(String beginning) && line.startsWith(beginning)) {
                        readyThisTime.complete(ranFor(started));
                    }
                }));
        if (recipe.sign() instanceof Recipe.Sign.Answers(URI at)) {
            Thread.ofVirtual().name("look-" + name()).start(() -> look(running, at, started, readyThisTime));
        }
        int status = untilEndOrTold(running);
        readyThisTime.cancel(false);
        pump.join(Duration.ofSeconds(2));
        return status;
    }

    private int untilEndOrTold(Process running) throws InterruptedException {
        Thread teller = Thread.ofVirtual().start(() -> {
            try {
                toldToStop.await();
                // Process.destroy would close the pipe, and with it lose what the program says while it stops.
                running.toHandle().destroy();
                if (!running.waitFor(recipe.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                    log.append("--- " + name() + " did not stop within "
                            + recipe.patience().toSeconds() + " s and was killed");
                    running.destroyForcibly();
                }
            } catch (InterruptedException _) {
                // The process ended by itself.
            }
        });
        int status = running.waitFor();
        teller.interrupt();
        return status;
    }

    private void look(Process running, URI at, long started, CompletableFuture<Duration> readyThisTime) {
        try {
            while (running.isAlive() && !isToldToStop()) {
                if (answers(at)) {
                    readyThisTime.complete(ranFor(started));
                    return;
                }
                // Nothing tells from outside when the next look would succeed.
                running.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not with {@code HttpClient}: while the programs start, its refused connections took half of this process's CPU time. */
    private static boolean answers(URI at) {
        try {
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
            connection.setConnectTimeout((int) ANSWERS_WITHIN.toMillis());
            connection.setReadTimeout((int) ANSWERS_WITHIN.toMillis());
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }

    private static Duration ranFor(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
