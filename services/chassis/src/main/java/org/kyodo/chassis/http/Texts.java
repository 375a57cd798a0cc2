package org.kyodo.chassis.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of a service 文言: those of the chassis, what fields are called that many forms have in {@code messages/forms}, its own in
 * {@code messages/<service>}, and a bundle for each aggregate in {@code messages/<service>-<aggregate>}; in Japanese, and in English in {@code …_en}.
 */
public final class Texts {
    private static final String FOLDER = "messages/";
    private static final String JAPANESE = ".properties";
    private static final String ENGLISH = "_en" + JAPANESE;

    private Texts() {}

    /** The bundles of the service, in the order in which a text is looked for; none stands in two. */
    public static List<String> bundlesOf(String service) {
        try {
            Stream<String> own = Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FOLDER + service + "*" + JAPANESE))
                    .map(Resource::getFilename)
                    .filter(Objects::nonNull)
                    .filter(file -> !file.endsWith(ENGLISH))
                    .map(file -> file.substring(0, file.length() - JAPANESE.length()))
                    .filter(name -> name.equals(service) || name.startsWith(service + "-"))
                    .distinct()
                    .sorted();
            return Stream.concat(own, Stream.of("forms", "chassis"))
                    .map(FOLDER::concat)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + FOLDER, e);
        }
    }

    public static MessageSource of(String service) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundlesOf(service).toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        // The file without a language is the Japanese one.
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
