package org.kyodo.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kyodo.contracts.Json;

/** The demo accounts of the identity provider, and tokens for them. */
public final class Accounts {
    /** An account as the provider keeps it. @param department of staff only */
    public record Account(
            String clientId,
            String secret,
            String subject,
            String municipality,
            List<String> roles,
            Optional<String> department) {
        @Override
        public String toString() {
            return clientId;
        }
    }

    private record Token(String access_token) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI provider;
    private final List<Account> all;
    private final Optional<String> seed;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private Accounts(URI provider, List<Account> all, Optional<String> seed) {
        this.provider = provider;
        this.all = all;
        this.seed = seed;
    }

    /** @param file as the provider keeps it: {@code accounts.json} */
    public static Accounts of(URI provider, Path file) {
        try {
            return new Accounts(
                    provider,
                    List.of(Json.TOLERANT.readerFor(Account[].class).<Account[]>readValue(Files.readString(file))),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Any account, whose secret is derived from the provider's seed as the provider does it. */
    static Accounts derived(URI provider, String seed) {
        return new Accounts(provider, List.of(), Optional.of(seed));
    }

    private static Account derived(String clientId, String seed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            String secret = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(clientId.getBytes(StandardCharsets.UTF_8)));
            return new Account(clientId, secret, "", "", List.of(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    public List<Account> all() {
        return all;
    }

    /** By its name: {@code 352039-group-1}. @throws Complaint when there is none */
    public Account named(String clientId) {
        return all.stream()
                .filter(account -> account.clientId().equals(clientId))
                .findFirst()
                .or(() -> seed.map(given -> derived(clientId, given)))
                .orElseThrow(
                        () -> new Complaint(clientId + " というアカウントはありません。", "There is no account " + clientId + "."));
    }

    /** The first of a role. @throws Complaint when there is none */
    public Account of(String role, String municipality) {
        return all.stream()
                .filter(account -> account.municipality().equals(municipality))
                .filter(account -> account.roles().contains(role))
                .findFirst()
                .orElseThrow(() -> {
                    String known = all.stream()
                            .filter(account -> account.municipality().equals(municipality))
                            .flatMap(account -> account.roles().stream())
                            .distinct()
                            .collect(Collectors.joining(", "));
                    return new Complaint(
                            municipality + " に役割 " + role + " のアカウントはありません(あるもの: " + known + ")。",
                            "There is no account with role " + role + " in " + municipality + " (expected: one of "
                                    + known + ").");
                });
    }

    /** A token that is good for at least some minutes. */
    public String token(Account account) {
        return tokens.computeIfAbsent(account.clientId(), _ -> freshToken(account));
    }

    private String freshToken(Account account) {
        String basic = Base64.getEncoder()
                .encodeToString((account.clientId() + ":" + account.secret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(provider.resolve("/oauth2/token"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new Complaint(
                        "トークンを取得できません(" + answer.statusCode() + ")。",
                        "The identity provider gives no token (" + answer.statusCode() + ").");
            }
            return Json.TOLERANT.readValue(answer.body(), Token.class).access_token();
        } catch (IOException e) {
            throw new UncheckedIOException("the identity provider at " + provider + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }
}
