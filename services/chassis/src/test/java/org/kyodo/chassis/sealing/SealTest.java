package org.kyodo.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] KEY = MasterKey.newKey();
    private static final String ADDRESS = "https://bousai.example/hook";

    @Test
    void what_is_sealed_is_another_text_each_time_and_opens_with_the_same_key_only() {
        String sealed = new Seal(KEY).close(ADDRESS);

        assertThat(sealed).isNotEqualTo(new Seal(KEY).close(ADDRESS)).doesNotContain("bousai");
        assertThat(new Seal(KEY).open(sealed)).isEqualTo(ADDRESS);
        assertThatThrownBy(() -> new Seal(MasterKey.newKey()).open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_altered_does_not_open() {
        char[] sealed = new Seal(KEY).close(ADDRESS).toCharArray();
        sealed[40] = sealed[40] == 'A' ? 'B' : 'A';

        assertThatThrownBy(() -> new Seal(KEY).open(new String(sealed))).isInstanceOf(IllegalStateException.class);
    }
}
