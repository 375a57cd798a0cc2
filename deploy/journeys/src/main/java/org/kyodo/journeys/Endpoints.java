package org.kyodo.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a platform answers, on this machine or elsewhere.
 *
 * @param services the base address of each service
 * @param identity the identity provider's base address; tokens come from {@code /oauth2/token} there
 * @param kafka the broker's bootstrap addresses; empty where its topics cannot be read
 */
public record Endpoints(Map<Service, URI> services, URI identity, Optional<String> kafka) {
    public Endpoints {
        services = Map.copyOf(services);
        Set<Service> missing = EnumSet.allOf(Service.class);
        missing.removeAll(services.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("services: no address of " + missing + " (expected: one of each)");
        }
    }

    URI of(Service service) {
        return services.get(service);
    }

    /**
     * Returns when each service says that it is ready and the identity provider answers.
     *
     * @throws Complaint when one of them does not in time
     */
    void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Service service : Service.ALL) {
            awaitAnswer(of(service).resolve("/readyz"), Duration.ofNanos(deadline - System.nanoTime()));
        }
        awaitAnswer(
                identity.resolve("/.well-known/openid-configuration"), Duration.ofNanos(deadline - System.nanoTime()));
    }

    /**
     * Returns when it answers with 200 there; it is asked at least once.
     *
     * @throws Complaint when it does not in time
     */
    public static void awaitAnswer(URI at, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            awaitAnswer(http, at, deadline);
        }
    }

    private static void awaitAnswer(HttpClient http, URI at, long deadline) {
        HttpRequest request =
                HttpRequest.newBuilder(at).timeout(Duration.ofSeconds(5)).build();
        String last;
        do {
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == 200) {
                    return;
                }
                last = Integer.toString(status);
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + at, e);
            }
            // Nothing tells from outside when the next look would succeed.
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        } while (System.nanoTime() < deadline);
        throw new Complaint(at + " の準備ができません(" + last + ")。", at + " does not become ready: " + last);
    }
}
