package org.kyodo.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts' secrets: made when an account first appears and kept in {@code accounts.json}, from which the launcher
 * takes them to ask for tokens; or derived from a seed.
 */
final class Secrets {

    private static final int BYTES = 32;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** An account as the file tells it. */
    record Entry(
            String clientId,
            String secret,
            String subject,
            String municipality,
            List<String> roles,
            String department) {}

    private Secrets() {}

    /** The secret of each account, by client id. */
    static Map<String, String> of(Identity identity) {
        Path file = identity.state().resolve("accounts.json");
        Map<String, String> known = Files.exists(file) ? read(file) : Map.of();
        UnaryOperator<String> secrets = identity.seed().isEmpty()
                ? clientId -> known.getOrDefault(clientId, generate())
                : clientId -> derived(identity.seed(), clientId);
        List<Entry> entries = identity.accounts().stream()
                .map(account -> new Entry(
                        account.clientId(),
                        secrets.apply(account.clientId()),
                        account.subject(),
                        account.municipality(),
                        account.roleClaims(),
                        account.department()))
                .toList();
        OwnerOnly.write(file, JSON.writeValueAsString(entries));
        return byClientId(entries.stream());
    }

    private static Map<String, String> read(Path file) {
        return byClientId(Arrays.stream(JSON.readValue(OwnerOnly.read(file), Entry[].class)));
    }

    private static Map<String, String> byClientId(Stream<Entry> entries) {
        return entries.collect(Collectors.toMap(Entry::clientId, Entry::secret));
    }

    /** HMAC-SHA-256 of the client id, by the seed; whoever asks for tokens with the seed does the same. */
    private static String derived(String seed, String clientId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(clientId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static String generate() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
