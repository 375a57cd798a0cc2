package org.kyodo.notification.subscription;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Keeps addresses and secrets of webhooks under the master key 主鍵 (AES-256-GCM), which this service never stores. */
final class Vault {
    static final String PROPERTY = "kyodo.notification.master-key";
    static final int BYTES = 32;

    private static final BytesKeyGenerator RANDOM = KeyGenerators.secureRandom(BYTES);

    private final BytesEncryptor encryptor;

    /**
     * @param masterKey 32 bytes in base64
     * @throws UnusableMasterKey when it is not; the message does not repeat it
     */
    Vault(String masterKey) {
        this.encryptor = new AesBytesEncryptor(
                new SecretKeySpec(bytes(masterKey), "AES"), KeyGenerators.secureRandom(16), CipherAlgorithm.GCM);
    }

    private static byte[] bytes(String masterKey) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(masterKey.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableMasterKey("it is not base64");
        }
        if (bytes.length != BYTES) {
            throw new UnusableMasterKey(bytes.length == 0 ? "it is not set" : "it has " + bytes.length + " bytes");
        }
        return bytes;
    }

    /** A new secret: 32 random bytes, written as 43 letters, digits, - and _. */
    static String newSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(RANDOM.generateKey());
    }

    String seal(String text) {
        return Base64.getEncoder().encodeToString(encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    String open(String sealed) {
        return new String(encryptor.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }
}
