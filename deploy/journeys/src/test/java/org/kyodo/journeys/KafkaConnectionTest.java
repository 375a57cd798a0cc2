package org.kyodo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

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
}
