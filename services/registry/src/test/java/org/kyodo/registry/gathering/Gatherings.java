package org.kyodo.registry.gathering;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.registry.GatheringHost;
import org.kyodo.contracts.registry.GatheringPlan;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.Window;

/** Gatherings for tests. */
final class Gatherings {
    static final DepartmentCode CENTRE = DepartmentCode.of("central-service-centre");
    static final GatheringSettings SETTINGS = new GatheringSettings(
            new LinkedHashSet<>(List.of(CENTRE, DepartmentCode.COLLABORATION_OFFICE)),
            Set.of(AreaCode.of("中央")),
            Set.of(ActivityField.of("ENVIRONMENT")),
            20);

    private Gatherings() {}

    /** 市民活動はじめて講座 of E24, enrolment until 2026-09-30 17:00. */
    static GatheringPlan course(GatheringHost host, int capacity) {
        return plan(GatheringKind.COURSE, host, Optional.of(capacity), Optional.empty());
    }

    static GatheringPlan plan(
            GatheringKind kind, GatheringHost host, Optional<Integer> capacity, Optional<String> trainingPlan) {
        return new GatheringPlan(
                kind,
                "市民活動はじめて講座",
                "市民活動のはじめ方を、活動している人と学ぶ。",
                host,
                Optional.of("どなたでも"),
                Optional.empty(),
                trainingPlan,
                new Window(at("2026-10-17T13:30:00+09:00"), at("2026-10-17T16:00:00+09:00")),
                Optional.of("中央市民サービスセンター 洋室4"),
                Optional.empty(),
                capacity,
                capacity.map(_ -> at("2026-09-30T17:00:00+09:00")),
                Optional.of("無料"),
                Optional.empty(),
                List.of(ActivityField.of("ENVIRONMENT")),
                List.of(AreaCode.of("中央")));
    }

    static GatheringPlan during(GatheringPlan plan, String from, String to) {
        return new GatheringPlan(
                plan.kind(),
                plan.title(),
                plan.summary(),
                plan.host(),
                plan.audience(),
                plan.grade(),
                plan.trainingPlan(),
                new Window(at(from), at(to)),
                plan.place(),
                plan.online(),
                plan.capacity(),
                plan.enrolUntil(),
                plan.fee(),
                plan.howToApply(),
                plan.fields(),
                plan.areas());
    }

    static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
