package org.kyodo.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MasterKeyTest {
    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String ANOTHER = Base64.getEncoder().encodeToString(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    });

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "not base64!", "c2hvcnQ="})
    void that_cannot_be_one_is_refused_without_repeating_it(String given) {
        assertThatThrownBy(() -> MasterKey.of(given))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageStartingWith("kyodo.registry.master-key: it ")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ")
                .hasMessageNotContaining("not base64!");
    }

    @Test
    void missing_stops_the_start_and_says_what_to_set() {
        new ApplicationContextRunner()
                .withUserConfiguration(PersonConfiguration.class)
                .run(context -> {
                    assertThat(context).hasFailed();
                    FailureAnalysis analysis = new UnusableMasterKeyAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription()).startsWith("kyodo.registry.master-key: it is not set");
                    assertThat(analysis.getAction()).contains("KYODO_REGISTRY_MASTERKEY");
                });
    }

    @Test
    void hashes_equal_texts_alike_only_for_the_same_purpose_and_key() {
        String hash = MasterKey.of(GOOD).fingerprint("group-name", "藤井久美子");

        assertThat(MasterKey.of(GOOD).fingerprint("group-name", "藤井久美子")).isEqualTo(hash);
        assertThat(MasterKey.of(GOOD).fingerprint("other", "藤井久美子")).isNotEqualTo(hash);
        assertThat(MasterKey.of(ANOTHER).fingerprint("group-name", "藤井久美子")).isNotEqualTo(hash);
        assertThat(hash).hasSize(64);
    }

    @Test
    void never_shows() {
        assertThat(MasterKey.of(ANOTHER)).hasToString("MasterKey[not shown]");
    }
}
