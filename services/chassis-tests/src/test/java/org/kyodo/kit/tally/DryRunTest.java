package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.sealing.ServiceKey;
import org.kyodo.kit.TestDatabase;

/** What a dry run of a command finds where it would take something. */
class DryRunTest {
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.drop();
        database.close();
    }

    @Test
    void a_number_is_foretold_and_drawn_without_a_gap() {
        Numbers numbers = new Numbers(database.mongo());
        assertThat(DryRun.<Integer, RuntimeException>of(() -> numbers.draw("group/352039/2026", "a")))
                .isEqualTo(1);
        assertThat(numbers.draw("group/352039/2026", "a")).isEqualTo(1);
        assertThat(DryRun.<Integer, RuntimeException>of(() -> numbers.draw("group/352039/2026", "a")))
                .isEqualTo(1);
        assertThat(DryRun.<Integer, RuntimeException>of(() -> numbers.draw("group/352039/2026", "b")))
                .isEqualTo(2);
        assertThat(DryRun.<Integer, RuntimeException>of(() -> numbers.draw("group/352039/2026", "c")))
                .isEqualTo(2);
        assertThat(numbers.draw("group/352039/2026", "c")).isEqualTo(2);
    }

    @Test
    void a_claim_is_looked_at_and_stays_with_whom_it_is() {
        Claims claims = new Claims(database.mongo());
        assertThat(DryRun.<String, RuntimeException>of(() -> claims.take("name", "a")))
                .isEqualTo("a");
        assertThat(claims.holder("name")).isEmpty();
        claims.take("name", "a");
        assertThat(DryRun.<String, RuntimeException>of(() -> claims.take("name", "b")))
                .isEqualTo("a");
        assertThat(DryRun.<String, RuntimeException>of(() -> claims.take("name", "b", holder -> false)))
                .isEqualTo("b");
        DryRun.<Void, RuntimeException>of(() -> {
            claims.release("name", "a");
            return null;
        });
        assertThat(claims.holder("name")).contains("a");
    }

    /** Else what was hashed by then would never be known again. */
    @Test
    void the_key_of_a_service_that_it_needs_first_is_its_key_for_good() {
        ServiceKey first = ServiceKey.keptIn(database.mongo());
        String hashed = DryRun.<String, RuntimeException>of(() -> first.fingerprint("any", "text"));
        assertThat(ServiceKey.keptIn(database.mongo()).fingerprint("any", "text"))
                .isEqualTo(hashed);
    }

    @Test
    void a_write_that_does_not_ask_fails() {
        assertThatThrownBy(() -> DryRun.of(() ->
                        ConditionalWrites.insert(database.mongo().getCollection("any"), new Document("_id", "x"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.mongo().getCollection("any").countDocuments()).isZero();
    }
}
