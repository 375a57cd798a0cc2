package org.kyodo.registry.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.Shape;
import org.kyodo.registry.contact.ContactValue.PostalAddress;

class ContactValueTest {
    static ContactValue mail(String address) {
        return new ContactValue(Optional.of(address), Optional.empty(), Optional.empty());
    }

    private static ContactValue telephone(String number) {
        return new ContactValue(Optional.empty(), Optional.empty(), Optional.of(number));
    }

    private static PostalAddress post(String code) {
        return new PostalAddress(code, "山口市大殿大路1番1号", "藤井久美子様");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "fujii@tsudoi.example, fujii@tsudoi.example",
                "Fujii.K+kai@Tsudoi.EXAMPLE, Fujii.K+kai@tsudoi.example",
                "ｆｕｊｉｉ＠ｔｓｕｄｏｉ．ｅｘａｍｐｌｅ, fujii@tsudoi.example",
                "a..b@docomo.example, \"a..b\"@docomo.example",
                "ab.@ezweb.example, \"ab.\"@ezweb.example"
            })
    void a_mail_address_has_one_form(String typed, String kept) {
        ContactValue value = mail(typed);
        assertThat(Shape.broken(value)).isEmpty();
        assertThat(value.mail()).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tsudoi.example",
                "a@localhost",
                "a@b@c.example",
                "藤井@tsudoi.example",
                "a b@tsudoi.example",
                "Fujii <fujii@tsudoi.example>",
                "a@tsudoi.example, b@tsudoi.example",
                "a@tsudoi.example\r\nBcc: b@tsudoi.example",
                "g:a@tsudoi.example;",
                "(c)a@tsudoi.example",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "a@-x.example",
                "a@x..example",
                "a@x.example.",
                "\"a\\\"b\"@x.example",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@x.example",
                "@x.example"
            })
    void what_is_no_single_mail_address_is_not_taken_and_not_repeated(String typed) {
        assertThat(Shape.broken(mail(typed))).isNotEmpty();
        assertThat(Shape.broken(mail(typed)).toString()).doesNotContain(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "0830000000, 0830000000",
        "083-000-0000, 0830000000",
        "(083) 000 0000, 0830000000",
        "０９０−１２３４−５６７８, 09012345678",
        "+81 90 1234 5678, 09012345678",
        "+81-090-1234-5678, 09012345678",
        "+1 202 555 0100, +12025550100"
    })
    void a_telephone_number_has_one_form(String typed, String kept) {
        assertThat(Shape.broken(telephone(typed))).isEmpty();
        assertThat(telephone(typed).telephone()).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110",
                "000-000-0000",
                "83000",
                "+0 12345678",
                "0120-444",
                "083-000-0000 内線 2",
                "+12345678901234567"
            })
    void what_is_no_telephone_number_is_not_taken(String typed) {
        assertThat(Shape.broken(telephone(typed))).isNotEmpty();
    }

    @Test
    void a_postal_code_has_seven_digits_however_it_is_written() {
        assertThat(post("〒７５３－００７４").code()).isEqualTo("7530074");
        assertThat(Shape.broken(post("753-0074"))).isEmpty();
        assertThat(Shape.broken(post("753-007"))).isNotEmpty();
    }

    @Test
    void a_mask_shows_whose_it_is_to_who_knows_it() {
        assertThat(mail("fujii@tsudoi.example").masked()).isEqualTo("f***@tsudoi.example");
        assertThat(mail("a..b@docomo.example").masked()).isEqualTo("a***@docomo.example");
        assertThat(telephone("090-1234-5678").masked()).isEqualTo("********678");
        assertThat(new ContactValue(Optional.empty(), Optional.of(post("7530074")), Optional.empty()).masked())
                .isEqualTo("753-****");
    }

    @Test
    void nothing_of_it_reaches_a_log() {
        assertThat(mail("fujii@tsudoi.example")).asString().doesNotContain("fujii");
        assertThat(post("7530074")).asString().doesNotContain("大殿");
    }
}
