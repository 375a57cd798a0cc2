package org.kyodo.presets.spring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.config.ChassisConfiguration;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Vocabulary;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Gives a service the settings of the municipalities, and the chassis the list of those that are served. */
@AutoConfiguration(before = ChassisConfiguration.class)
public class PresetsConfiguration {
    /** A folder with settings that take the place of the bundled ones. */
    static final String PRESETS = "kyodo.presets";
    /** The codes of those that are served; all unless given. */
    static final String MUNICIPALITIES = "kyodo.municipalities";

    /** @throws org.kyodo.presets.InvalidPreset when a file is wrong: the service does not start */
    @Bean
    Presets presets(Environment settings) {
        return served(settings);
    }

    static Presets served(Environment settings) {
        String folder = settings.getProperty(PRESETS, "");
        Presets all = folder.isEmpty() ? Presets.load() : Presets.load(Path.of(folder));
        List<String> codes = Binder.get(settings)
                .bind(MUNICIPALITIES, Bindable.listOf(String.class))
                .orElse(List.of());
        return codes.isEmpty()
                ? all
                : all.only(codes.stream().map(MunicipalityCode::of).toList());
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
            public Vocabulary vocabulary(MunicipalityCode municipality) {
                Preset preset = presets.of(municipality);
                return (value, locale) -> preset.nameOf(value).map(label -> label.in(locale));
            }

            @Override
            public List<?> codes(MunicipalityCode municipality, String kind) {
                return presets.of(municipality).codes(kind);
            }

            @Override
            public Optional<Setting> setting(MunicipalityCode municipality, String key) {
                return presets.of(municipality)
                        .mark(key)
                        .map(mark -> new Setting(
                                String.join(", ", mark.said()), mark.origin().told()));
            }

            @Override
            public RulesInUse rules(MunicipalityCode municipality) {
                return presets.of(municipality).rules();
            }
        };
    }
}
