package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DurableBackendTest {

    private final EmbeddedChannel client = new EmbeddedChannel();
    private final DurableBackend backend = DurableBackend.inMemoryOnly(MVStore.open(null));

    @BeforeEach
    void insert() {
        run(new Document("insert", "proposals")
                .append("documents", List.of(new Document("_id", "p1").append("revision", 1))));
    }

    @AfterEach
    void close() {
        backend.close();
        client.close();
    }

    /** An answer is sent while other clients go on, and the store is written while it is read. */
    @Nested
    class A_document_that_was_read_stays_as_it_was_after {

        @Test
        void an_update() {
            Document read = find();

            run(new Document("update", "proposals")
                    .append(
                            "updates",
                            List.of(new Document("q", new Document("_id", "p1"))
                                    .append("u", new Document("$set", new Document("revision", 2))))));

            assertThat(read).containsEntry("revision", 1);
            assertThat(find()).containsEntry("revision", 2);
        }

        @Test
        void a_find_and_modify() {
            Document read = find();

            run(new Document("findAndModify", "proposals")
                    .append("query", new Document("_id", "p1"))
                    .append("update", new Document("$set", new Document("revision", 2))));

            assertThat(read).containsEntry("revision", 1);
            assertThat(find()).containsEntry("revision", 2);
        }
    }

    private Document find() {
        Document answer = run(new Document("find", "proposals").append("filter", new Document("_id", "p1")));
        return (Document) ((List<?>) ((Document) answer.get("cursor")).get("firstBatch")).getFirst();
    }

    private Document run(Document command) {
        return backend.handleCommand(
                client, "proposal", command.keySet().iterator().next(), command);
    }
}
