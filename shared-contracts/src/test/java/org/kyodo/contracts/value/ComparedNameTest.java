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
        "葛\uDB40\uDD00城, 葛城",
        "市民センタ－, 市民センター",
        "市民センタ\u2015, 市民センター",
        "市民センタ\u2010, 市民センター",
        "市民センタ\u2212, 市民センター",
        "市民ｾﾝﾀ-, 市民センター",
        "八ヶ岳, 八ケ岳",
        "靑葉體操會, 青葉体操会",
        "𠮷田, 吉田",
        "栁澤, 柳沢",
        "ほたる\u2800の会, ほたるの会"
    })
    void old_forms_width_case_spaces_and_what_is_invisible_make_no_other_name(String one, String other) {
        assertThat(ComparedName.of(one)).isEqualTo(ComparedName.of(other));
    }

    @Test
    void another_name_is_another_name() {
        assertThat(ComparedName.of("沢田")).isNotEqualTo(ComparedName.of("沢口"));
        assertThat(ComparedName.of("ほたる")).isNotEqualTo(ComparedName.of("ボタル"));
        assertThat(ComparedName.of("A-1")).isNotEqualTo(ComparedName.of("Aー1"));
    }
}
