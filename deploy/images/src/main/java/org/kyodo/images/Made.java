package org.kyodo.images;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.kyodo.journeys.Complaint;

/** The images that were made last: the digest of each and what they stand on, in a file beside them. */
final class Made {
    private static final String FILE = "digests.properties";
    private static final String BASE = "base";

    private final Properties properties = new Properties();

    /** @param base what they stand on; empty: nothing */
    Made(Optional<String> base) {
        base.ifPresent(reference -> properties.setProperty(BASE, reference));
    }

    /** @throws Complaint when none were made */
    static Made read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new Complaint(
                    "イメージがまだありません。先に ./kyodo images を実行してください。", "There are no images yet. ./kyodo images makes them.");
        }
        Made made = new Made(Optional.empty());
        try (Reader reader = Files.newBufferedReader(file)) {
            made.properties.load(reader);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Optional<String> base() {
        return Optional.ofNullable(properties.getProperty(BASE));
    }

    void note(String name, String digest) {
        properties.setProperty(name, digest);
    }

    /** @throws Complaint when this is not the image that was made */
    void require(String name, String digest) {
        if (!digest.equals(properties.getProperty(name))) {
            throw new Complaint(
                    name + " は作ったときと異なります。./kyodo images で作り直してください。",
                    name + " is not what was made: " + digest + " (expected: " + properties.getProperty(name)
                            + "). Make it anew with ./kyodo images.");
        }
    }

    void write(Path folder) {
        try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }
}
