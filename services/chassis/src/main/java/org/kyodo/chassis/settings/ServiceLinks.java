package org.kyodo.chassis.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes no variable for a port that Kubernetes set, unasked, to tell a pod of a Service in its namespace: where one is called {@code kyodo},
 * {@code KYODO_PORT} is {@code tcp://10.0.0.1:80}. Then the port is the one that it is without the variable.
 */
public final class ServiceLinks implements EnvironmentPostProcessor, Ordered {
    private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://\\S+");
    /** What ports are where nothing is said. */
    private static final Map<String, Object> PORTS = Map.of("server.port", "8080", "management.server.port", "");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> instead = new HashMap<>(PORTS);
        instead.keySet().removeIf(port -> !LINK.matcher(
                        Optional.ofNullable(environment.getProperty(port)).orElse(""))
                .matches());
        if (!instead.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("ports instead of service links", instead));
        }
    }

    /** After all files are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
