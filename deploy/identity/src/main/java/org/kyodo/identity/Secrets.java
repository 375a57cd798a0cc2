package org.kyodo.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts' secrets: made when an account first appears and kept in {@code accounts.json}, from which the launcher
 * takes them to ask for tokens.
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
    static Map<String, String> in(Path folder, List<Account> accounts) {
        Path file = folder.resolve("accounts.json");
        Map<String, String> known = Files.exists(file) ? read(file) : Map.of();
        List<Entry> entries = accounts.stream()
                .map(account -> new Entry(
                        account.clientId(),
                        known.getOrDefault(account.clientId(), generate()),
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

    private static String generate() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
