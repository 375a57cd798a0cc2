package org.kyodo.chassis.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.kyodo.chassis.relay.Relay;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Makes the Kafka clients of a service, beside those of the binder and with the same settings: see {@link KafkaSettings}. */
public final class KafkaClients {
    private final KafkaProperties properties;
    private final String service;

    public KafkaClients(KafkaProperties properties, String service) {
        this.properties = properties;
        this.service = service;
    }

    /** A producer as relays need it. */
    public Producer<String, byte[]> producer() {
        return Relay.producer(properties.buildProducerProperties(), "kyodo-" + service + "-relay");
    }

    /** Reads topics from end to end, in no group and with nothing committed. */
    public Consumer<byte[], byte[]> reader() {
        Map<String, Object> settings = new HashMap<>(properties.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        Map<String, Object> settings = new HashMap<>(properties.buildAdminProperties());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "kyodo-" + service + "-rights");
        return Admin.create(settings);
    }
}
