package org.kyodo.chassis.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals 封緘 and opens under one key: AES-256 in GCM, which is authenticated, so that an altered text is noticed, and so is one
 * that stands where it does not belong.
 */
public final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** By how many bytes a sealed text is longer. */
    static final int OVERHEAD = NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key {@link MasterKey#BYTES} bytes */
    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @return in base64 */
    public String close(String plain, Belonging to) {
        return Base64.getEncoder().encodeToString(close(plain.getBytes(StandardCharsets.UTF_8), to.associatedData()));
    }

    /** @throws DoesNotOpen when it was altered, sealed under another key, or belongs elsewhere */
    public String open(String sealed, Belonging to) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            return new String(open(bytes, to.associatedData()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DoesNotOpen(to.toString());
        }
    }

    /** @param associated where it belongs */
    public byte[] close(byte[] plain, byte[] associated) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(CIPHER + " is part of every JDK", e);
        }
    }

    /** @throws GeneralSecurityException when it was altered, sealed under another key, or belongs elsewhere */
    public byte[] open(byte[] sealed, byte[] associated) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, associated).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
