package org.kyodo.kit.tally;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.kyodo.chassis.document.Scanner;

/** Knows the EICAR file, and goes away when a test says so. */
final class TestScanner implements Scanner {
    /** In two parts, so that no scanner takes this file for one. */
    static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    volatile boolean isAway;

    @Override
    public Verdict scan(InputStream content) throws IOException {
        if (isAway) {
            throw new IOException("away");
        }
        byte[] piece = content.readNBytes(EICAR.length);
        content.transferTo(java.io.OutputStream.nullOutputStream());
        return java.util.Arrays.equals(piece, EICAR)
                ? new Verdict.Infected("Eicar-Test-Signature")
                : new Verdict.Clean();
    }
}
