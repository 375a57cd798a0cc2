package org.kyodo.chassis.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Seals 封緘 and opens under one key: AES-256 in GCM, which is authenticated, so an altered text is noticed. */
public final class Seal {
    private static final int NONCE_BYTES = 16;

    private final BytesEncryptor encryptor;

    /** @param key {@link MasterKey#BYTES} bytes */
    public Seal(byte[] key) {
        this.encryptor = new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
    }

    public byte[] close(byte[] plain) {
        return encryptor.encrypt(plain);
    }

    /** @throws IllegalStateException when it was altered or sealed under another key */
    public byte[] open(byte[] sealed) {
        return encryptor.decrypt(sealed);
    }

    /** @return in base64 */
    public String close(String plain) {
        return Base64.getEncoder().encodeToString(close(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IllegalStateException when it was altered or sealed under another key */
    public String open(String sealed) {
        return new String(open(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }
}
