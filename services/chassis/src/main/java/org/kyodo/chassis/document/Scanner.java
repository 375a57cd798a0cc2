package org.kyodo.chassis.document;

import java.io.IOException;
import java.io.InputStream;

/** Looks for malware ウイルス検査 in contents. A port: what is behind it lies outside the platform and may be away. */
public interface Scanner {
    /** What it found. */
    sealed interface Verdict {
        /** Nothing. */
        record Clean() implements Verdict {}

        /** @param name as the scanner calls it */
        record Infected(String name) implements Verdict {}
    }

    /** @throws IOException where it is away, or gives no verdict: then the content is looked at again later */
    Verdict scan(InputStream content) throws IOException;
}
