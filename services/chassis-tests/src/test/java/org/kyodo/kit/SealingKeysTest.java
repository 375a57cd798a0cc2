package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.DoesNotOpen;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.MasterKeys;
import org.kyodo.chassis.sealing.Rotation;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.chassis.sealing.UnusableMasterKey;
import org.kyodo.contracts.value.MunicipalityCode;

/** The keys that services seal with, and what becomes of them when the master key changes. */
class SealingKeysTest {
    private static final String OLD = masterKey();
    private static final String NEW = masterKey();
    private static final Belonging HERE = new Belonging(MunicipalityCode.of("352039"), "person/1", "name");

    private final StableApiListener stableApi = new StableApiListener();
    private final TestDatabase database = TestDatabase.fresh(stableApi);

    @AfterEach
    void drop() {
        database.drop();
        database.close();
        assertThat(stableApi.outside()).isEmpty();
    }

    private static String masterKey() {
        return Base64.getEncoder().encodeToString(MasterKey.newKey());
    }

    private SealingKeys keys(String... masters) {
        return new SealingKeys(database.mongo(), MasterKeys.of("kyodo.test.master-key", String.join(",", masters)));
    }

    private static Rotation.Progress rotated(SealingKeys keys) {
        Rotation rotation = new Rotation(keys);
        rotation.begin();
        await().atMost(Platform.SOON).until(() -> !rotation.progress().running());
        return rotation.progress();
    }

    @Test
    void an_owners_key_is_the_same_for_every_replica_until_it_is_destroyed() {
        String sealed = keys(OLD).findOrMake("person/1").close("藤井", HERE);

        assertThat(keys(OLD).find("person/1").orElseThrow().open(sealed, HERE)).isEqualTo("藤井");

        assertThat(keys(OLD).destroy(List.of("person/1", "person/2"))).isOne();
        assertThat(keys(OLD).find("person/1")).isEmpty();
        assertThatThrownBy(() -> keys(OLD).findOrMake("person/1").open(sealed, HERE))
                .as("a key made anew is another one")
                .isInstanceOf(DoesNotOpen.class);
    }

    @Test
    void one_owners_key_cannot_be_put_in_the_place_of_anothers() {
        SealingKeys keys = keys(OLD);
        String sealed = keys.findOrMake("person/1").close("藤井", HERE);
        keys.findOrMake("person/2");
        Document theirs = database.mongo()
                .getCollection("sealingKeys")
                .find(new Document("_id", "person/1"))
                .first();

        database.mongo()
                .getCollection("sealingKeys")
                .updateOne(
                        new Document("_id", "person/2"), new Document("$set", new Document("key", theirs.get("key"))));

        assertThatThrownBy(() -> keys.find("person/2")).isInstanceOf(DoesNotOpen.class);
        assertThat(keys.find("person/1").orElseThrow().open(sealed, HERE)).isEqualTo("藤井");
    }

    @Nested
    class A_change_of_the_master_key {
        @Test
        void seals_all_keys_anew_and_then_the_old_one_can_be_taken_away() {
            String sealed = keys(OLD).findOrMake("person/1").close("藤井", HERE);
            String fingerprint = keys(OLD).fingerprints().of("group-name", "藤井");
            IntStream.range(0, 600).forEach(i -> keys(OLD).findOrMake("person/x" + i));
            SealingKeys both = keys(NEW, OLD);
            both.findOrMake("person/new");
            assertThat(new Rotation(both).progress().left()).isEqualTo(602);

            Rotation.Progress progress = rotated(both);

            assertThat(progress.left()).isZero();
            assertThat(progress.keys()).containsEntry(progress.current(), 603L);
            assertThat(progress.unopened()).isEmpty();
            SealingKeys only = keys(NEW);
            assertThat(only.find("person/1").orElseThrow().open(sealed, HERE)).isEqualTo("藤井");
            assertThat(only.fingerprints().of("group-name", "藤井"))
                    .as("what was hashed before is still found")
                    .isEqualTo(fingerprint);
            assertThat(rotated(only)).as("begun once more").isEqualTo(progress(only));
        }

        @Test
        void that_is_not_done_stops_a_start_without_the_old_one_and_says_which_is_missing() {
            keys(OLD).findOrMake("person/1");
            keys(NEW, OLD).findOrMake("person/2");

            assertThatThrownBy(() -> keys(NEW))
                    .isInstanceOf(UnusableMasterKey.class)
                    .hasMessageContaining("sealed under master key "
                            + new Rotation(keys(OLD, NEW)).progress().current())
                    .hasMessageContaining("given is only "
                            + new Rotation(keys(NEW, OLD)).progress().current());
        }

        @Test
        void goes_on_where_it_was_and_leaves_what_does_not_open_to_an_operator() {
            keys(OLD).findOrMake("person/1");
            keys(OLD).findOrMake("person/2");
            keys(OLD).findOrMake("person/3");
            database.mongo()
                    .getCollection("sealingKeys")
                    .updateOne(
                            new Document("_id", "person/2"),
                            new Document("$set", new Document("key", new org.bson.types.Binary(new byte[60]))));

            Rotation.Progress progress = rotated(keys(NEW, OLD));

            assertThat(progress.left()).isOne();
            assertThat(progress.unopened()).containsExactly("person/2");
            keys(NEW, OLD).destroy(List.of("person/2"));
            assertThat(rotated(keys(NEW, OLD)).left()).isZero();
            assertThat(keys(NEW).find("person/3")).isPresent();
        }

        private static Rotation.Progress progress(SealingKeys keys) {
            return new Rotation(keys).progress();
        }
    }
}
