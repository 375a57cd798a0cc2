package org.kyodo.chassis.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a service takes documents.
 *
 * @param taken whether it does
 * @param file how large a file may be
 * @param perDay how much an account may upload on one day (JST)
 * @param atOnce how many an account may upload at the same time to one replica
 * @param patience how long an upload may take, from its first byte to its last
 * @param unnamed how long a document is kept that no command names
 * @param scanner {@code clamd:host:port}, {@code clamd:unix:/path}, {@code none}, or nothing, which is {@code none} where it is
 *     only tried out
 * @param scan how long the scanner may take for one document
 */
@ConfigurationProperties("kyodo.documents")
public record DocumentSettings(
        @DefaultValue("false") boolean taken,
        @DefaultValue("20MB") DataSize file,
        @DefaultValue("200MB") DataSize perDay,
        @DefaultValue("3") int atOnce,
        @DefaultValue("10m") Duration patience,
        @DefaultValue("7d") Duration unnamed,
        @DefaultValue("") String scanner,
        @DefaultValue("30s") Duration scan) {
    public static final String SCANNER = "kyodo.documents.scanner";
    public static final String TAKEN = "kyodo.documents.taken";

    /** Said for an installation that scans nothing. */
    static final String NONE = "none";

    boolean isScanned() {
        return !scanner.isBlank() && !scanner.equals(NONE);
    }
}
