package org.kyodo.registry.group;

import java.security.SecureRandom;
import java.util.Locale;
import org.kyodo.chassis.sealing.Fingerprints;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Text;

/**
 * Codes by which an account claims a group 引継ぎコード (K-GR-8): drawn at random, printed for the representative, and kept as
 * a keyed hash that holds for one group only.
 */
final class ClaimCodes {
    /** No letter that is taken for another, and none that makes words. */
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRTVWXY";

    private static final int GROUPS = 4;
    private static final int LENGTH = 4;

    private final SecureRandom random = new SecureRandom();
    private final Fingerprints fingerprints;

    ClaimCodes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** One that nobody can guess: {@code 7KDR-M2QX-9BTC-HV4P}, 75 bits. */
    String draw() {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < GROUPS * LENGTH; at++) {
            if (at > 0 && at % LENGTH == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it is kept; width, case, spaces and hyphens make no other code, for it is typed from paper. */
    String fingerprint(GroupId group, String code) {
        String typed = Text.compared(code).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return fingerprints.of("claim-code", group + "\n" + typed);
    }
}
