package org.kyodo.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.UnusableMasterKey;
import org.kyodo.registry.RegistryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoOperations;

class PersonVaultTest extends RegistryTest {
    record Person(String name, String phone) {}

    private static final Person FUJII = new Person("藤井久美子", "083-000-0000");

    @Autowired
    PersonVault vault;

    @Autowired
    MongoOperations mongo;

    @Test
    void opens_what_it_sealed() {
        assertThat(vault.open(vault.seal(FUJII), Person.class)).contains(FUJII);
    }

    @Test
    void seals_so_that_nothing_shows_and_no_two_look_alike() {
        Sealed one = vault.seal(FUJII);
        Sealed two = vault.seal(FUJII);

        assertThat(one.person()).isNotEqualTo(two.person());
        assertThat(one.text()).isNotEqualTo(two.text());
        assertThat(new String(Base64.getDecoder().decode(one.text()), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("藤井")
                .doesNotContain("083");
    }

    @Test
    void keeps_the_key_of_a_person_whose_data_changes() {
        Sealed before = vault.seal(FUJII);
        Person moved = new Person("藤井久美子", "083-000-0009");

        Sealed after = vault.sealAgain(before, moved);

        assertThat(after.person()).isEqualTo(before.person());
        assertThat(vault.open(after, Person.class)).contains(moved);
    }

    @Test
    void can_never_open_what_belongs_to_an_erased_person_and_others_stay_readable() {
        Sealed erased = vault.seal(FUJII);
        Sealed other = vault.seal(FUJII);

        vault.erase(erased.person());

        assertThat(vault.open(erased, Person.class)).isEmpty();
        assertThat(vault.open(other, Person.class)).contains(FUJII);
        assertThat(mongo.getCollection("personKeys")
                        .countDocuments(new Document("_id", erased.person().value())))
                .isZero();
    }

    @Test
    void takes_an_erased_person_for_a_new_one_where_data_comes_again() {
        Sealed erased = vault.seal(FUJII);
        vault.erase(erased.person());

        Sealed again = vault.sealAgain(erased, FUJII);

        assertThat(again.person()).isNotEqualTo(erased.person());
        assertThat(vault.open(again, Person.class)).contains(FUJII);
        assertThat(vault.open(erased, Person.class)).isEmpty();
    }

    @Test
    void notices_an_altered_text() {
        Sealed sealed = vault.seal(FUJII);
        byte[] bytes = Base64.getDecoder().decode(sealed.text());
        bytes[bytes.length - 1] ^= 1;
        Sealed altered = new Sealed(sealed.person(), Base64.getEncoder().encodeToString(bytes));

        assertThatThrownBy(() -> vault.open(altered, Person.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void does_not_open_with_the_key_of_another_person() {
        Sealed one = vault.seal(FUJII);
        Sealed swapped = new Sealed(vault.seal(FUJII).person(), one.text());

        assertThatThrownBy(() -> vault.open(swapped, Person.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void does_not_start_without_a_master_key() {
        new ApplicationContextRunner()
                .withUserConfiguration(PersonConfiguration.class)
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(UnusableMasterKey.class));
    }

    @Test
    void does_not_start_with_another_master_key_than_its_keys_were_made_with() {
        MasterKey other =
                MasterKey.of(PersonConfiguration.MASTER_KEY, Base64.getEncoder().encodeToString(MasterKey.newKey()));

        assertThatThrownBy(() -> new PersonVault(mongo, other))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining("not the one that the keys of this database were made with");
    }
}
