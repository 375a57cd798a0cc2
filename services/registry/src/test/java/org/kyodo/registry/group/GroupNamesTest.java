package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kyodo.chassis.sealing.Fingerprints;
import org.kyodo.contracts.value.GroupType;

/** Which groups are one and the same 重複登録 (K-GR-7), however their names are written. */
class GroupNamesTest {
    private static final GroupNames NAMES = new GroupNames(null, null, new Fingerprints(new byte[32]));

    private static List<String> claims(String name, Optional<String> kana) {
        return NAMES.claimsOf(
                new CardGiven(
                        name,
                        kana,
                        GroupType.NPO_CORPORATION,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                Optional.of(new Representative("髙﨑 惠子", "タカサキケイコ", "代表")));
    }

    @ParameterizedTest
    @CsvSource({
        "特定非営利活動法人さくらの会, さくらの会",
        "さくらの会 特定非営利活動法人, さくらの会",
        "（特非）さくらの会, さくらの会",
        "(認定特非)さくらの会, さくらの会",
        "ＮＰＯ法人　さくらの会, さくらの会",
        "NPO さくらの会, さくらの会",
        "（NPO）さくらの会, さくらの会",
        "㈱みどり, 株式会社 みどり",
        "みどり（株）, ㍿みどり",
        "㈲みどり, 有限會社みどり",
        "（一社）みどり, 一般社団法人みどり",
        "一般(社)みどり, 一般社団法人みどり",
        "㈶みどり, 財団法人みどり",
        "(同)みどり, 合同会社みどり",
        "任意団体みどり, みどり",
        "コミュニティ・カフェ, コミュニティカフェ",
        "「さくら」の会, さくらの会",
        "さくら〜の会, さくら～の会",
        "子育てセンタ－, 子育てセンター",
    })
    void legal_form_and_punctuation_make_no_other_name(String one, String other) {
        assertThat(claims(one, Optional.empty())).isEqualTo(claims(other, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "ﾄｸﾃｲﾋｴｲﾘｶﾂﾄﾞｳﾎｳｼﾞﾝ ｻｸﾗﾉｶｲ, さくらのかい",
        "エヌピーオー・サクラノカイ, サクラノカイ",
        "カブシキカイシャミドリ, ミドリ",
        "シヨウガツコウ, ショウガッコウ",
        "アイヅ, アイズ",
        "コソダテセンタ-, コソダテセンター",
    })
    void nor_do_ways_to_write_its_reading(String one, String other) {
        assertThat(claims("名", Optional.of(one))).isEqualTo(claims("名", Optional.of(other)));
    }

    @ParameterizedTest
    @CsvSource({"さくらの会, さくら会", "NPO, NPO法人支援", "・, 、", "第1部会, 第2部会"})
    void another_name_is_another(String one, String other) {
        assertThat(claims(one, Optional.empty())).isNotEqualTo(claims(other, Optional.empty()));
    }
}
