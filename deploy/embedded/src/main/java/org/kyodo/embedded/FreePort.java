package org.kyodo.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses ports for servers that will be stopped and started again on the same port.
 *
 * <p>They lie below the range from which systems take the ports of outgoing connections: inside it, another connection
 * may take the port while the server is away, even that of a client which tries to reach the server and so meets
 * itself.
 */
final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private FreePort() {}

    /** The port asked for, or a free one if that is 0. */
    static int orGiven(int port) {
        return port == 0 ? choose() : port;
    }

    private static int choose() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
