package org.kyodo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {
    @Test
    void says_what_the_environment_says_and_a_client_knows() {
        assertThat(KafkaConnection.to(
                        "broker.example:9093",
                        ConsumerConfig.configNames(),
                        Map.of(
                                "KYODO_KAFKA_BOOTSTRAP", "elsewhere:9092",
                                "KYODO_KAFKA_SASL_JAAS_CONFIG", "… required;",
                                "KYODO_KAFKA_PORT", "19092",
                                "PATH", "/bin")))
                .isEqualTo(Map.of("bootstrap.servers", "broker.example:9093", "sasl.jaas.config", "… required;"));
    }

    @Test
    void says_what_mounted_files_say_unless_the_environment_says_otherwise(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("kyodo.kafka.sasl.jaas.config"), "from the file;\n");
        Files.writeString(secrets.resolve("spring.kafka.properties.sasl.mechanism"), "PLAIN");
        Files.writeString(secrets.resolve("kyodo.registry.master-key"), "not Kafka's");

        assertThat(KafkaConnection.to(
                        "broker.example:9093",
                        ConsumerConfig.configNames(),
                        Map.of(
                                "SPRING_CONFIG_IMPORT",
                                "optional:configtree:/none/,configtree:" + secrets + "/",
                                "KYODO_KAFKA_SASL_MECHANISM",
                                "SCRAM-SHA-512")))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "broker.example:9093",
                        "sasl.jaas.config", "from the file;",
                        "sasl.mechanism", "SCRAM-SHA-512"));
    }
}
