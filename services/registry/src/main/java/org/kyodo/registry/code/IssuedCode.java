package org.kyodo.registry.code;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A code that was handed to somebody.
 *
 * @param until the last day on which it counts
 * @param fingerprint of the code, which is kept nowhere; there as soon as its issue is committed
 */
public record IssuedCode(LocalDate until, Optional<String> fingerprint) {
    public static IssuedCode until(LocalDate day) {
        return new IssuedCode(day, Optional.empty());
    }

    public IssuedCode keeping(String hash) {
        return new IssuedCode(until, Optional.of(hash));
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }

    /** Whether this is the code that was given; takes as long whatever is wrong with it. */
    public boolean is(CodeGiven given) {
        return fingerprint.filter(kept -> equal(kept, given.fingerprint())).isPresent();
    }

    /** Looks at every character, also after the first that differs. */
    private static boolean equal(String kept, String given) {
        int differing = kept.length() ^ given.length();
        for (int at = 0; at < Math.min(kept.length(), given.length()); at++) {
            differing |= kept.charAt(at) ^ given.charAt(at);
        }
        return differing == 0;
    }
}
