package org.kyodo.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedNameTest {
    @ParameterizedTest
    @CsvSource({
        "澤田 惠子, 沢田恵子",
        "渡邊, 渡辺",
        "渡邉, 渡辺",
        "髙﨑, 高崎",
        "廣瀨會, 廣瀨会",
        "ＮＰＯ法人　ほたる, npo法人ほたる",
        "ﾎﾀﾙ, ホタル",
        "ほた\u200bる, ほたる",
        "葛\uDB40\uDD00城, 葛城"
    })
    void old_forms_width_case_spaces_and_what_is_invisible_make_no_other_name(String one, String other) {
        assertThat(ComparedName.of(one)).isEqualTo(ComparedName.of(other));
    }

    @Test
    void another_name_is_another_name() {
        assertThat(ComparedName.of("沢田")).isNotEqualTo(ComparedName.of("沢口"));
        assertThat(ComparedName.of("ほたる")).isNotEqualTo(ComparedName.of("ボタル"));
    }
}
