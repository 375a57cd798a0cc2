package org.kyodo.grant.application;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.CorrectionGiven;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.Claim;
import org.kyodo.contracts.grant.CostLine;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Yen;

/** What can be asked of an application. */
sealed interface ApplicationCommand {

    /** Open it, prefilled from an adopted proposal 下書き. */
    @AllowedTo(Role.PLATFORM)
    record DraftApplication(ApplicationDossier dossier) implements ApplicationCommand {}

    /** Submit it 申請, or again after a correction. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record SubmitApplication(Claim claim) implements ApplicationCommand {
        public SubmitApplication {
            // Here, so that sums beyond what can be money are bad input and not a fault while deciding.
            sumOf(claim.lines());
        }

        Yen sum() {
            return sumOf(claim.lines());
        }

        Yen sumOfEligible() {
            return sumOf(claim.lines().stream().filter(CostLine::eligible).toList());
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
    record ReturnApplication(
            @Size(min = 1, max = 30) List<@Prose(max = 200) String> items,
            LocalDate dueOn,
            Optional<ReasonGiven> reason)
            implements ApplicationCommand {
        CorrectionGiven correction() {
            return new CorrectionGiven(items, reason, dueOn);
        }
    }

    /** The due date of a correction has passed 取下げ扱い. */
    @AllowedTo(Role.PLATFORM)
    record LapseApplication() implements ApplicationCommand {}

    /** Withdraw it 取下げ. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record WithdrawApplication() implements ApplicationCommand {}
}
