package org.kyodo.presets.spring;

import java.nio.file.Path;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.config.ChassisConfiguration;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Origin;
import org.kyodo.presets.Presets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a service the settings of the municipalities, and the chassis the list of those that are served. */
@AutoConfiguration(before = ChassisConfiguration.class)
public class PresetsConfiguration {
    /** @throws org.kyodo.presets.InvalidPreset when a file is wrong: the service does not start */
    @Bean
    Presets presets(@Value("${kyodo.presets:${KYODO_PRESETS:}}") String folder) {
        return folder.isEmpty() ? Presets.load() : Presets.load(Path.of(folder));
    }

    @Bean
    Municipalities servedMunicipalities(Presets presets) {
        return new Municipalities() {
            @Override
            public boolean serves(MunicipalityCode municipality) {
                return presets.find(municipality).isPresent();
            }

            @Override
            public String ruleSetVersion(MunicipalityCode municipality) {
                return presets.versionOf(municipality);
            }

            @Override
            public Optional<Setting> setting(MunicipalityCode municipality, String key) {
                return presets.of(municipality)
                        .mark(key)
                        .map(mark -> new Setting(String.join(", ", mark.said()), basis(mark.origin())));
            }
        };
    }

    private static Optional<String> basis(Origin origin) {
        return switch (origin) {
            case Origin.Source source -> Optional.of(source.document() + ":L" + source.firstLine());
            case Origin.Basis basis -> Optional.of(basis.rule());
            case Origin.Placeholder _ -> Optional.empty();
        };
    }
}
