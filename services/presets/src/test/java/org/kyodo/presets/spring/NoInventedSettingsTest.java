package org.kyodo.presets.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.presets.Preset;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class NoInventedSettingsTest {
    private final MockEnvironment settings = new MockEnvironment();

    @TempDir
    Path folder;

    @Test
    void names_each_municipality_with_placeholders() {
        assertThat(new NoInventedSettings().faults(settings))
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault.toString()).contains("仮の値", "placeholders"));
    }

    @Test
    void is_content_with_a_municipalitys_own_figures_where_no_other_is_served() throws IOException {
        try (var bundled = getClass().getResourceAsStream("/presets/352039-yamaguchi.yaml")) {
            String invented = new String(bundled.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    folder.resolve("352039.yaml"), invented.replaceAll("placeholder: true", "basis: 協働推進条例施行規則"));
        }
        settings.setProperty("kyodo.presets", folder.toString());
        assertThat(new NoInventedSettings().faults(settings)).hasSize(4);

        settings.setProperty("kyodo.municipalities", "352039");

        assertThat(new NoInventedSettings().faults(settings)).isEmpty();
        assertThat(PresetsConfiguration.served(settings).all())
                .extracting(Preset::code)
                .hasToString("[352039]");
    }

    @Test
    void leaves_a_file_that_is_wrong_to_the_start_which_names_its_line() throws IOException {
        Files.writeString(folder.resolve("352039.yaml"), "municipality: {code: 35203}\n");
        settings.setProperty("kyodo.presets", folder.toString());
        assertThat(new NoInventedSettings().faults(settings)).isEmpty();

        assertThatThrownBy(() -> PresetsConfiguration.served(settings)).satisfies(wrong -> assertThat(analyzers())
                .map(analyzer -> analyzer.analyze(new IllegalStateException("no bean", wrong)))
                .filteredOn(Objects::nonNull)
                .singleElement()
                .satisfies(analysis -> assertThat(analysis.getDescription()).contains("自治体設定", "352039.yaml:1:")));
    }

    private static List<FailureAnalyzer> analyzers() {
        // Those of Spring that need more than they are given here are left out.
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (factory, name, failure) -> {});
    }

    @Test
    void leaves_a_municipality_that_is_not_there_to_the_start_in_any_profile() {
        settings.setProperty("kyodo.municipalities", "131016");

        assertThat(new NoInventedSettings().faults(settings)).isEmpty();
        assertThatThrownBy(() -> PresetsConfiguration.served(settings)).isInstanceOf(InvalidInput.class);
    }
}
