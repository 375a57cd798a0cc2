package org.kyodo.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.MunicipalityCode;

class SealTest {
    private static final byte[] KEY = MasterKey.newKey();
    private static final String ADDRESS = "https://bousai.example/hook";
    private static final Belonging HERE = new Belonging(MunicipalityCode.of("352039"), "subscription/1", "address");

    @Test
    void what_is_sealed_is_another_text_each_time_and_opens_with_the_same_key_only() {
        String sealed = new Seal(KEY).close(ADDRESS, HERE);

        assertThat(sealed).isNotEqualTo(new Seal(KEY).close(ADDRESS, HERE)).doesNotContain("bousai");
        assertThat(new Seal(KEY).open(sealed, HERE)).isEqualTo(ADDRESS);
        assertThatThrownBy(() -> new Seal(MasterKey.newKey()).open(sealed, HERE))
                .isInstanceOf(DoesNotOpen.class)
                .hasMessageContaining("352039/subscription/1/address")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "012076, subscription/1, address",
        "352039, subscription/2, address",
        "352039, subscription/1, secret",
        "352039, subscription/1address, ''",
        "352039, subscription, 1address"
    })
    void what_is_sealed_for_one_place_opens_in_no_other(String municipality, String owner, String field) {
        String sealed = new Seal(KEY).close(ADDRESS, HERE);
        Belonging elsewhere = new Belonging(MunicipalityCode.of(municipality), owner, field);

        assertThatThrownBy(() -> new Seal(KEY).open(sealed, elsewhere)).isInstanceOf(DoesNotOpen.class);
    }

    @Test
    void what_was_altered_does_not_open_whichever_bit_it_was() {
        byte[] sealed = Base64.getDecoder().decode(new Seal(KEY).close(ADDRESS, HERE));
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            String text = Base64.getEncoder().encodeToString(altered);

            assertThatThrownBy(() -> new Seal(KEY).open(text, HERE)).isInstanceOf(DoesNotOpen.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64!"})
    void what_was_never_sealed_does_not_open(String text) {
        assertThatThrownBy(() -> new Seal(KEY).open(text, HERE)).isInstanceOf(DoesNotOpen.class);
    }
}
