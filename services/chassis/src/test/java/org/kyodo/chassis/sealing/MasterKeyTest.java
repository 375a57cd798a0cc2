package org.kyodo.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class MasterKeyTest {
    private static final String PROPERTY = "kyodo.some-service.master-key";
    private static final String ONE = base64(MasterKey.newKey());
    private static final String ANOTHER = base64(MasterKey.newKey());

    @ParameterizedTest
    @CsvSource({
        ",it is not set",
        "'',it is not set",
        "'  ',it is not set",
        "not base64!,it is not base64",
        "c2hvcnQ=,it has 5 bytes"
    })
    void that_cannot_be_one_is_refused_without_repeating_it(String given, String fault) {
        assertThatThrownBy(() -> MasterKey.of(PROPERTY, given))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageStartingWith(PROPERTY + ": " + fault)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ")
                .hasMessageNotContaining("not base64!");
    }

    @Test
    void that_cannot_be_one_stops_the_start_with_the_name_of_the_variable_to_set() {
        FailureAnalysis analysis =
                new UnusableMasterKeyAnalyzer().analyze(new UnusableMasterKey(PROPERTY, "it is not set"));

        assertThat(analysis.getDescription()).startsWith(PROPERTY + ": it is not set");
        assertThat(analysis.getAction()).contains("KYODO_SOMESERVICE_MASTERKEY");
    }

    @Test
    void hashes_equal_texts_alike_only_for_the_same_purpose_and_key() {
        String hash = MasterKey.of(PROPERTY, ONE).fingerprint("group-name", "藤井久美子");

        assertThat(MasterKey.of(PROPERTY, ONE).fingerprint("group-name", "藤井久美子"))
                .isEqualTo(hash);
        assertThat(MasterKey.of(PROPERTY, ONE).fingerprint("other", "藤井久美子")).isNotEqualTo(hash);
        assertThat(MasterKey.of(PROPERTY, ANOTHER).fingerprint("group-name", "藤井久美子"))
                .isNotEqualTo(hash);
        assertThat(hash).hasSize(64);
    }

    @Test
    void never_shows() {
        assertThat(MasterKey.of(PROPERTY, ANOTHER)).hasToString("MasterKey[not shown]");
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
