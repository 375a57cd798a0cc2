package org.kyodo.chassis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Whether the service in this container is ready, for an engine that asks by running a program: there is no other. It ends with
 * status 0 if it is. A plain connection, so that it takes a fraction of a second and few megabytes.
 */
public final class Healthcheck {
    private static final int PATIENCE_MILLIS = 5_000;

    private Healthcheck() {}

    public static void main(String... arguments) {
        int port = Integer.parseInt(System.getenv().getOrDefault("KYODO_PORT", "8080"));
        String answer;
        try {
            answer = ask(port);
        } catch (IOException e) {
            answer = e.toString();
        }
        System.out.println(answer);
        System.exit(answer.startsWith("HTTP/1.1 200") ? 0 : 1);
    }

    /** The first line of what a service at a port of this machine answers when asked whether it is ready. */
    static String ask(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "no answer" : line;
        }
    }
}
