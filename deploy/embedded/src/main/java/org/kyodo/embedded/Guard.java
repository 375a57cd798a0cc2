package org.kyodo.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How a broker is guarded, as a broker in production is: TLS, a login by SASL/SCRAM, and nothing allowed but what access lists allow,
 * except to its administrator.
 *
 * @param keyStore the broker's key and certificate (PKCS 12)
 * @param keyStorePassword of the store and of the key
 * @param administrator one of the users
 * @param passwords of all users
 */
public record Guard(Path keyStore, String keyStorePassword, String administrator, Map<String, String> passwords) {
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String ALIAS = "broker";

    /** With a new key, signed by itself, in this folder. */
    public static Guard withNewKey(Path folder, String administrator, Map<String, String> passwords) {
        Guard guard = new Guard(folder.resolve("broker.p12"), "for-this-run-only", administrator, passwords);
        guard.makeKey();
        return guard;
    }

    private void makeKey() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                keyStorePassword);
        try {
            Files.createDirectories(keyStore.getParent());
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool cannot make a key: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making a key", e);
        }
    }

    /** What clients set to connect as a user, besides the address. */
    public Map<String, Object> client(String user) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                certificate());
    }

    /** The arguments of the formatter that give the users their passwords. */
    List<String> scram() {
        return passwords.entrySet().stream()
                .map(user -> "%s=[name=%s,password=%s]".formatted(MECHANISM, user.getKey(), user.getValue()))
                .toList();
    }

    /** Settings of the broker, for its listener of this name. */
    Map<String, String> broker(String listener) {
        String prefix = "listener.name." + listener.toLowerCase(java.util.Locale.ROOT) + ".";
        return Map.of(
                prefix + "ssl.keystore.type",
                "PKCS12",
                prefix + "ssl.keystore.location",
                keyStore.toString(),
                prefix + "ssl.keystore.password",
                keyStorePassword,
                prefix + "ssl.truststore.type",
                "PEM",
                prefix + "ssl.truststore.certificates",
                certificate(),
                prefix + "sasl.enabled.mechanisms",
                MECHANISM,
                prefix + MECHANISM.toLowerCase(java.util.Locale.ROOT) + ".sasl.jaas.config",
                login(administrator),
                "sasl.mechanism.inter.broker.protocol",
                MECHANISM,
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                // The controller of this one node is asked on a port of its own, without a login.
                "super.users",
                "User:" + administrator + ";User:ANONYMOUS");
    }

    private String login(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, passwords.get(user));
    }

    private String certificate() {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, keyStorePassword.toCharArray());
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(store.getCertificate(ALIAS).getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
