package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;

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
        assertThat(catchThrowable(() -> new Representative(tooLong, "フジイ", "代表")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("representative.name")
                .hasMessageNotContaining("藤井");
        assertThat(catchThrowable(() -> new Representative("藤井", " ", "代表"))).isInstanceOf(InvalidInput.class);
        assertThat(catchThrowable(() -> new Contact(Optional.empty(), "大殿大路", "083-000-000x", "fujii@hotaru.example")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("contact.phone")
                .hasMessageNotContaining("083");
        assertThat(catchThrowable(() -> new Contact(Optional.empty(), "大殿大路", "083-000-0000", "fujii at hotaru")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("contact.email")
                .hasMessageNotContaining("fujii");
    }

    @Test
    void reads_back_as_it_was_written() {
        Contact contact = Forms.fireflies().contact();
        assertThat(Json.TOLERANT.readValue(Json.TOLERANT.writeValueAsString(contact), Contact.class))
                .isEqualTo(contact);
    }
}
