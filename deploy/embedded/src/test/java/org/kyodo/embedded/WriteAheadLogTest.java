package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.embedded.WriteAheadLog.Change;

class WriteAheadLogTest {

    private static final Change ADDED = change("p1", 1);
    private static final Change REPLACED = change("p1", 2);
    private static final Change OTHER = change("p2", 1);
    private static final Change REMOVED = new Change("proposal", "proposals", "p2", null);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("documents.log");
    }

    @Test
    void that_never_was_holds_nothing() {
        assertThat(WriteAheadLog.read(path)).isEmpty();
    }

    @Test
    void holds_the_last_change_of_each_document() {
        write(ADDED, OTHER, REPLACED, REMOVED);

        assertThat(WriteAheadLog.read(path)).containsExactlyInAnyOrder(REPLACED, REMOVED);
    }

    @Test
    void goes_on_where_another_process_ended() {
        write(ADDED);
        write(OTHER);

        assertThat(WriteAheadLog.read(path)).containsExactlyInAnyOrder(ADDED, OTHER);
    }

    @Test
    void loses_only_the_change_that_was_half_written() throws Exception {
        write(ADDED);
        long whole = Files.size(path);
        write(OTHER);
        byte[] both = Files.readAllBytes(path);

        for (int length = (int) whole; length < both.length; length++) {
            Files.write(path, Arrays.copyOf(both, length));
            assertThat(WriteAheadLog.read(path)).containsExactly(ADDED);
        }
    }

    @Test
    void ends_at_a_change_that_is_not_what_was_written() throws Exception {
        write(ADDED, OTHER);
        byte[] content = Files.readAllBytes(path);
        content[content.length - 3]++;
        Files.write(path, content);

        assertThat(WriteAheadLog.read(path)).containsExactly(ADDED);
    }

    @Test
    void forgets_what_it_is_told_to_even_if_not_yet_written() {
        try (WriteAheadLog log = WriteAheadLog.open(path)) {
            log.append(ADDED);
            log.flush();
            log.append(OTHER);
            log.clear();
            log.append(REMOVED);
            log.flush();
        }

        assertThat(WriteAheadLog.read(path)).containsExactly(REMOVED);
    }

    private void write(Change... changes) {
        try (WriteAheadLog log = WriteAheadLog.open(path)) {
            for (Change change : changes) {
                log.append(change);
            }
            log.flush();
        }
    }

    private static Change change(String id, int revision) {
        return new Change("proposal", "proposals", id, new Document("_id", id).append("revision", revision));
    }
}
