package org.kyodo.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * The build that images are made of.
 *
 * @param version as tags have it
 * @param time given to all files of an image, so that the same files make the same image
 */
record Build(String version, Instant time) {
    static Build current() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(
                properties.getProperty("version").replace("-SNAPSHOT", ""),
                Instant.parse(properties.getProperty("time")));
    }
}
