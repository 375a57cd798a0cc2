package org.kyodo.journeys;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;

/** How programs beside the services reach Kafka: as the services do, by {@code KYODO_KAFKA_…} in the environment. */
public final class KafkaConnection {
    private static final String PREFIX = "KYODO_KAFKA_";

    private KafkaConnection() {}

    /** @param known the properties that this kind of client knows; others are passed over */
    public static Map<String, Object> to(String bootstrap, Set<String> known) {
        return to(bootstrap, known, System.getenv());
    }

    static Map<String, Object> to(String bootstrap, Set<String> known, Map<String, String> environment) {
        Map<String, Object> connection = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                String name = variable.substring(PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                if (known.contains(name)) {
                    connection.put(name, value);
                }
            }
        });
        connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return connection;
    }
}
