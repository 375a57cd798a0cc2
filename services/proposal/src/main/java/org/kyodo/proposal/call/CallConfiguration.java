package org.kyodo.proposal.call;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.config.SealingConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.CitizenPolicy;
import org.kyodo.presets.OfferedCall;
import org.kyodo.presets.OfferedForm;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.call.CallCommand.CloseCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallSettings.Offered;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts calls for proposals together. */
@Configuration(proxyBeanMethods = false)
@Import(SealingConfiguration.class)
class CallConfiguration {
    @Bean
    Aggregate<CallCommand, Call, CallEvent> callAggregate(
            Chassis chassis, Presets presets, Departments departments, ObjectProvider<CallEntries> entries) {
        return chassis.aggregate(type(
                municipality -> settings(presets.of(municipality), departments),
                (call, municipality) -> entries.getObject().of(call, municipality),
                municipality -> presets.of(municipality).proposal().maxCallDrafts()));
    }

    static AggregateType<CallCommand, Call, CallEvent> type(
            Function<MunicipalityCode, CallSettings> settings,
            CallEntries entries,
            ToIntFunction<MunicipalityCode> mostDrafts) {
        return AggregateType.of(CallCommand.class, Call.class, CallEvent.class)
                .collection("calls")
                .startingAt(id -> new Call.Absent(CallId.of(id)))
                .decidedBy(new CallRules())
                .queriedBy("stage.type")
                .queriedBy("stage.terms.plan.kind")
                .queriedBy("stage.terms.department")
                .queriedBy("stage.terms.plan.fiscalYear")
                .queriedBy("stage.terms.plan.forms")
                .queriedBy("stage.terms.plan.eligibility.groupTypes")
                .sortedBy("closesAt", call -> plan(call).map(plan -> plan.window()
                        .closesAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()))
                .searchedBy(call -> plan(call).stream()
                        .flatMap(plan -> Stream.concat(Stream.of(plan.title()), plan.theme().stream()))
                        .toList())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof DraftCall c
                                ? Optional.of(CallRules.ownerOf(c).value())
                                : Optional.empty(),
                        call -> call instanceof Call.Drafted drafted
                                ? Optional.of(drafted.terms().department().value())
                                : Optional.empty(),
                        mostDrafts))
                .knowing((call, command, municipality) -> Facts.of(settings.apply(municipality))
                        .whenAsked(CallEntries.Settled.class, () -> entries.of(call.id(), municipality)))
                .due(CallConfiguration::due);
    }

    private static Optional<CallPlan> plan(Call call) {
        return call instanceof Call.Known known ? Optional.of(known.terms().plan()) : Optional.empty();
    }

    @Bean
    Calls calls(Aggregate<CallCommand, Call, CallEvent> callAggregate, ObjectProvider<CallEntries> entries) {
        return new Calls(
                callAggregate, (call, municipality) -> entries.getObject().of(call, municipality));
    }

    /** A call opens and closes by itself at the times of its window. */
    static Optional<Due<CallCommand>> due(Call call) {
        return switch (call) {
            case Call.Published(var _, var terms, var _) ->
                Optional.of(new Due<>(terms.plan().window().opensAt(), new OpenCall()));
            case Call.Open(var _, var terms, var _) ->
                Optional.of(new Due<>(terms.plan().window().over(), new CloseCall()));
            case Call.Absent _,
                    Call.Drafted _,
                    Call.Withdrawn _,
                    Call.Closed _,
                    Call.Screening _,
                    Call.Decided _,
                    Call.Cancelled _ -> Optional.empty();
        };
    }

    private static CallSettings settings(Preset preset, Departments departments) {
        return new CallSettings(
                preset.proposal().calls().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                OfferedCall::code,
                                call -> new Offered(
                                        new CallEligibility(call.groupTypes(), call.residents()),
                                        Set.copyOf(call.forms()),
                                        call.examination()))),
                preset.forms().stream().map(OfferedForm::code).collect(Collectors.toUnmodifiableSet()),
                departments.known(preset.code()),
                preset.proposal()
                        .citizenPolicy()
                        .map(CitizenPolicy::roundsPerYear)
                        .orElse(0),
                preset.proposal().reasonMinLength());
    }
}
