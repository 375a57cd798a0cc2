package org.kyodo.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateFactory;

/**
 * Whom a JVM in a container trusts: the authorities of the distribution's package, and not those of the machine where the image
 * is made, which may have some of its own.
 */
final class RootCertificates {
    private RootCertificates() {}

    /** Writes a trust store of the certificates below a folder: the same bytes each time. */
    static void write(Path certificates, Path store) {
        // A password would add random salt to what is public; the JVM opens its own store without one.
        Security.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        Security.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Path file : Folders.filesOf(certificates)) {
                try (InputStream in = Files.newInputStream(file)) {
                    trust.setCertificateEntry(file.getFileName().toString(), factory.generateCertificate(in));
                }
            }
            Files.deleteIfExists(store);
            try (OutputStream out = Files.newOutputStream(store)) {
                trust.store(out, new char[0]);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a trust store of " + certificates, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + store, e);
        }
    }
}
