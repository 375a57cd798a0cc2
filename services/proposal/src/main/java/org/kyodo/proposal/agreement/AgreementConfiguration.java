package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.receipt.CanonicalJson;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Period;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.agreement.Agreement.Open;
import org.kyodo.proposal.agreement.Agreement.Published;
import org.kyodo.proposal.agreement.AgreementCommand.DraftStandingAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.EndAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.ExpireAgreement;
import org.kyodo.proposal.award.Awards;
import org.kyodo.proposal.group.Groups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts agreements together. */
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {
    static final Hashing HASHING = new Hashing(terms -> Sha256.hex(CanonicalJson.of(Json.STRICT.valueToTree(terms))));

    static final String PROPOSAL = "stage.negotiation.proposal";
    static final String FORM = "stage.negotiation.writing.version.terms.form";
    static final String GROUP = "stage.negotiation.writing.version.terms.parties.group";
    static final String SECTION = "stage.negotiation.writing.version.terms.parties.department";
    static final String ACCOUNT = "stage.negotiation.writing.version.terms.parties.account";
    static final String STANDING = "stage.negotiation.writing.version.terms.standing";

    @Bean
    ReadModel<SignedAgreement, AgreementEvent> signedAgreementsModel(Chassis chassis) {
        return SignedAgreements.model(chassis);
    }

    @Bean
    SignedAgreements signedAgreements(ReadModel<SignedAgreement, AgreementEvent> signedAgreementsModel, Awards awards) {
        return new SignedAgreements(signedAgreementsModel, awards);
    }

    @Bean
    ReadModel<PlannedEvaluation, EvaluationEvent> plannedEvaluationsModel(Chassis chassis) {
        return PlannedEvaluations.model(chassis);
    }

    @Bean
    PlannedEvaluations plannedEvaluations(ReadModel<PlannedEvaluation, EvaluationEvent> plannedEvaluationsModel) {
        return new PlannedEvaluations(plannedEvaluationsModel);
    }

    @Bean
    AgreementFacts agreementFacts(
            Presets presets,
            Departments departments,
            Groups groups,
            SignedAgreements signed,
            PlannedEvaluations evaluations) {
        return new AgreementFacts(presets, departments, groups, signed, evaluations);
    }

    @Bean
    Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements(Chassis chassis, AgreementFacts facts) {
        return chassis.aggregate(type(facts::of).knowingOfEach(facts::ofEach));
    }

    static AggregateType<AgreementCommand, Agreement, AgreementEvent> type(
            FactFinder<AgreementCommand, Agreement> facts) {
        return AggregateType.of(AgreementCommand.class, Agreement.class, AgreementEvent.class)
                .collection("agreements")
                .startingAt(id -> new Agreement.Absent(AgreementId.of(id)))
                .decidedBy(new AgreementRules())
                .queriedBy("stage.type")
                .queriedBy(PROPOSAL)
                .queriedBy(FORM)
                .queriedBy(GROUP)
                .queriedBy(SECTION)
                .queriedBy(ACCOUNT)
                .queriedBy(STANDING)
                .sortedBy("until", agreement -> terms(agreement)
                        .flatMap(terms -> terms.text().term())
                        .map(Period::until)
                        .map(LocalDate::toString))
                .searchedBy(
                        agreement -> terms(agreement).map(terms -> terms.text().title()).stream()
                                .toList())
                .limited(new Limit<>(
                        (command, actor) -> command instanceof DraftStandingAgreement c
                                ? Optional.of(c.department().value())
                                : Optional.empty(),
                        agreement -> agreement instanceof Open open
                                        && open.negotiation().terms().standing()
                                ? Optional.of(
                                        open.negotiation().terms().department().value())
                                : Optional.empty(),
                        AgreementRefusal.TOO_MANY_STANDING_DRAFTS))
                .knowing(facts)
                .due(AgreementConfiguration::due);
    }

    /** What holds, for everybody finds it by this: not by what its parties write meanwhile. */
    private static Optional<AgreementTerms> terms(Agreement agreement) {
        return agreement instanceof Known known ? Optional.of(known.holds().terms()) : Optional.empty();
    }

    /** It ends with the last day of its notice, else of its term. */
    static Optional<Due<AgreementCommand>> due(Agreement agreement) {
        return agreement instanceof Published published
                ? published
                        .until()
                        .map(day -> new Due<>(
                                day.plusDays(1).atStartOfDay(FiscalYear.JST).toInstant(),
                                published.ending().isPresent() ? new EndAgreement() : new ExpireAgreement()))
                : Optional.empty();
    }
}
