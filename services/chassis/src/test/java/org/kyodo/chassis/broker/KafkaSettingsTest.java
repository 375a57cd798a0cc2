package org.kyodo.chassis.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaSettingsTest {
    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"grant\" password=\"a=b;c\";";

    @Test
    void what_the_environment_says_of_kafka_reaches_every_kind_of_client() {
        KafkaProperties kafka = Binder.get(environment(Map.of(
                        "KYODO_KAFKA_BOOTSTRAP", "broker.example:9093",
                        "KYODO_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "KYODO_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                        "KYODO_KAFKA_SASL_JAAS_CONFIG", LOGIN,
                        "KYODO_KAFKA_SSL_TRUSTSTORE_LOCATION", "/run/secrets/ca.pem",
                        "KYODO_KAFKA_METADATA_MAX_AGE_MS", "1000")))
                .bind("spring.kafka", KafkaProperties.class)
                .get();

        assertThat(Stream.of(
                        kafka.buildConsumerProperties(), kafka.buildProducerProperties(), kafka.buildAdminProperties()))
                .allSatisfy(client -> assertThat(client)
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                        .containsEntry("sasl.jaas.config", LOGIN)
                        .containsEntry("ssl.truststore.location", "/run/secrets/ca.pem")
                        .containsEntry("metadata.max.age.ms", "1000"));
    }

    @Test
    void what_no_client_knows_is_passed_over_and_what_is_said_to_spring_itself_wins() {
        // As Kubernetes tells of a service with the name kyodo-kafka.
        KafkaProperties kafka = Binder.get(environment(Map.of(
                        "KYODO_KAFKA_PORT_9092_TCP", "tcp://10.0.0.7:9092",
                        "KYODO_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL")))
                .bind("spring.kafka", KafkaProperties.class)
                .get();

        assertThat(kafka.getProperties()).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @ParameterizedTest
    @CsvSource({
        "registry, 'kyodo.evaluation.events,kyodo.grant.events,kyodo.proposal.events,kyodo.registry.events'",
        "grant, 'kyodo.registry.events,kyodo.proposal.events'",
        "proposal, 'kyodo.registry.events,kyodo.proposal.events,kyodo.evaluation.events,kyodo.grant.events'"
    })
    void a_service_listens_to_what_the_table_of_topics_says(String service, String topics) {
        assertThat(environment(Map.of("KYODO_SERVICE", service)).getProperty("kyodo.listens-to"))
                .isEqualTo(topics);
    }

    @Test
    void a_service_listens_to_what_it_is_told_where_it_is_told() {
        assertThat(environment(Map.of("KYODO_SERVICE", "grant", "KYODO_LISTENS_TO", "elsewhere"))
                        .getProperty("kyodo.listens-to"))
                .isEqualTo("elsewhere");
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        // As Spring Boot does before any of its post-processors.
        org.springframework.boot.context.properties.source.ConfigurationPropertySources.attach(environment);
        new KafkaSettings((Supplier<org.apache.commons.logging.Log> log) -> LogFactory.getLog(KafkaSettings.class))
                .postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
