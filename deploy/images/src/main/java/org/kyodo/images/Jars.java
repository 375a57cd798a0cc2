package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Which jars are of this build. */
final class Jars {
    private static final String OURS = "META-INF/maven/org.kyodo/";
    private static final String DESCRIPTION = "/pom.properties";

    private Jars() {}

    static boolean isOurs(Path jar) {
        return ourArtifact(jar).isPresent();
    }

    /** The name of the module that it was built of; empty for a library of somebody else. */
    static Optional<String> ourArtifact(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(OURS) && name.endsWith(DESCRIPTION))
                    .map(name -> name.substring(OURS.length(), name.length() - DESCRIPTION.length()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
