package org.kyodo.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final byte[] KEY = MasterKey.newKey();

    @Test
    void are_alike_for_equal_texts_only_for_the_same_purpose_and_key() {
        String hash = new Fingerprints(KEY).of("group-name", "藤井久美子");

        assertThat(new Fingerprints(KEY).of("group-name", "藤井久美子")).isEqualTo(hash);
        assertThat(new Fingerprints(KEY).of("other", "藤井久美子")).isNotEqualTo(hash);
        assertThat(new Fingerprints(MasterKey.newKey()).of("group-name", "藤井久美子"))
                .isNotEqualTo(hash);
        assertThat(hash).hasSize(64);
    }
}
