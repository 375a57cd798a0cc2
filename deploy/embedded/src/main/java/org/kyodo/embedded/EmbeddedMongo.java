package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * A server inside this JVM that speaks MongoDB's protocol, for trying out and for tests, reachable from this machine
 * only unless it is told otherwise.
 *
 * <p>An answered write survives the death of the process. It is not forced to the disk, so the death of the machine may
 * cost the latest writes: production needs MongoDB. There are no transactions and no change streams.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int CACHE_MB = 16;
    private static final int NEVER_KB = 1024 * 1024;
    private static final int RETENTION_MILLIS = 5_000;
    private static final int PAGE_BYTES = 4 * 1024;
    private static final int TIDY_EVERY_SECONDS = 1;

    private final Optional<Path> folder;
    private final int port;
    private final Reach reach;
    private MongoServer server;
    private ScheduledExecutorService tidying;

    private EmbeddedMongo(Optional<Path> folder, int port, Reach reach) {
        this.folder = folder;
        this.port = port;
        this.reach = reach;
    }

    /**
     * Starts a server and returns when it serves clients.
     *
     * @param folder where its state lies; made if there is none yet
     * @param port to listen on, or 0 for a free one
     */
    public static EmbeddedMongo start(Path folder, int port) {
        return start(folder, port, Reach.THIS_MACHINE);
    }

    /** As {@link #start(Path, int)}, for clients on other machines too. */
    static EmbeddedMongo start(Path folder, int port, Reach reach) {
        return started(Optional.of(folder), port, reach);
    }

    /** Starts a server on a free port that keeps everything in memory and forgets it when it stops. */
    public static EmbeddedMongo startInMemory() {
        return started(Optional.empty(), 0, Reach.THIS_MACHINE);
    }

    private static EmbeddedMongo started(Optional<Path> folder, int port, Reach reach) {
        EmbeddedMongo mongo = new EmbeddedMongo(folder, FreePort.orGiven(port), reach);
        mongo.start();
        return mongo;
    }

    /** The connection string for clients on this machine; the same after a restart. */
    public String uri() {
        return "mongodb://" + HOST + ":" + port;
    }

    /** The port for clients; the same after a restart. */
    public int port() {
        return port;
    }

    /** Starts the server again on its folder and port, after stopping it if it runs. */
    public synchronized void restart() {
        stop();
        start();
    }

    /** Stops the server: cuts off clients once the commands they have sent are answered; does nothing if not running. */
    public synchronized void stop() {
        if (server != null) {
            stopTidying();
            server.shutdownNow();
            server = null;
        }
    }

    private void stopTidying() {
        tidying.shutdown();
        try {
            tidying.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void start() {
        DurableBackend backend =
                folder.map(EmbeddedMongo::backendOn).orElseGet(() -> DurableBackend.inMemoryOnly(store().open()));
        MongoServer starting = new MongoServer(backend);
        // Closes the backend if the port is taken.
        starting.bind(new InetSocketAddress(reach.address(), port));
        server = starting;
        tidying = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mongo-tidying").factory());
        tidying.scheduleWithFixedDelay(backend::tidy, TIDY_EVERY_SECONDS, TIDY_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private static DurableBackend backendOn(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
        MVStore store =
                store().fileName(folder.resolve("documents.mv").toString()).open();
        store.setRetentionTime(RETENTION_MILLIS);
        store.setVersionsToKeep(0);
        return DurableBackend.recovered(store, folder.resolve("documents.log"));
    }

    /** Only the backend knows when no command is half done, so the store never writes itself. */
    private static MVStore.Builder store() {
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(NEVER_KB)
                .cacheSize(CACHE_MB)
                .pageSplitSize(PAGE_BYTES);
    }
}
