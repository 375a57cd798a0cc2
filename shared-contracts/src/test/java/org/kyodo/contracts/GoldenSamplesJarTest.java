package org.kyodo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services find the samples in the jar of the contracts, not in its folder. */
class GoldenSamplesJarTest {
    @TempDir
    Path folder;

    @Test
    void the_samples_of_a_jar_are_listed_as_often_as_asked() throws IOException, URISyntaxException {
        Path jar = folder.resolve("contracts.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("golden/", "golden/b.v1.json", "golden/a.v1.json", "golden/notes.txt")) {
                out.putNextEntry(new JarEntry(name));
                out.write(name.endsWith("/") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        var golden = URI.create("jar:" + jar.toUri() + "!/golden").toURL();

        assertThat(GoldenSamples.names(golden)).containsExactly("a.v1", "b.v1");
        assertThat(GoldenSamples.names(golden)).containsExactly("a.v1", "b.v1");
    }
}
