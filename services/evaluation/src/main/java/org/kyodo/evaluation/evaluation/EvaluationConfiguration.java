package org.kyodo.evaluation.evaluation;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.config.DepartmentConfiguration;
import org.kyodo.chassis.config.SealingConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.evaluation.evaluation.Evaluation.Absent;
import org.kyodo.evaluation.evaluation.Evaluation.Known;
import org.kyodo.evaluation.evaluation.EvaluationRules.Party;
import org.kyodo.presets.Entry;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({SealingConfiguration.class, DepartmentConfiguration.class})
class EvaluationConfiguration {
    @Bean
    ReadModel<GroupStanding, GroupEvent> groupStandings(Chassis chassis) {
        return chassis.readModel(
                        "groupStandings",
                        GroupStanding.class,
                        GroupEvent.class,
                        (known, happened) -> GroupStanding.after(known, happened.event()))
                .queriedBy("view.account");
    }

    @Bean
    Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> evaluations(
            Chassis chassis, Presets presets, ReadModel<GroupStanding, GroupEvent> groupStandings) {
        return chassis.aggregate(
                type((evaluation, command, municipality) -> Facts.of(settings(presets.of(municipality))))
                        .knowingOfEach((evaluation, municipality) -> evaluation instanceof Known known
                                ? Facts.NONE.whenAsked(
                                        Party.class,
                                        () -> new Party(groupStandings.find(
                                                known.collaboration().group().toString(), municipality)))
                                : Facts.NONE));
    }

    static AggregateType<EvaluationCommand, Evaluation, EvaluationEvent> type(
            FactFinder<EvaluationCommand, Evaluation> facts) {
        return AggregateType.of(EvaluationCommand.class, Evaluation.class, EvaluationEvent.class)
                .collection("evaluations")
                .startingAt(id -> new Absent(EvaluationId.of(id)))
                .decidedBy(new EvaluationRules())
                .queriedBy("stage.collaboration.proposal")
                .queriedBy("stage.collaboration.group")
                .knowing(facts);
    }

    static EvaluationSettings settings(Preset preset) {
        return new EvaluationSettings(
                preset.evaluation().kindsInUse(),
                preset.evaluation().axes().stream().map(Entry::code).toList(),
                preset.proposal().reasonMinLength());
    }
}
