package org.kyodo.chassis.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.logging.Log;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.kyodo.contracts.Topics;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * How a service connects to Kafka, said once for all its clients: {@code kyodo.kafka.sasl.mechanism}, in the environment
 * {@code KYODO_KAFKA_SASL_MECHANISM}, and so with every property that a Kafka client knows. They become Spring's own
 * {@code spring.kafka.properties}, from which the binder makes its clients and {@link KafkaClients} the others. What is given there
 * directly wins.
 *
 * <p>What a service listens to, unless it is told, stands in {@link Topics}.
 */
public final class KafkaSettings implements EnvironmentPostProcessor, Ordered {
    private static final String PREFIX = "kyodo.kafka";
    private static final String BOOTSTRAP = "bootstrap";
    private static final String LISTENS_TO = "kyodo.listens-to";
    private static final Set<String> KNOWN = known();

    private final Log log;

    public KafkaSettings(DeferredLogFactory logs) {
        this.log = logs.getLog(KafkaSettings.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> derived = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        given(environment).forEach((name, value) -> {
            if (KNOWN.contains(name)) {
                derived.put("spring.kafka.properties." + name, value);
            } else if (!name.equals(BOOTSTRAP)) {
                unknown.add(PREFIX + "." + name);
            }
        });
        if (!unknown.isEmpty()) {
            log.warn("passed over, for no Kafka client knows it: " + unknown);
        }
        if (!environment.containsProperty(LISTENS_TO)) {
            Topics.of(environment.getProperty("kyodo.service", ""))
                    .ifPresent(use -> derived.put(LISTENS_TO, String.join(",", use.hears())));
        }
        environment.getPropertySources().addLast(new MapPropertySource(PREFIX, derived));
    }

    /** What a client outside a service takes to connect as the service does. */
    public static Map<String, Object> connection(Environment environment) {
        Map<String, Object> connection = new HashMap<>(given(environment));
        connection.keySet().retainAll(KNOWN);
        connection.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                environment.getRequiredProperty(PREFIX + "." + BOOTSTRAP));
        return connection;
    }

    private static Map<String, String> given(Environment environment) {
        return Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        List.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .forEach(known::addAll);
        // It has a name of its own here.
        known.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        return known;
    }

    /** After all files are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
