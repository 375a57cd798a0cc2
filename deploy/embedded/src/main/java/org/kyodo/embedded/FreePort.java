package org.kyodo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses ports for servers that will be stopped and started again on the same port.
 *
 * <p>They lie below the range from which systems take the ports of outgoing connections: inside it, another connection
 * may take the port while the server is away, even that of a client which tries to reach the server and so meets
 * itself.
 *
 * <p>A port that was chosen is not chosen again, in this process or another of the same user, while the process that chose it lives: between
 * the choice and the moment a server listens there, nothing else would tell that it is taken.
 */
final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    /** Each byte stands for a port; whoever holds the lock of it has chosen that port. The system lets go when the process ends. */
    private static final FileChannel CHOSEN = chosen();

    private FreePort() {}

    /** The port asked for, or a free one if that is 0. */
    static int orGiven(int port) {
        return port == 0 ? between(LOWEST, HIGHEST) : port;
    }

    /** A free port, {@code highest} not among them. */
    static int between(int lowest, int highest) {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(lowest, highest);
            if (isOurs(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found between " + lowest + " and " + highest);
    }

    private static boolean isOurs(int port) {
        try {
            return CHOSEN.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take port " + port + " for this process", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static FileChannel chosen() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "kyodo-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file + ", where chosen ports are told", e);
        }
    }
}
