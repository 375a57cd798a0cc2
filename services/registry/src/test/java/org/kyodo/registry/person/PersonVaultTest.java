package org.kyodo.registry.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.sealing.UnusableMasterKey;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.registry.RegistryTest;
import org.kyodo.registry.person.PersonVault.Place;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

class PersonVaultTest extends RegistryTest {
    record Person(String name, String phone) {}

    private static final Person FUJII = new Person("藤井久美子", "083-000-0000");
    private static final Place HERE = new Place(MunicipalityCode.of("352039"), "group/1", "representative");

    @Autowired
    PersonVault vault;

    @Autowired
    MongoOperations mongo;

    @Test
    void opens_what_it_sealed() {
        assertThat(opened(vault.seal(FUJII, HERE), HERE)).isEqualTo(new Opened.Readable<>(FUJII));
    }

    @Test
    void seals_so_that_nothing_shows_and_no_two_look_alike() {
        Sealed one = vault.seal(FUJII, HERE);
        Sealed two = vault.seal(FUJII, HERE);

        assertThat(one.person()).isNotEqualTo(two.person());
        assertThat(one.text()).isNotEqualTo(two.text());
        assertThat(new String(Base64.getDecoder().decode(one.text()), StandardCharsets.UTF_8))
                .doesNotContain("藤井")
                .doesNotContain("083");
    }

    @Test
    void keeps_the_key_of_a_person_whose_data_changes() {
        Sealed before = vault.seal(FUJII, HERE);
        Person moved = new Person("藤井久美子", "083-000-0009");

        Sealed after = vault.sealAgain(before, moved, HERE);

        assertThat(after.person()).isEqualTo(before.person());
        assertThat(opened(after, HERE)).isEqualTo(new Opened.Readable<>(moved));
    }

    @Test
    void can_never_open_what_belongs_to_an_erased_person_and_others_stay_readable() {
        Sealed erased = vault.seal(FUJII, HERE);
        Sealed other = vault.seal(FUJII, HERE);

        assertThat(vault.erase(List.of(erased.person()))).isOne();

        assertThat(opened(erased, HERE)).isEqualTo(new Opened.Erased<>());
        assertThat(opened(other, HERE)).isEqualTo(new Opened.Readable<>(FUJII));
        assertThat(mongo.getCollection("sealingKeys")
                        .countDocuments(
                                new Document("_id", "person/" + erased.person().value())))
                .isZero();
    }

    @Test
    void takes_an_erased_person_for_a_new_one_where_data_comes_again() {
        Sealed erased = vault.seal(FUJII, HERE);
        vault.erase(List.of(erased.person()));

        Sealed again = vault.sealAgain(erased, FUJII, HERE);

        assertThat(again.person()).isNotEqualTo(erased.person());
        assertThat(opened(again, HERE)).isEqualTo(new Opened.Readable<>(FUJII));
        assertThat(opened(erased, HERE)).isEqualTo(new Opened.Erased<>());
    }

    @Test
    void notices_an_altered_text() {
        Sealed sealed = vault.seal(FUJII, HERE);
        byte[] bytes = Base64.getDecoder().decode(sealed.text());
        bytes[bytes.length - 1] ^= 1;
        Sealed altered = new Sealed(sealed.person(), Base64.getEncoder().encodeToString(bytes));

        assertThat(opened(altered, HERE)).isEqualTo(new Opened.Broken<>());
    }

    @Test
    void does_not_open_with_the_key_of_another_person() {
        Sealed one = vault.seal(FUJII, HERE);
        Sealed swapped = new Sealed(vault.seal(FUJII, HERE).person(), one.text());

        assertThat(opened(swapped, HERE)).isEqualTo(new Opened.Broken<>());
    }

    @Test
    void opens_only_where_it_was_sealed() {
        Sealed sealed = vault.seal(FUJII, HERE);

        assertThat(List.of(
                        new Place(HERE.municipality(), HERE.holder(), "contact"),
                        new Place(HERE.municipality(), "group/2", HERE.field()),
                        new Place(MunicipalityCode.of("012076"), HERE.holder(), HERE.field())))
                .allSatisfy(elsewhere -> assertThat(opened(sealed, elsewhere)).isEqualTo(new Opened.Broken<>()));
    }

    @Test
    void tells_an_operator_of_the_installation_under_which_master_key_its_keys_are_sealed(
            @Autowired Platform platform) {
        vault.seal(FUJII, HERE);
        Session operator = platform.as("acct-operator", "352039", null, Role.PLATFORM_OPERATOR);

        JsonNode before = operator.get("/ops/sealing").expect(200).body();
        assertThat(before.path("keys").path(before.path("current").asString()).asInt())
                .isPositive();
        assertThat(before.path("left").asInt()).isZero();
        assertThat(operator.post("/ops/sealing/rotation", "").expect(202).header("Location"))
                .isEqualTo("/ops/sealing");

        platform.as("acct-operator", "352039", null, Role.OPERATOR)
                .post("/ops/sealing/rotation", "")
                .problem(403, "FORBIDDEN");
    }

    @Test
    void does_not_start_without_a_master_key() {
        new ApplicationContextRunner()
                .withPropertyValues("kyodo.service=registry")
                .withUserConfiguration(PersonConfiguration.class)
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(UnusableMasterKey.class));
    }

    private Opened<Person> opened(Sealed sealed, Place place) {
        return vault.open(sealed, Person.class, place);
    }
}
