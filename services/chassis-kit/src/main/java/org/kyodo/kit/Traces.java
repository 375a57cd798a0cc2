package org.kyodo.kit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.RawBsonDocument;
import org.kyodo.chassis.broker.KafkaSettings;
import org.springframework.core.env.Environment;

/**
 * Searches what services keep, tell and log for texts that must be nowhere in it 痕跡の探索: as they are, in other normal forms and
 * kana, and encoded for an address, for JSON, in base64 or in hex. What it finds it names by where it lies.
 */
public final class Traces {
    private static final List<String> OF_THE_SERVER = List.of("admin", "config", "local");
    private static final Duration POLL = Duration.ofMillis(200);

    /** What is searched for, each byte as one character. */
    private final Map<String, String> forms = new LinkedHashMap<>();

    private Traces(List<String> texts) {
        texts.forEach(
                text -> written(text).flatMap(Traces::encoded).forEach(bytes -> forms.put(characters(bytes), text)));
    }

    /** @param texts of at least four bytes each, so that no chance finds them in what is sealed */
    public static Traces of(String... texts) {
        return new Traces(List.of(texts));
    }

    private static Stream<String> written(String text) {
        Set<String> written =
                new LinkedHashSet<>(List.of(text, mapped(text, 'ァ', 'ヶ', -0x60), mapped(text, 'ぁ', 'ゖ', 0x60)));
        for (Normalizer.Form form : Normalizer.Form.values()) {
            written.addAll(
                    written.stream().map(one -> Normalizer.normalize(one, form)).toList());
        }
        written.addAll(written.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList());
        return written.stream();
    }

    private static String mapped(String text, char first, char last, int by) {
        return text.codePoints()
                .map(codePoint -> codePoint >= first && codePoint <= last ? codePoint + by : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Stream<byte[]> encoded(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String address = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String json = text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
        String hex = HexFormat.of().formatHex(utf8);
        Stream<String> inAscii = Stream.concat(
                Stream.of(
                        address,
                        address.toLowerCase(Locale.ROOT),
                        address.replace("+", "%20"),
                        json,
                        json.toUpperCase(Locale.ROOT).replace("\\U", "\\u"),
                        hex,
                        hex.toUpperCase(Locale.ROOT)),
                IntStream.range(0, 3).boxed().flatMap(offset -> inBase64(utf8, offset)));
        return Stream.concat(Stream.of(utf8), inAscii.map(form -> form.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What of its base64 does not depend on what stands before and behind. */
    private static Stream<String> inBase64(byte[] utf8, int offset) {
        byte[] placed = ByteBuffer.allocate(offset + utf8.length)
                .position(offset)
                .put(utf8)
                .array();
        int from = (offset * 4 + 2) / 3;
        int to = placed.length * 4 / 3;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(placed).substring(from, to));
    }

    private static String characters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** @param where as it is named in what is returned */
    public List<String> in(String where, byte[] bytes) {
        String there = characters(bytes);
        return forms.entrySet().stream()
                .filter(form -> there.contains(form.getKey()))
                .map(form -> form.getValue() + " in " + where)
                .distinct()
                .toList();
    }

    public List<String> in(String where, String text) {
        return in(where, text.getBytes(StandardCharsets.UTF_8));
    }

    /** In each document of each collection of each database, those of files among them. */
    public List<String> inDatabases(Environment environment) {
        List<String> found = new ArrayList<>();
        // A client of its own, for no service asks for this.
        try (MongoClient client = MongoClients.create(environment.getProperty("spring.mongodb.uri"))) {
            for (String name : client.listDatabaseNames()) {
                if (!OF_THE_SERVER.contains(name)) {
                    MongoDatabase database = client.getDatabase(name);
                    for (String collection : database.listCollectionNames()) {
                        database.getCollection(collection, RawBsonDocument.class)
                                .find()
                                .forEach(document -> found.addAll(in(
                                        name + "." + collection + " "
                                                + document.get("_id").toString(),
                                        bytesOf(document))));
                    }
                }
            }
        }
        return found;
    }

    private static byte[] bytesOf(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** In keys, headers and values of all records of all topics. */
    public List<String> onTopics(Environment environment) {
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                KafkaSettings.connection(environment), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .toList();
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.seekToBeginning(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL)
                        .forEach(one -> found.addAll(
                                in(one.topic() + "-" + one.partition() + " " + one.offset(), bytesOf(one))));
            }
        }
        return found;
    }

    private static byte[] bytesOf(ConsumerRecord<byte[], byte[]> one) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Stream.concat(
                        Stream.of(
                                one.key() == null ? new byte[0] : one.key(),
                                one.value() == null ? new byte[0] : one.value()),
                        Stream.of(one.headers().toArray())
                                .flatMap(header -> Stream.of(
                                        header.key().getBytes(StandardCharsets.UTF_8),
                                        header.value() == null ? new byte[0] : header.value())))
                .forEach(part -> {
                    bytes.writeBytes(part);
                    bytes.write('\n');
                });
        return bytes.toByteArray();
    }

    /** In names and tags. */
    public List<String> inMetrics(MeterRegistry meters) {
        return meters.getMeters().stream()
                .flatMap(meter -> in("metrics", meter.getId().toString()).stream())
                .toList();
    }
}
