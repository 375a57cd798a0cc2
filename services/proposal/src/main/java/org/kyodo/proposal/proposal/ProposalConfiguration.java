package org.kyodo.proposal.proposal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Backings;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.config.BackingConfiguration;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.form.DraftBound;
import org.kyodo.chassis.http.ReceiptController;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeEntry;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.presets.CitizenPolicy;
import org.kyodo.presets.Entry;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.presets.Programme;
import org.kyodo.presets.SuitableField;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.form.Instruments;
import org.kyodo.proposal.group.Groups;
import org.kyodo.proposal.proposal.ExaminationCommand.LapseConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.ResumeExamination;
import org.kyodo.proposal.proposal.ExaminationCommand.TellExplanationOverdue;
import org.kyodo.proposal.proposal.ExaminationCommand.TellOpinionOverdue;
import org.kyodo.proposal.proposal.PolicyCommand.OpenPublicDiscussion;
import org.kyodo.proposal.proposal.PolicyCommand.TellAccountabilityOverdue;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.ProposalNumber;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.ProposalFacts.TheForum;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.table.RoundTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts proposals together. */
@Configuration(proxyBeanMethods = false)
@Import({BackingConfiguration.class, ReceiptController.class})
class ProposalConfiguration {
    /** K-CP-1, where the settings of a municipality no longer say. */
    private static final int USUAL_DAYS = 90;

    /** K-PR-1: whoever drafts twenty proposals finishes some first. */
    @Bean
    DraftBound draftsOfProposals() {
        return DraftBound.of(SubmitProposal.class, 20, ProposalRefusal.TOO_MANY_PROPOSALS_DRAFTED);
    }

    @Bean
    Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals(
            Chassis chassis,
            Presets presets,
            Calls calls,
            Groups groups,
            Departments departments,
            RoundTables tables,
            Instruments instruments,
            Numbers numbers,
            SealingKeys keys,
            Backings backings,
            Clock clock) {
        Scorecards scorecards = new Scorecards(keys);
        return chassis.aggregate(type(
                        facts(presets, calls, groups, departments, tables, instruments, numbers, scorecards, clock),
                        concerned(presets, calls, groups, departments, instruments, backings),
                        scorecards::keep,
                        municipality -> presets.of(municipality).proposal().maxWaiting())
                .spilling((before, after, municipality) -> spilled(before, after, municipality, backings)));
    }

    static AggregateType<ProposalCommand, Proposal, ProposalEvent> type(
            FactFinder<ProposalCommand, Proposal> facts,
            AggregateType.Concerned<Proposal> concerned,
            AggregateType.Keeper<Proposal, ProposalCommand> keeper,
            ToIntFunction<MunicipalityCode> mostWaiting) {
        return AggregateType.of(ProposalCommand.class, Proposal.class, ProposalEvent.class)
                .collection("proposals")
                .startingAt(id -> new Proposal.Absent(ProposalId.of(id)))
                .decidedBy(new ProposalRules())
                .queriedBy("stage.type")
                .queriedBy("stage.submission.entry.call")
                .queriedBy("stage.submission.outline.fieldTypes")
                .queriedBy("stage.submission.outline.areas")
                .queriedBy("stage.submission.entry.kind")
                .queriedBy("stage.submission.entry.proposer.group")
                .queriedBy("stage.submission.entry.proposer.account")
                .queriedBy("stage.submission.coProposers")
                .queriedBy(ProposalQueries.AWAITED)
                .queriedBy("stage.correction.dueOn")
                .queriedBy("stage.review.handling.awaited.dueOn")
                .queriedBy("stage.deferral.until")
                .queriedBy("stage.dueOn")
                .searchedBy(proposal -> proposal instanceof Proposal.HandedIn known
                        ? List.of(known.submission().outline().title())
                        : List.of())
                .knowing(facts)
                .limited(new Limit<>(
                        (command, actor) -> command instanceof SubmitProposal c
                                ? Optional.of(c.proposedBy(actor).toString())
                                : Optional.empty(),
                        ProposalConfiguration::waiting,
                        mostWaiting))
                .knowingOfEach(concerned)
                .keeping(keeper)
                .publishing((proposal, municipality) -> ProposalView.of(proposal, ProposalView.Eyes.EVERYONE))
                .due(ProposalConfiguration::due);
    }

    private static Proposal spilled(Proposal before, Proposal after, MunicipalityCode municipality, Backings backings) {
        return before instanceof Proposal.HandedIn was && after instanceof Proposal.HandedIn now
                ? now.backed(backings.spilled(
                        matter(now.submission().id()),
                        was.submission().backing(),
                        now.submission().backing(),
                        municipality))
                : after;
    }

    /** As others keep what belongs to it. */
    private static String matter(ProposalId id) {
        return "proposal/" + id;
    }

    /** Whose proposal it is, while nobody has taken it up. */
    private static Optional<String> waiting(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Submitted p ->
                Optional.of(p.submission().entry().proposer().toString());
            case Proposal.Returned p ->
                Optional.of(p.submission().entry().proposer().toString());
            case Proposal.Absent _,
                    Proposal.Lapsed _,
                    Proposal.Withdrawn _,
                    Proposal.Accepted _,
                    Proposal.Screening _,
                    Proposal.Deferred _,
                    Proposal.Conditional _,
                    Proposal.Adopted _,
                    Proposal.Rejected _,
                    Proposal.InDiscussion _,
                    Proposal.OpinionPublished _,
                    Proposal.WithCity _,
                    Proposal.Accounted _ -> Optional.empty();
        };
    }

    /** The call, the parties, the settings and the backers of long ago, each looked up once and only where somebody asks. */
    private static AggregateType.Concerned<Proposal> concerned(
            Presets presets,
            Calls calls,
            Groups groups,
            Departments departments,
            Instruments instruments,
            Backings backings) {
        return (proposal, municipality) -> proposal instanceof Proposal.HandedIn known
                ? Facts.NONE
                        .whenAsked(
                                ProposalSettings.class,
                                () -> settings(presets.of(municipality), departments, instruments))
                        .whenAsked(
                                TheCall.class,
                                () -> new TheCall(calls.published(
                                        known.submission().entry().call(), municipality)))
                        .whenAsked(
                                Parties.class,
                                () -> new Parties(
                                        groups.standings(known.submission().groups(), municipality)))
                        .whenAsked(
                                BackedBefore.class,
                                () -> backings.of(matter(known.submission().id())))
                : Facts.NONE;
    }

    private static FactFinder<ProposalCommand, Proposal> facts(
            Presets presets,
            Calls calls,
            Groups groups,
            Departments departments,
            RoundTables tables,
            Instruments instruments,
            Numbers numbers,
            Scorecards scorecards,
            Clock clock) {
        return (proposal, command, municipality) -> Facts.of(
                        settings(presets.of(municipality), departments, instruments),
                        new TheCall(callOf(proposal, command).flatMap(call -> calls.published(call, municipality))),
                        new Parties(groups.standings(partiesOf(proposal, command), municipality)))
                .whenAsked(PolicySettings.class, () -> policy(presets.of(municipality), departments))
                .whenAsked(TheForum.class, () -> forum(tables, proposal, command, municipality))
                .whenAsked(Scores.class, () -> scorecards.open(proposal, municipality))
                .whenAsked(
                        ProposalNumber.class,
                        () -> number(numbers, proposal, municipality, FiscalYear.at(clock.instant())));
    }

    /** {@code 352039-2026-P0001}: a series for each fiscal year. */
    static ProposalNumber number(Numbers numbers, Proposal proposal, MunicipalityCode municipality, FiscalYear year) {
        return switch (proposal) {
            case Proposal.Absent(var id) ->
                new ProposalNumber("%s-%d-P%04d"
                        .formatted(
                                municipality,
                                year.year(),
                                numbers.draw("proposal/" + municipality + "/" + year.year(), id.toString())));
            case Proposal.HandedIn known ->
                new ProposalNumber(known.submission().entry().number());
        };
    }

    private static Optional<CallId> callOf(Proposal proposal, ProposalCommand command) {
        return switch (proposal) {
            case Proposal.Absent _ ->
                command instanceof SubmitProposal submit ? Optional.of(submit.call()) : Optional.empty();
            case Proposal.HandedIn known ->
                Optional.of(known.submission().entry().call());
        };
    }

    private static List<GroupId> partiesOf(Proposal proposal, ProposalCommand command) {
        List<GroupId> parties = new ArrayList<>();
        if (command instanceof SubmitProposal submit) {
            submit.proposer().ifPresent(parties::add);
            parties.addAll(submit.coProposers().orElseThrow());
        }
        if (proposal instanceof Proposal.HandedIn known) {
            parties.addAll(known.submission().groups());
        }
        return parties.stream().distinct().toList();
    }

    /** The next thing that happens by itself: what is not done by the end of its day, and an examination that goes on. */
    static Optional<Due<ProposalCommand>> due(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Returned p ->
                Optional.of(new Due<>(endOf(p.correction().dueOn()), new LapseProposal()));
            case Proposal.UnderReview p ->
                p.review()
                        .handling()
                        .untold()
                        .map(Review.Awaited::dueOn)
                        .min(Comparator.naturalOrder())
                        .map(day -> new Due<>(endOf(day), new TellOpinionOverdue()));
            case Proposal.Deferred p ->
                Optional.of(new Due<>(endOf(p.deferral().until().minusDays(1)), new ResumeExamination()));
            case Proposal.Conditional p -> Optional.of(new Due<>(endOf(p.dueOn()), new LapseConditions()));
            case Proposal.Rejected p ->
                p.dueOn().filter(_ -> !p.overdueTold()).map(day -> new Due<>(endOf(day), new TellExplanationOverdue()));
            case Proposal.WithCity p ->
                Optional.of(new Due<>(endOf(p.account().toldOn().minusDays(1)), new TellAccountabilityOverdue()));
            case Proposal _ -> Optional.empty();
        };
    }

    private static PolicySettings policy(Preset preset, Departments departments) {
        return new PolicySettings(
                preset.proposal()
                        .citizenPolicy()
                        .map(CitizenPolicy::accountabilityDays)
                        .orElse(USUAL_DAYS),
                preset.proposal()
                        .citizenPolicy()
                        .map(CitizenPolicy::roundCloses)
                        .orElse(List.of()),
                departments.known(preset.code()));
    }

    private static TheForum forum(
            RoundTables tables, Proposal proposal, ProposalCommand command, MunicipalityCode municipality) {
        Optional<RoundTableId> debated =
                proposal instanceof Proposal.InDiscussion d ? Optional.of(d.forum()) : Optional.empty();
        Optional<RoundTableId> named =
                command instanceof OpenPublicDiscussion c ? Optional.of(c.forum()) : Optional.empty();
        return new TheForum(
                debated.flatMap(id -> tables.find(id, municipality)),
                named.flatMap(id -> tables.find(id, municipality)));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(FiscalYear.JST).toInstant();
    }

    private static ProposalSettings settings(Preset preset, Departments departments, Instruments instruments) {
        return new ProposalSettings(
                preset.areas().stream().map(Entry::code).collect(Collectors.toUnmodifiableSet()),
                preset.fieldTypes().stream().map(SuitableField::code).collect(Collectors.toUnmodifiableSet()),
                preset.programmes().stream().map(Programme::code).collect(Collectors.toUnmodifiableSet()),
                preset.proposal().subsidyProgramme(),
                departments.known(preset.code()),
                preset.proposal().minScores(),
                preset.proposal().reasonMinLength(),
                preset.proposal().explanationDays(),
                preset.proposal().reconsiderationDays(),
                preset.programmes().stream()
                        .filter(programme -> programme.entry() != ProgrammeEntry.DIRECT)
                        .map(Programme::code)
                        .collect(Collectors.toUnmodifiableSet()),
                Stream.of(CollaborationForm.values())
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(), form -> instruments.of(form, preset.code()))));
    }
}
