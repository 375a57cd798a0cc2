package org.kyodo.grant.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.grant.CostLine;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Yen;

/** What can be asked of an application. */
sealed interface ApplicationCommand {

    /** Open it, prefilled from an adopted proposal 下書き. */
    @AllowedTo(Role.PLATFORM)
    record DraftApplication(
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            GroupId group,
            ProposalId proposal,
            List<DepartmentCode> departments,
            String title,
            Yen requested)
            implements ApplicationCommand {}

    /**
     * Submit it 申請, or again after a correction.
     *
     * @param lines of the costs, at least one
     * @param total of all lines
     * @param eligible total of the lines counted as eligible 補助対象経費
     * @param requested at most what the programme's terms make of the eligible cost
     * @param declared requirements of the programme that the applicant says are met
     */
    @AllowedTo({Role.GROUP, Role.STAFF})
    record SubmitApplication(List<CostLine> lines, Yen total, Yen eligible, Yen requested, List<Requirement> declared)
            implements ApplicationCommand {
        public SubmitApplication {
            Require.size("lines", lines, 1, 200);
            Require.size("declared", declared, 0, Requirement.values().length);
            // Here, so that sums beyond what can be money are bad input and not a fault while deciding.
            sumOf(lines);
        }

        Yen sum() {
            return sumOf(lines);
        }

        Yen sumOfEligible() {
            return sumOf(lines.stream().filter(CostLine::eligible).toList());
        }

        private static Yen sumOf(List<CostLine> lines) {
            return lines.stream().map(CostLine::amount).reduce(Yen.ZERO, Yen::plus);
        }
    }

    /**
     * Send it back for correction 差戻し.
     *
     * @param items what to correct: 見積書なし
     * @param dueOn the last day on which the correction counts
     */
    @AllowedTo(Role.STAFF)
    record ReturnApplication(List<String> items, LocalDate dueOn, Optional<ReasonGiven> reason)
            implements ApplicationCommand {
        public ReturnApplication {
            Require.size("items", items, 1, 30);
            items.forEach(item -> Require.text("items", item, 200));
        }
    }

    /** The due date of a correction has passed 取下げ扱い. */
    @AllowedTo(Role.PLATFORM)
    record LapseApplication() implements ApplicationCommand {}

    /** Withdraw it 取下げ. */
    @AllowedTo({Role.GROUP, Role.STAFF})
    record WithdrawApplication() implements ApplicationCommand {}
}
