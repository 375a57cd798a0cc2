package org.kyodo.journeys;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a department's own system does with webhooks: agrees to receive them, takes the event only if the signature is right and
 * fresh, knows a repeat by the event's id, and answers at once.
 */
final class WebhookReceiver implements AutoCloseable {
    private final URI address;
    private final HttpServer server;
    private final Consumer<Delivery> shown;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<Delivery> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /** One event that came in. @param to the department whose address was called */
    record Delivery(String to, JsonNode event, String body) {
        String id() {
            return event.path("id").asString("");
        }

        String type() {
            return event.path("type").asString("");
        }

        String shortType() {
            return type().replaceFirst("^kyodo\\.", "").replaceFirst("\\.v[0-9]+$", "");
        }

        String subject() {
            return event.path("subject").asString("");
        }
    }

    /** @param address where the platform reaches it; it listens on the port of that address */
    WebhookReceiver(URI address, Consumer<Delivery> shown) {
        this.address = address;
        this.shown = shown;
        try {
            server = HttpServer.create(listening(address), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address.getAuthority(), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** On this machine only where the platform is on it too; else its name there may be none of this machine's own. */
    private static InetSocketAddress listening(URI address) {
        InetSocketAddress named = new InetSocketAddress(address.getHost(), address.getPort());
        return !named.isUnresolved() && named.getAddress().isLoopbackAddress()
                ? named
                : new InetSocketAddress(address.getPort());
    }

    /** Where a department's events are to be sent. */
    URI address(String department) {
        return URI.create(
                "http://" + address.getHost() + ":" + server.getAddress().getPort() + "/" + department);
    }

    /** By which the department checks signatures; shown once, when it subscribed. */
    void trust(String department, String secret) {
        secrets.put(department, secret);
    }

    /** What was taken so far. */
    List<Delivery> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** Why requests were refused, if any was. */
    List<String> refused() {
        synchronized (taken) {
            return List.copyOf(refused);
        }
    }

    /** The first delivery that is such, waiting for it if need be. */
    Optional<Delivery> await(Predicate<Delivery> such, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (taken) {
            while (true) {
                Optional<Delivery> found = taken.stream().filter(such).findFirst();
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                taken.wait(left);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders()
                        .add(
                                "WebHook-Allowed-Origin",
                                exchange.getRequestHeaders().getFirst("WebHook-Request-Origin"));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String department = exchange.getRequestURI().getPath().substring(1);
            Optional<String> wrong =
                    wrong(department, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body);
            if (wrong.isPresent()) {
                synchronized (taken) {
                    refused.add(wrong.get());
                }
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Delivery delivery = new Delivery(department, Json.TOLERANT.readTree(body), body);
            shown.accept(delivery);
            synchronized (taken) {
                taken.add(delivery);
                taken.notifyAll();
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private Optional<String> wrong(String department, HttpHeaders headers, String body) {
        String secret = secrets.get(department);
        if (secret == null) {
            return Optional.of(department + ": no secret yet");
        }
        try {
            new Webhook(secret).verify(body, headers);
            return Optional.empty();
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            return Optional.of(department + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
