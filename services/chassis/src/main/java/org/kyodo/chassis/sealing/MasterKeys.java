package org.kyodo.chassis.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * The master keys of a service: the first is the current one, under which everything new is sealed; the others are earlier
 * ones, for as long as something is sealed under them.
 */
public final class MasterKeys {
    private final String property;
    private final Map<String, MasterKey> byId;
    private final MasterKey current;

    private MasterKeys(String property, List<MasterKey> keys) {
        this.property = property;
        this.byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.putIfAbsent(key.id(), key));
        this.current = keys.getFirst();
    }

    /** The setting in which a service finds its master keys. */
    public static String propertyOf(String service) {
        return "kyodo." + service + ".master-key";
    }

    /**
     * As the settings of the service say: by value, or by the path of a file that holds it in {@code …master-key-file}.
     *
     * @throws UnusableMasterKey when there is none, or both, or something else; the message does not repeat it
     */
    public static MasterKeys in(Environment settings) {
        String property = propertyOf(settings.getProperty("kyodo.service", ""));
        return of(property, given(settings));
    }

    /** What is given as master keys, from whichever setting; empty when nothing is. */
    public static String given(Environment settings) {
        String property = propertyOf(settings.getProperty("kyodo.service", ""));
        String value = settings.getProperty(property, "");
        String file = settings.getProperty(property + "-file", "");
        if (file.isBlank()) {
            return value;
        }
        if (!value.isBlank()) {
            throw new UnusableMasterKey(property, "it is given by value and by file as well");
        }
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableMasterKey(
                    property + "-file",
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * @param property in which they are configured, for messages
     * @param given each {@value MasterKey#BYTES} bytes in base64, the current one first; commas or white space between
     * @throws UnusableMasterKey when there is none, or it is something else; the message does not repeat it
     */
    public static MasterKeys of(String property, String given) {
        if (given == null || given.isBlank()) {
            throw new UnusableMasterKey(property, "it is not set");
        }
        return new MasterKeys(
                property,
                each(given).stream()
                        .map(base64 -> new MasterKey(secret(property, base64)))
                        .toList());
    }

    /** The keys one by one. */
    public static List<String> each(String given) {
        return Arrays.stream(given.split("[,\\s]+"))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static byte[] secret(String property, String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableMasterKey(property, "it is not base64");
        }
        if (secret.length != MasterKey.BYTES) {
            throw new UnusableMasterKey(property, "it has " + secret.length + " bytes");
        }
        return secret;
    }

    MasterKey current() {
        return current;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    /** Those under which nothing new is sealed. */
    List<String> earlier() {
        return byId.keySet().stream().filter(id -> !id.equals(current.id())).toList();
    }

    Optional<MasterKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What to throw when something is sealed under a master key that is not given. */
    UnusableMasterKey missing(String id) {
        return new UnusableMasterKey(
                property,
                "keys of this database are sealed under master key %s, and given is only %s"
                        .formatted(id, String.join(", ", ids())));
    }

    @Override
    public String toString() {
        return "MasterKeys" + ids();
    }
}
