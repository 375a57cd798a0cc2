package org.kyodo.chassis.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** A secret 主鍵 of a service, given at its start and never stored by it: its {@link SealingKeys} are sealed under it. */
public final class MasterKey {
    /** The length of every key, in bytes. */
    public static final int BYTES = 32;

    private static final int BYTES_OF_ID = 6;

    private final String id;
    private final Seal seal;

    MasterKey(byte[] secret) {
        this.id = HexFormat.of().formatHex(digest(secret), 0, BYTES_OF_ID);
        this.seal = new Seal(secret);
    }

    /** A new random key. */
    public static byte[] newKey() {
        return KeyGenerators.secureRandom(BYTES).generateKey();
    }

    /** By which it is told from others, made from the key itself: nobody can give one key the id of another. */
    String id() {
        return id;
    }

    Seal seal() {
        return seal;
    }

    /** Of 32 random bytes it tells nothing. */
    private static byte[] digest(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
