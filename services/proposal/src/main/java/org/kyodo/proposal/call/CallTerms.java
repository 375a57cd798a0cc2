package org.kyodo.proposal.call;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/**
 * What a call asks for 募集要項.
 *
 * @param theme テーマ; without one it takes proposals on any
 * @param department that owns it 担当課
 * @param criteria by which proposals are scored 審査基準
 * @param ceiling the most a proposal may ask for 上限額
 * @param round of a citizen policy call, from 1
 * @param forms of collaboration that adoption may lead to; none for an announcement of citizens' own projects
 */
public record CallTerms(
        CallId id,
        CallKind kind,
        String title,
        Optional<String> theme,
        DepartmentCode department,
        FiscalYear fiscalYear,
        Window window,
        List<Criterion> criteria,
        Optional<Yen> ceiling,
        Optional<Integer> round,
        List<CollaborationForm> forms) {

    static CallTerms of(CallDrafted e) {
        return new CallTerms(
                e.callId(),
                e.kind(),
                e.title(),
                e.theme(),
                e.department(),
                e.fiscalYear(),
                e.window(),
                e.criteria(),
                e.ceiling(),
                e.round(),
                e.forms());
    }

    CallPublished published() {
        return new CallPublished(
                id, kind, title, theme, department, fiscalYear, window, criteria, ceiling, round, forms);
    }
}
