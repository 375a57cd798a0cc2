package org.kyodo.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;

/** A department's own system, as a test wants it to behave. */
public final class Receiver implements AutoCloseable {
    /** A request that came in. */
    public record Received(HttpHeaders headers, String body) {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String eventId() {
            return header("webhook-id");
        }

        public JsonNode event() {
            return Json.TOLERANT.readTree(body);
        }

        public String subject() {
            return event().path("subject").asString();
        }

        public long sequence() {
            return Long.parseLong(event().path("sequence").asString());
        }
    }

    /** What it does with a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Received received, HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> questions = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = status(204);
    private volatile Behaviour consent = agreeing("*");

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public static Behaviour status(int status) {
        return (received, exchange) -> exchange.sendResponseHeaders(status, -1);
    }

    /** Agrees to receive from this origin. */
    public static Behaviour agreeing(String origin) {
        return (received, exchange) -> {
            exchange.getResponseHeaders().add("WebHook-Allowed-Origin", origin);
            exchange.sendResponseHeaders(204, -1);
        };
    }

    /** What it says to the question whether it agrees to receive. */
    public Receiver asked(Behaviour other) {
        consent = other;
        return this;
    }

    public Receiver behaving(Behaviour other) {
        behaviour = other;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=part-of-the-address";
    }

    /** How often it was asked whether it agrees to receive. */
    public List<Received> questions() {
        return List.copyOf(questions);
    }

    /** Every delivery that came, in order of arrival. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = new Received(
                    HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                questions.add(request);
                consent.answer(request, exchange);
            } else {
                received.add(request);
                behaviour.answer(request, exchange);
            }
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
