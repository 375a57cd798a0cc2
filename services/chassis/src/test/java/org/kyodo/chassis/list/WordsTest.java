package org.kyodo.chassis.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.InvalidInput;

class WordsTest {
    private static boolean finds(String searched, String... names) {
        return Words.of(List.of(names)).containsAll(Words.searched("q", searched));
    }

    @ParameterizedTest
    @CsvSource({
        "ほたる, ホタルの会",
        "ﾎﾀﾙ, ほたるの会",
        "ガーデン, ｶﾞｰﾃﾞﾝ山口",
        "npo, ＮＰＯ法人きらら",
        "ＮＰＯ, npo法人きらら",
        "広沢, 廣澤地区を守る会",
        "廣澤, 広沢地区を守る会",
        "コミュニティカフェ, コミュニティ・カフェ大殿",
        "コミュニティ・カフェ, コミュニティカフェ大殿",
        "森, 森を育てる会",
        "会, 森を育てる会",
        "育てる 森, 森を育てる会",
        "育てる　森, 森を育てる会",
        "法人 きらら, NPO 法人　きらら",
        "2026, 令和8年度（２０２６）の募集",
        "𠮷野, 𠮷野川をきれいにする会",
    })
    void find_a_name_however_it_is_written(String searched, String name) {
        assertThat(finds(searched, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ボタル, ホタルの会", "川森, 森を育てる会", "森 川, 森を育てる会", "1202, 2026年度"})
    void do_not_find_another(String searched, String name) {
        assertThat(finds(searched, name)).isFalse();
    }

    @Test
    void find_by_each_of_several_names() {
        assertThat(finds("きらら 雲母", "雲母の会", "キララノカイ")).isTrue();
    }

    @Test
    void are_at_most_two_for_each_character() {
        assertThat(Words.of(List.of("あいうえおかきくけこ".repeat(12)))).hasSizeLessThanOrEqualTo(240);
        assertThat(Words.of(List.of("山口市の川をきれいにする会"))).hasSizeLessThanOrEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "・", "（）、。", "012345678901234567890123456789012345678901234567890"})
    void need_something_to_search_for(String nothing) {
        assertThatThrownBy(() -> Words.searched("q", nothing)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void totals_say_where_counting_ended() {
        assertThat(Page.Total.of(1_000)).isEqualTo(new Page.Total(1_000, true));
        assertThat(Page.Total.of(1_001)).isEqualTo(new Page.Total(1_000, false));
    }
}
