package org.kyodo.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.kyodo.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The platform's public HTTP APIs, called as a demo account with its token. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Endpoints endpoints;
    private final Accounts accounts;
    private final String municipality;
    private final HttpClient http;

    /** @param municipality whose accounts call */
    public Api(Endpoints endpoints, Accounts accounts, String municipality) {
        this(
                endpoints,
                accounts,
                municipality,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    private Api(Endpoints endpoints, Accounts accounts, String municipality, HttpClient http) {
        this.endpoints = endpoints;
        this.accounts = accounts;
        this.municipality = municipality;
        this.http = http;
    }

    /** The same, called by accounts of another municipality. */
    Api in(String other) {
        return new Api(endpoints, accounts, other, http);
    }

    /** What came back. @param body missing where it is no JSON */
    public record Answer(int status, JsonNode body, String etag) {
        public String id() {
            return body.path("id").asString("");
        }

        /** An uploaded document as a command names it. */
        String asDocument() {
            return "{\"documentId\": \"%s\", \"sha256\": \"%s\"}"
                    .formatted(id(), body.path("sha256").asString(""));
        }

        /** The stable code of a problem document. */
        String code() {
            return body.path("code").asString("");
        }

        String rule() {
            return body.path("rule").asString("");
        }

        /** For a failed check: status, code and the text. */
        public String told() {
            return status + " " + code() + " " + body.path("detail").asString("");
        }
    }

    /** @param account its name within the municipality: {@code group-1} */
    public Answer get(String account, Service service, String path) {
        return send(account, service, path, HttpRequest.newBuilder().GET());
    }

    /** Without signing in. */
    public Answer look(Service service, String path) {
        return send("", service, path, HttpRequest.newBuilder().GET());
    }

    /** @param headers names and values in turn */
    public Answer post(String account, Service service, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(account, service, path, headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a document: a small PDF that says what it is. @param headers names and values in turn */
    public Answer upload(String account, Service service, String fileName, String... headers) {
        String text = "%PDF-1.7\n" + fileName + "\n%%EOF\n";
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/pdf")
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''" + URLEncoder.encode(fileName, StandardCharsets.UTF_8))
                .POST(HttpRequest.BodyPublishers.ofString(text));
        return send(account, service, "/api/v1/documents", headers.length == 0 ? request : request.headers(headers));
    }

    Answer put(String account, Service service, String path, String body) {
        return send(
                account,
                service,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(String account, Service service, String path, HttpRequest.Builder request) {
        URI uri = endpoints.of(service).resolve(path);
        request.uri(uri).timeout(PATIENCE);
        if (!account.isEmpty()) {
            request.header("Authorization", "Bearer " + accounts.token(accounts.named(municipality + "-" + account)));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    answer.statusCode(),
                    json(answer.body()),
                    answer.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(uri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling " + uri, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.TOLERANT.readTree(text);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
