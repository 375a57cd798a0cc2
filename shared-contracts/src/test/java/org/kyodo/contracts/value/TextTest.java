package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.Sha256;

class TextTest {
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x08, 0x1B, 0x7F, 0x85, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFF})
    void is_faulty_with_half_a_pair_a_noncharacter_or_a_control_character(int codePoint) {
        String text = "大殿" + Character.toString(codePoint) + "の会";
        assertThat(Text.fault(text)).contains(new Text.Fault(codePoint, 3));
        assertThat(Text.fault(Text.cleaned(text))).isEmpty();
    }

    @Test
    void of_somebody_else_is_shown_on_one_line_with_nothing_unseen_and_cut() {
        assertThat(Text.shown("一行目\r\n二行目\t\u2028\u202E\u0000\uD800\u200B𠮷\uE000"))
                .isEqualTo("一行目  二行目 �����𠮷\uE000");
        assertThat(Text.shown("𠮷".repeat(200))).isEqualTo("𠮷".repeat(200));
        assertThat(Text.shown("𠮷".repeat(201))).isEqualTo("𠮷".repeat(200) + "…");
    }

    @Test
    void has_lines_tabs_and_every_other_character() {
        assertThat(Text.fault("一行目\r\n二行目\t👨‍👩‍👧 葛󠄀 ガ ─ \u200B \uFFFD \uE000"))
                .isEmpty();
    }

    @Test
    void of_a_fault_tells_code_point_and_place() {
        assertThat(Text.fault("𠮷\u0000")).hasToString("Optional[U+0000 at character 2]");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {'\n', '\t', 0x2028, 0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x202E, 0x2066, 0xFEFF, 0x3164, 0xE0041
            })
    void that_is_a_name_has_one_line_and_nothing_that_cannot_be_seen(int codePoint) {
        String name = "大殿" + Character.toString(codePoint) + "の会";
        assertThatThrownBy(() -> Require.name("name", name, 100))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("name: U+%04X at character 3 (expected: one line without invisible characters)", codePoint);
    }

    @Test
    void that_is_a_name_keeps_the_selector_of_a_variant() {
        String katsuragi = "葛\uDB40\uDD00城";
        assertThat(Require.name("name", katsuragi, 100)).isEqualTo(katsuragi);
        assertThat(Text.normalised(katsuragi)).isEqualTo(katsuragi);
        assertThat(Text.compared(katsuragi)).isEqualTo(Text.compared("葛城"));
    }

    @Test
    void is_brought_to_one_form_but_for_the_ideographs_that_would_become_others() {
        assertThat(Text.normalised("カ\u3099")).isEqualTo("ガ");
        assertThat(Text.normalised("\uFA19 カ\u3099 \uFA1A")).isEqualTo("\uFA19 ガ \uFA1A");
        assertThat(Text.compared("\uFA19社")).isEqualTo(Text.compared("神社"));
    }

    @ParameterizedTest
    @CsvSource({"Ｋｙｏｄｏ　の会, kyodoの会", "ｶﾞｰﾃﾞﾝ, ガーデン", "大\u200B殿, 大殿", "辻\uFE00, 辻"})
    void that_is_a_name_is_the_same_where_a_reader_sees_no_difference(String one, String other) {
        assertThat(Text.compared(one)).isEqualTo(Text.compared(other));
    }

    @Test
    void of_which_nothing_can_be_seen_is_none() {
        assertThatThrownBy(() -> Require.text("purpose", "\u200B \u3000\uFEFF", 100))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void that_cannot_be_stored_as_it_is_has_no_hash() {
        assertThatThrownBy(() -> Sha256.hex("a\uD800b")).isInstanceOf(InvalidInput.class);
        assertThat(Sha256.hex("𠮷")).isNotEqualTo(Sha256.hex("?"));
    }
}
