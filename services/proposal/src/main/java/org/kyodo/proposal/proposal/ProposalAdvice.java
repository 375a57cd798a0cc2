package org.kyodo.proposal.proposal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeEntry;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.presets.OfferedForm;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.agreement.FormCases;
import org.kyodo.proposal.agreement.FormCases.Intended;
import org.kyodo.proposal.award.Awards;
import org.kyodo.proposal.call.Calls;
import org.kyodo.proposal.form.Elsewhere;
import org.kyodo.proposal.form.FormAdvice;
import org.kyodo.proposal.form.FormAdviser;
import org.kyodo.proposal.form.FormCase;
import org.kyodo.proposal.form.FormRule;
import org.kyodo.proposal.project.ClosedProjects;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.springframework.stereotype.Component;

/** Advises on the form of a proposal 形態の手引き: all nine, open or not. */
@Component
final class ProposalAdvice {
    private final Calls calls;
    private final FormCases cases;
    private final FormAdviser adviser;
    private final Presets presets;
    private final Awards awards;
    private final ClosedProjects projects;

    ProposalAdvice(
            Calls calls,
            FormCases cases,
            FormAdviser adviser,
            Presets presets,
            Awards awards,
            ClosedProjects projects) {
        this.calls = calls;
        this.cases = cases;
        this.adviser = adviser;
        this.presets = presets;
        this.awards = awards;
        this.projects = projects;
    }

    /**
     * Once it is adopted, its form is held against its agreement, and of a subsidy it is said what is known of its award.
     *
     * @param handling whether the town hall's work is for the reader
     */
    FormAdvice.OfAll of(HandedIn proposal, boolean handling, FormAdviser.Reader reader) {
        Submission submission = proposal.submission();
        CallTerms call = calls.published(submission.entry().call(), reader.municipality())
                .orElseThrow(() -> new IllegalStateException("a proposal without a call (expected: a published one)"))
                .terms();
        FormChoices choices = choices(proposal, call, presets.of(reader.municipality()));
        Function<CollaborationForm, FormCase> intended = cases.of(
                new Intended(
                        submission.groups(), choices.sections(), call.plan().fiscalYear(), choices.shown()),
                reader.municipality());
        Optional<FormCase> agreed = proposal instanceof Proposal.Adopted
                ? cases.of(submission.id(), reader.municipality())
                : Optional.empty();
        Map<FormRule, Elsewhere> subsidy = adoptedAs(CollaborationForm.SUBSIDY, proposal)
                ? ofSubsidy(submission.id(), reader.municipality())
                : Map.of();
        return new FormAdvice.OfAll(Stream.of(CollaborationForm.values())
                .map(form -> adviser.of(
                        form,
                        agreed.filter(_ -> adoptedAs(form, proposal)).orElseGet(() -> intended.apply(form)),
                        choices.of(form, handling).knowing(form == CollaborationForm.SUBSIDY ? subsidy : Map.of()),
                        reader))
                .toList());
    }

    private static boolean adoptedAs(CollaborationForm form, HandedIn proposal) {
        return proposal instanceof Proposal.Adopted adopted
                && adopted.adoption().form() == form;
    }

    private Map<FormRule, Elsewhere> ofSubsidy(ProposalId proposal, MunicipalityCode municipality) {
        Map<FormRule, Elsewhere> known = new EnumMap<>(FormRule.class);
        awards.of(proposal, municipality).map(Elsewhere::of).ifPresent(known::putAll);
        cases.evaluatedByBoth(proposal, municipality)
                .ifPresent(day -> known.put(FormRule.SUBSIDISED_NOT_EQUAL, Elsewhere.evaluatedOn(day)));
        projects.of(proposal, municipality)
                .ifPresent(ending ->
                        known.put(FormRule.SUBSIDY_TO_COMMISSION, Elsewhere.closed(ending.on(), ending.successor())));
        return known;
    }

    private static FormChoices choices(HandedIn proposal, CallTerms call, Preset preset) {
        Set<CollaborationForm> offered =
                preset.forms().stream().map(OfferedForm::code).collect(Collectors.toUnmodifiableSet());
        return new FormChoices(
                proposal,
                call,
                offered,
                preset.programmes().stream().anyMatch(programme -> programme.entry() != ProgrammeEntry.DIRECT));
    }
}
