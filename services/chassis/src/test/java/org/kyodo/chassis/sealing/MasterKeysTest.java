package org.kyodo.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class MasterKeysTest {
    private static final String PROPERTY = "kyodo.some-service.master-key";
    private static final String ONE = base64(MasterKey.newKey());
    private static final String ANOTHER = base64(MasterKey.newKey());

    @ParameterizedTest
    @CsvSource({
        ",it is not set",
        "'',it is not set",
        "'  ',it is not set",
        "not-base64!,it is not base64",
        "c2hvcnQ=,it has 5 bytes"
    })
    void that_cannot_be_ones_are_refused_without_repeating_them(String given, String fault) {
        assertThatThrownBy(() -> MasterKeys.of(PROPERTY, given))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageStartingWith(PROPERTY + ": " + fault)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ")
                .hasMessageNotContaining("not-base64!");
    }

    @Test
    void that_cannot_be_ones_stop_the_start_with_the_name_of_the_variable_to_set() {
        FailureAnalysis analysis =
                new UnusableMasterKeyAnalyzer().analyze(new UnusableMasterKey(PROPERTY, "it is not set"));

        assertThat(analysis.getDescription()).startsWith(PROPERTY + ": it is not set");
        assertThat(analysis.getAction()).contains("KYODO_SOMESERVICE_MASTERKEY");
    }

    @Test
    void are_told_apart_by_ids_of_their_own_and_the_first_is_the_current_one() {
        MasterKeys keys = MasterKeys.of(PROPERTY, ONE + ", " + ANOTHER + "\n" + ONE);

        assertThat(keys.ids()).hasSize(2).startsWith(keys.current().id());
        assertThat(keys.current().id())
                .isEqualTo(MasterKeys.of(PROPERTY, ONE).current().id());
        assertThat(keys.earlier())
                .containsExactly(MasterKeys.of(PROPERTY, ANOTHER).current().id());
    }

    @Test
    void come_by_value_or_from_a_file_and_not_from_both(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), ONE + "\n" + ANOTHER + "\n");
        MockEnvironment settings = new MockEnvironment()
                .withProperty("kyodo.service", "some-service")
                .withProperty(PROPERTY + "-file", file.toString());

        assertThat(MasterKeys.in(settings).ids())
                .isEqualTo(MasterKeys.of(PROPERTY, ONE + "," + ANOTHER).ids());

        settings.withProperty(PROPERTY, ONE);
        assertThatThrownBy(() -> MasterKeys.in(settings)).hasMessageContaining("by value and by file");
        settings.withProperty(PROPERTY, "").withProperty(PROPERTY + "-file", folder + "/none");
        assertThatThrownBy(() -> MasterKeys.in(settings)).hasMessageContaining("cannot be read");
    }

    @Test
    void never_show() {
        assertThat(MasterKeys.of(PROPERTY, ANOTHER).toString()).doesNotContain(ANOTHER);
        assertThat(MasterKeys.of(PROPERTY, ANOTHER).current())
                .hasToString("MasterKey["
                        + MasterKeys.of(PROPERTY, ANOTHER).current().id() + "]");
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
