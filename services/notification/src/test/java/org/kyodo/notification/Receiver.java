package org.kyodo.notification.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;

/** A department's own system, as a test wants it to behave. */
final class Receiver implements AutoCloseable {
    /** A request that came in. */
    record Received(String eventId, String timestamp, String signature, String contentType, String body) {
        JsonNode event() {
            return Json.TOLERANT.readTree(body);
        }

        String subject() {
            return event().path("subject").asString();
        }

        long sequence() {
            return Long.parseLong(event().path("sequence").asString());
        }
    }

    /** What it does with a request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Received received, HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = status(204);

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static Behaviour status(int status) {
        return (received, exchange) -> exchange.sendResponseHeaders(status, -1);
    }

    Receiver behaving(Behaviour other) {
        behaviour = other;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=part-of-the-address";
    }

    /** Every request that came, in order of arrival. */
    List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            Received request = new Received(
                    headers.getFirst("Kyodo-Event-Id"),
                    headers.getFirst("Kyodo-Timestamp"),
                    headers.getFirst("Kyodo-Signature"),
                    headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(request);
            behaviour.answer(request, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
