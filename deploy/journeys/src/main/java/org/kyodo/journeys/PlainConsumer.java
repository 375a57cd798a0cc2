package org.kyodo.journeys;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the services' topics as anybody may, without a group: it disturbs nobody and leaves nothing behind. */
public final class PlainConsumer {
    private PlainConsumer() {}

    public static KafkaConsumer<byte[], byte[]> of(String bootstrap) {
        Map<String, Object> settings = KafkaConnection.to(bootstrap, ConsumerConfig.configNames());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All partitions of the five topics. */
    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return Service.ALL.stream()
                .flatMap(service -> consumer.partitionsFor(service.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
