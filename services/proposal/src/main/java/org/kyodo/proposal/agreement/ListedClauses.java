package org.kyodo.proposal.agreement;

import java.util.List;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.presets.Mark;
import org.kyodo.presets.Origin;
import org.kyodo.presets.Preset;

/** What a municipality's settings say that an agreement in a form settles 取り決める事項 (R-AG-2), each with its source. */
final class ListedClauses {
    private ListedClauses() {}

    static List<Clause> of(CollaborationForm form, Preset preset) {
        return preset.clauses().getOrDefault(form, List.of()).stream()
                .map(listed -> new Clause(
                        listed.code(),
                        listed.label().ja(),
                        preset.mark("clauses.%s[%s]".formatted(form, listed.code()))
                                .map(Mark::origin)
                                .filter(Origin.Source.class::isInstance)
                                .flatMap(origin -> origin.told().says())))
                .toList();
    }
}
