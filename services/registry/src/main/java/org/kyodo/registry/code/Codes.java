package org.kyodo.registry.code;

import java.security.SecureRandom;
import java.util.Locale;
import org.kyodo.chassis.sealing.Fingerprints;
import org.kyodo.contracts.value.Id;
import org.kyodo.contracts.value.Text;

/**
 * Codes that prove that somebody was handed a letter 引継ぎコード・確認コード: drawn at random, typed from paper, and kept as a
 * keyed hash that holds for one purpose and one record only.
 */
public final class Codes {
    /** No letter that is taken for another, and none that makes words. */
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRTVWXY";

    private static final int GROUPS = 4;
    private static final int LENGTH = 4;

    private final SecureRandom random = new SecureRandom();
    private final Fingerprints fingerprints;

    public Codes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** One that nobody can guess: {@code 7KDR-M2QX-9BTC-HV4P}, 75 bits. */
    public String draw() {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < GROUPS * LENGTH; at++) {
            if (at > 0 && at % LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /**
     * As it is kept; width, case, spaces and hyphens make no other code, for it is typed from paper.
     *
     * @param purpose such as {@code claim-code}
     * @param holder the record that it is for
     */
    public String fingerprint(String purpose, Id holder, String code) {
        String typed = Text.compared(code).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return fingerprints.of(purpose, holder + "\n" + typed);
    }
}
