package org.kyodo.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultTest {
    private static final String KEY = "Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGZvciByZWFsISE=";
    private static final String OTHER_KEY = "Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGZvciByZWFsPz8=";

    @Test
    void what_is_sealed_is_another_text_each_time_and_opens_with_the_same_key_only() {
        Vault vault = new Vault(KEY);
        String sealed = vault.seal("https://bousai.example/hook");

        assertThat(sealed)
                .isNotEqualTo(vault.seal("https://bousai.example/hook"))
                .doesNotContain("bousai");
        assertThat(new Vault(KEY).open(sealed)).isEqualTo("https://bousai.example/hook");
        assertThatThrownBy(() -> new Vault(OTHER_KEY).open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_altered_does_not_open() {
        Vault vault = new Vault(KEY);
        char[] sealed = vault.seal("https://bousai.example/hook").toCharArray();
        sealed[40] = sealed[40] == 'A' ? 'B' : 'A';
        assertThatThrownBy(() -> vault.open(new String(sealed))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"'',it is not set", "c2hvcnQ=,it has 5 bytes", "%%%,it is not base64"})
    void an_unusable_key_stops_the_service_and_is_not_repeated_in_the_message(String key, String fault) {
        assertThatThrownBy(() -> new Vault(key))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining("kyodo.notification.master-key: " + fault)
                .hasMessageContaining("openssl rand -base64 32");
    }
}
