package org.kyodo.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.kit.Platform;
import org.kyodo.kit.TestDatabase;
import org.springframework.data.mongodb.core.MongoOperations;

class IndexBuildTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void drop() {
        database.drop();
        database.close();
    }

    @Test
    void of_an_index_that_fails_is_tried_again_until_it_is_there_and_keeps_no_other_from_being_built() {
        Indexed indexed = () -> List.of(Index.of("first", "municipality", "name"), Index.of("second", "at"));
        IndexBuild build = new IndexBuild(List.of(indexed), failing("first", 3), meters, Duration.ofMillis(1));
        assertThat(missing()).isEqualTo(2);

        build.start();

        await().atMost(Platform.SOON).until(() -> missing() == 0);
        assertThat(asked).hasValue(4);
        assertThat(indexesOf("first")).contains("municipality_1_name_1");
        assertThat(indexesOf("second")).contains("at_1");
        build.stop();
    }

    private double missing() {
        return meters.get("kyodo.indexes.missing").gauge().value();
    }

    private List<String> indexesOf(String collection) {
        return database.mongo()
                .getCollection(collection)
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new java.util.ArrayList<>());
    }

    /** The database, away for the first calls that concern a collection. */
    private MongoOperations failing(String collection, int times) {
        MongoOperations mongo = database.mongo();
        return (MongoOperations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoOperations.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getCollection")
                            && arguments[0].equals(collection)
                            && asked.incrementAndGet() <= times) {
                        throw new MongoTimeoutException("away");
                    }
                    try {
                        return method.invoke(mongo, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
