package org.kyodo.proposal.call;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Yen;

/** What can be asked of a call for proposals 募集. */
sealed interface CallCommand {

    /**
     * 下書きする.
     *
     * @param department that owns it; without one the collaboration office
     */
    @AllowedTo(Role.STAFF)
    record DraftCall(
            CallKind kind,
            String title,
            Optional<String> theme,
            Optional<DepartmentCode> department,
            FiscalYear fiscalYear,
            Window window,
            List<Criterion> criteria,
            Optional<Yen> ceiling,
            Optional<Integer> round,
            List<CollaborationForm> forms)
            implements CallCommand {
        public DraftCall {
            Require.text("title", title, 120);
            theme.ifPresent(text -> Require.text("theme", text, 400));
            criteria = List.copyOf(Require.size("criteria", criteria, 0, 20));
            forms = List.copyOf(Require.size("forms", forms, 0, CollaborationForm.values().length));
            Set<String> axes = new HashSet<>();
            for (Criterion criterion : criteria) {
                if (!axes.add(criterion.axis())) {
                    throw new InvalidInput("criteria.axis", criterion.axis(), "each axis once");
                }
            }
        }

        CallDrafted drafted(CallId id, DepartmentCode owner) {
            return new CallDrafted(id, kind, title, theme, owner, fiscalYear, window, criteria, ceiling, round, forms);
        }
    }

    /** 公表する. */
    @AllowedTo(Role.STAFF)
    record PublishCall() implements CallCommand {}

    /** 受付を開始する: its window opens. */
    @AllowedTo(Role.PLATFORM)
    record OpenCall() implements CallCommand {}

    /** 締め切る: its window is over. */
    @AllowedTo(Role.PLATFORM)
    record CloseCall() implements CallCommand {}

    /** 中止する. */
    @AllowedTo(Role.STAFF)
    record CancelCall(Optional<ReasonGiven> reason) implements CallCommand {}
}
