package org.kyodo.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code truststore}: a trust store of the certificate authorities that Java knows and a city's own. */
@Command(
        name = "truststore",
        mixinStandardHelpOptions = true,
        description = {
            "Java の標準の認証局に独自の認証局を加えたトラストストアを書きます。",
            "Writes a trust store of the certificate authorities that Java knows and those added; use it by"
                    + " -Djavax.net.ssl.trustStore=FILE -Djavax.net.ssl.trustStorePassword=changeit."
        })
final class TruststoreCommand implements Callable<Integer> {
    /** It keeps nobody out: what is in a trust store is public. */
    static final char[] PASSWORD = "changeit".toCharArray();

    @Option(
            names = "--add",
            paramLabel = "FILE",
            required = true,
            description = {"加える認証局(PEM、複数可)。", "Certificates to add, PEM, any number in a file."})
    private List<Path> added;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = {"書き込むファイル。", "The file to write (PKCS 12)."})
    private Path target;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                        .toFile(),
                PASSWORD);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        for (String alias : Collections.list(known.aliases())) {
            store.setCertificateEntry(alias, known.getCertificate(alias));
        }
        int count = 0;
        for (Path file : added) {
            for (Certificate authority : certificates(file)) {
                count++;
                store.setCertificateEntry("kyodo-%d".formatted(count), authority);
            }
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            store.store(out, PASSWORD);
        }
        Console.ofUser()
                .say(
                        "認証局 " + count + " 件を加えました: " + target,
                        "%d certificate authorities added: %s".formatted(count, target));
        return ExitCode.OK;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        Collection<? extends Certificate> found;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            found = CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (CertificateException e) {
            throw none(file);
        } catch (NoSuchFileException e) {
            throw new Complaint(file + " がありません。", "There is no file " + file + ".");
        }
        if (found.isEmpty()) {
            throw none(file);
        }
        return found;
    }

    private static Complaint none(Path file) {
        return new Complaint(
                file + " に証明書がありません(PEM 形式の証明書を指定してください)。",
                file + " holds no certificate (expected: PEM certificates).");
    }
}
