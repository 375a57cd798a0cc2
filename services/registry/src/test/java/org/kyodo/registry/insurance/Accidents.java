package org.kyodo.registry.insurance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.InsuranceCoverId;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.kyodo.registry.insurance.AccidentReportCommand.ReportAccident;
import org.kyodo.registry.insurance.InsuranceCover.InForce;

/** E19: a volunteer of クリーン・キャンパス is hurt on 2026-08-02. */
final class Accidents {
    static final GroupId GROUP = GroupId.of("019d7c3a-0000-7000-8000-0000000000a1");
    static final LocalDate DAY = LocalDate.of(2026, 8, 2);
    static final AccidentDetails DETAILS =
            new AccidentDetails("三浦花", Optional.of("0155-00-0000"), "花壇の手入れ中に転び、右手首を骨折した。", Optional.empty());
    static final InForce COVER = new InForce(
            InsuranceCoverId.of("019d7c3a-0000-7000-8000-0000000000c1"),
            new FiscalYear(2026),
            List.of(CoverKind.INJURY),
            List.of(GroupType.CITIZEN_ACTIVITY));

    private Accidents() {}

    static KnownGroup group(Actor account, Standing standing, GroupType type) {
        return new KnownGroup(
                GROUP,
                standing,
                Optional.of(account.account()),
                Optional.of(type),
                Optional.of("クリーン・キャンパス"),
                List.of());
    }

    static ReportAccident report(CoverKind kind, LocalDate on) {
        return new ReportAccident(GROUP, kind, on, Optional.empty(), DETAILS);
    }
}
