package org.kyodo.presets.spring;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.chassis.settings.ProductionRule;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.kyodo.presets.InvalidPreset;
import org.kyodo.presets.Mark;
import org.kyodo.presets.Origin;
import org.kyodo.presets.Preset;
import org.springframework.core.env.Environment;

/** In production no municipality is served by figures that somebody invented so that the demo has some 仮の値. */
final class NoInventedSettings implements ProductionRule {
    private static final int NAMED = 3;

    @Override
    public Stream<Fault> faults(Environment settings) {
        try {
            return PresetsConfiguration.served(settings).all().stream().flatMap(NoInventedSettings::faults);
        } catch (InvalidPreset | IllegalArgumentException e) {
            // Said with all its places where the settings are read, in any profile.
            return Stream.empty();
        }
    }

    private static Stream<Fault> faults(Preset preset) {
        List<String> invented = preset.marks().stream()
                .filter(mark -> mark.origin() instanceof Origin.Placeholder)
                .map(Mark::path)
                .toList();
        String named = String.join(", ", invented.subList(0, Math.min(NAMED, invented.size())))
                + (invented.size() > NAMED ? " …" : "");
        return invented.isEmpty()
                ? Stream.empty()
                : Stream.of(new Fault(
                        PresetsConfiguration.PRESETS + ", " + PresetsConfiguration.MUNICIPALITIES,
                        "自治体 %s の設定に仮の値が %d 件あります(%s)。自治体の値に置き換えるか、この自治体を対象から外してください"
                                .formatted(preset.code(), invented.size(), named),
                        "the settings of municipality %s have %d placeholders (%s); put its own values there, or do not serve it"
                                .formatted(preset.code(), invented.size(), named)));
    }
}
