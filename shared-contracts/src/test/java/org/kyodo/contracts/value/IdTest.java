package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.Json;

class IdTest {
    private static final String V7 = "01981f2e-7c00-7000-8000-000000000000";

    @Test
    void a_uuid_of_version_7_is_an_id() {
        assertThat(GroupId.of(V7)).isEqualTo(new GroupId(UUID.fromString(V7))).hasToString(V7);
    }

    @Test
    void capital_letters_are_the_same_id() {
        assertThat(GroupId.of(V7.toUpperCase())).isEqualTo(GroupId.of(V7));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1",
                // versions 4, 1 and none
                "7d444840-9dc0-41d1-b245-5ffdce74fad2",
                "c232ab00-9414-11ec-b3c8-9f6bdeced846",
                "00000000-0000-0000-0000-000000000000",
                // what UUID.fromString would complete with zeros
                "1981f2e-7c00-7000-8000-000000000000",
                "01981f2e-7c00-7000-8000-0",
                " 01981f2e-7c00-7000-8000-000000000000",
                "01981f2e7c0070008000000000000000"
            })
    void nothing_else_is(String text) {
        assertThatThrownBy(() -> GroupId.of(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "group: %s (expected: a UUID of version 7, such as 01981f2e-7c00-7000-8000-000000000000)",
                        text);
    }

    @Test
    void it_is_a_text_in_json() {
        assertThat(Json.STRICT.writeValueAsString(GroupId.of(V7))).isEqualTo('"' + V7 + '"');
        assertThat(Json.STRICT.readValue('"' + V7 + '"', GroupId.class)).isEqualTo(GroupId.of(V7));
    }
}
