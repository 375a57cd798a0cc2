package org.kyodo.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How programs beside the services reach Kafka: as the services do, by {@code KYODO_KAFKA_…} in the environment, or by files with the names
 * of settings in the folder of {@code SPRING_CONFIG_IMPORT=configtree:…}, as secrets are mounted.
 */
public final class KafkaConnection {
    private static final String PREFIX = "KYODO_KAFKA_";
    private static final String FILES = "SPRING_CONFIG_IMPORT";
    private static final String FOLDER = "configtree:";
    private static final List<String> FILE_PREFIXES = List.of("kyodo.kafka.", "spring.kafka.properties.");

    private KafkaConnection() {}

    /** @param known the properties that this kind of client knows; others are passed over */
    public static Map<String, Object> to(String bootstrap, Set<String> known) {
        return to(bootstrap, known, System.getenv());
    }

    static Map<String, Object> to(String bootstrap, Set<String> known, Map<String, String> environment) {
        Map<String, Object> connection = new HashMap<>();
        for (String imported : environment.getOrDefault(FILES, "").split(",")) {
            int folder = imported.indexOf(FOLDER);
            if (folder >= 0) {
                connection.putAll(in(Path.of(imported.substring(folder + FOLDER.length()))));
            }
        }
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                connection.put(
                        variable.substring(PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        connection.keySet().retainAll(known);
        connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return connection;
    }

    private static Map<String, Object> in(Path folder) {
        Map<String, Object> settings = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            // Perhaps an optional one; who needs it will say what is missing.
            return settings;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                for (String prefix : FILE_PREFIXES) {
                    if (name.startsWith(prefix)) {
                        settings.put(
                                name.substring(prefix.length()),
                                Files.readString(file).strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the settings in " + folder, e);
        }
        return settings;
    }
}
