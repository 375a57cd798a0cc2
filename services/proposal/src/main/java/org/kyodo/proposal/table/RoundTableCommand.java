package org.kyodo.proposal.table;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.RoundTablePlan;
import org.kyodo.contracts.registry.Attendance;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Window;

/** What can be asked of a round table 協働ラウンドテーブル, a public forum or a screening meeting. */
sealed interface RoundTableCommand {

    /**
     * 開催を案内する.
     *
     * @param department that holds it; without one the caller's own section or support centre
     */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ScheduleRoundTable(RoundTablePlan plan, Optional<DepartmentCode> department) implements RoundTableCommand {}

    /** 日時・会場を変える. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ChangeRoundTable(
            Window slot,
            @Prose(max = 200) String place,
            Optional<@Pattern(regexp = RoundTablePlan.WEB, message = "WEB_ADDRESS") String> online)
            implements RoundTableCommand {}

    /** 中止する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record CancelRoundTable(Optional<ReasonGiven> reason) implements RoundTableCommand {}

    /** 開催を記録する, and until the minutes are published correct it. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record RecordRoundTable(Attendance attendance) implements RoundTableCommand {}

    /**
     * 議事録を公表する, and later put others in their place.
     *
     * @param document the minutes as a file
     * @param text the minutes, or a summary of them
     * @param namesByConsent that they name no person who has not agreed to it (K-RT-2)
     */
    @AllowedTo({Role.STAFF, Role.DESK})
    record PublishMinutes(
            Optional<DocumentRef> document, Optional<@Prose(max = 8_000) String> text, boolean namesByConsent)
            implements RoundTableCommand {}
}
