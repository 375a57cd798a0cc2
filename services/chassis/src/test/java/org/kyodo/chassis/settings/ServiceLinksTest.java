package org.kyodo.chassis.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ServiceLinksTest {
    private static final Map<String, Object> CHASSIS = Map.of(
            "server.port", "${KYODO_PORT:8080}",
            "management.server.port", "${KYODO_MANAGEMENT_PORT:}");

    private static StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    private static StandardEnvironment processed(Map<String, Object> variables) {
        StandardEnvironment environment = environment(variables);
        environment.getPropertySources().addLast(new MapPropertySource("chassis.yml", CHASSIS));
        new ServiceLinks().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void where_a_variable_only_tells_of_a_service_the_port_is_the_usual_one() {
        Map<String, Object> links =
                Map.of("KYODO_PORT", "tcp://10.0.0.1:80", "KYODO_MANAGEMENT_PORT", "tcp://[fd00::1]:80");
        StandardEnvironment service = processed(links);
        StandardEnvironment management = environment(links);
        management.merge(service);

        assertThat(service.getProperty("server.port")).isEqualTo("8080");
        assertThat(service.getProperty("management.server.port")).isEmpty();
        assertThat(management.getProperty("server.port"))
                .as("in the context of the management port, which has the variables from the process")
                .isEqualTo("8080");
    }

    @Test
    void what_is_given_as_a_port_is_the_port() {
        StandardEnvironment service = processed(Map.of("KYODO_PORT", "18081", "KYODO_MANAGEMENT_PORT", "8081"));

        assertThat(service.getProperty("server.port")).isEqualTo("18081");
        assertThat(service.getProperty("management.server.port")).isEqualTo("8081");
    }
}
