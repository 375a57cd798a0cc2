package org.kyodo.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kyodo.embedded.EmbeddedKafka;
import org.kyodo.embedded.EmbeddedMongo;
import org.kyodo.embedded.EmbeddedServers;

/**
 * A Kafka broker and a server that speaks MongoDB's protocol, one of each for all tests of a JVM. With the environment
 * variable {@code KYODO_TEST_MONGODB_URI} a real MongoDB is used.
 */
public final class TestServers {
    private static final TestServers INSTANCE = new TestServers();

    private final EmbeddedKafka kafka;
    private final EmbeddedMongo mongo;
    private final String mongoUri;

    private TestServers() {
        String real = System.getenv("KYODO_TEST_MONGODB_URI");
        mongo = real == null ? EmbeddedMongo.startInMemory() : null;
        mongoUri = real == null ? mongo.uri() : real;
        kafka = EmbeddedKafka.start(folder(), 0);
        kafka.createTopics(EmbeddedServers.TOPICS, EmbeddedServers.PARTITIONS);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    }

    public static TestServers running() {
        return INSTANCE;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public String mongoUri() {
        return mongoUri;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("kyodo-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
