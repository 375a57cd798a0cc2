package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/**
 * What a call asks for, as its department plans it 募集計画.
 *
 * @param theme テーマ; without one it takes proposals on any
 * @param criteria by which proposals are scored 審査基準
 * @param ceiling the most a proposal may ask for 上限額
 * @param round of a citizen policy call, from 1
 * @param forms of collaboration that adoption may lead to; none for an announcement of citizens' own projects
 */
public record CallPlan(
        CallKind kind,
        @Line(max = 120) String title,
        Optional<@Prose(max = 400) String> theme,
        FiscalYear fiscalYear,
        Window window,
        @Size(max = 20) @OnceEach(by = "axis") List<Criterion> criteria,
        Optional<Yen> ceiling,
        Optional<Integer> round,
        @OnceEach List<CollaborationForm> forms)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }
}
