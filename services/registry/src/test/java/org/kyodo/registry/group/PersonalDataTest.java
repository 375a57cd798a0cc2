package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.Shape;

class PersonalDataTest {
    private static final String[] OF_FUJII = {"藤井", "フジイ", "大殿大路", "083-000-0000", "fujii@"};

    @Test
    void does_not_show_when_a_form_is_printed() {
        assertThat(Forms.fireflies().toString())
                .contains("一の坂川ほたる見守り隊")
                .contains("Representative[not shown]")
                .contains("Contact[not shown]")
                .doesNotContain(OF_FUJII);
    }

    @Test
    void does_not_show_when_it_is_refused_as_input() {
        String tooLong = "藤井".repeat(60);
        assertThat(Shape.broken(new Representative(tooLong, " ", "代\u200b表")))
                .extracting(Shape.Broken::field, broken -> broken.given().toString())
                .containsExactly(
                        tuple("name", "not shown"),
                        tuple("nameKana", "not shown"),
                        tuple("title", "U+200B at character 2"));
        assertThat(Shape.broken(new Contact(
                        Optional.of(tooLong),
                        Optional.of(" "),
                        Optional.of("083-000-000x"),
                        Optional.of("fujii at hotaru"))))
                .extracting(Shape.Broken::field, broken -> broken.given().toString())
                .containsExactly(
                        tuple("name", "not shown"),
                        tuple("address", "not shown"),
                        tuple("phone", "not shown"),
                        tuple("email", "not shown"));
    }

    @Test
    void reads_back_as_it_was_written() {
        Contact contact = Forms.fireflies().contact();
        assertThat(Json.TOLERANT.readValue(Json.TOLERANT.writeValueAsString(contact), Contact.class))
                .isEqualTo(contact);
    }
}
