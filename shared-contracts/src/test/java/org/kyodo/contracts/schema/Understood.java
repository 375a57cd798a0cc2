package org.kyodo.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.EventCatalogue;

/** Which types of events each minor release understands: {@code understood/<release>.txt}, a type on each line. */
final class Understood {
    static final Path FOLDER = Generated.MODULE.resolve("src/test/resources/understood");

    /** A minor release: {@code 0.1}. */
    record Release(int major, int minor) implements Comparable<Release> {
        private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\..*)?");

        static Release of(String version) {
            Matcher parts = VERSION.matcher(version);
            if (!parts.matches()) {
                throw new IllegalArgumentException(version + " (expected: a version such as 0.1.0)");
            }
            return new Release(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        }

        /** The one that is being made, by the POM. */
        static Release inTheMaking() {
            Matcher version = Pattern.compile("<artifactId>kyodo</artifactId>\\s*<version>([^<]+)</version>")
                    .matcher(Generated.read(Generated.MODULE.resolve("pom.xml")));
            if (!version.find()) {
                throw new IllegalStateException("pom.xml names no version of its parent");
            }
            return of(version.group(1));
        }

        @Override
        public int compareTo(Release other) {
            return Comparator.comparingInt(Release::major)
                    .thenComparingInt(Release::minor)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    private Understood() {}

    static Path file(Release release) {
        return FOLDER.resolve(release + ".txt");
    }

    /** As the file of a release has it. */
    static String lines(Collection<EventCatalogue.Entry> entries) {
        return entries.stream()
                .map(EventCatalogue.Entry::type)
                .sorted()
                .map(type -> type + "\n")
                .collect(Collectors.joining());
    }

    /** What the newest release before this one understands; empty before the first. */
    static Optional<Set<String>> before(Release release, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .map(file -> Release.of(file.getFileName().toString().replaceAll("\\.txt$", "")))
                    .filter(earlier -> earlier.compareTo(release) < 0)
                    .max(Comparator.naturalOrder())
                    .map(last -> new TreeSet<>(Generated.read(folder.resolve(last + ".txt"))
                            .lines()
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types that are told although the release before does not understand them. */
    static List<String> toldTooEarly(Collection<EventCatalogue.Entry> entries, Optional<Set<String>> before) {
        return entries.stream()
                .filter(EventCatalogue.Entry::told)
                .map(EventCatalogue.Entry::type)
                .filter(type ->
                        before.filter(understood -> !understood.contains(type)).isPresent())
                .toList();
    }
}
