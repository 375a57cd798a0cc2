package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.proposal.proposal.ExaminationRefusal.*;
import static org.kyodo.proposal.proposal.ProposalRefusal.NOT_REGISTERED;
import static org.kyodo.proposal.proposal.ProposalRefusal.PROGRAMME_ONLY_FOR_SUBSIDY;
import static org.kyodo.proposal.proposal.ProposalRefusal.PROGRAMME_REQUIRED;
import static org.kyodo.proposal.proposal.ProposalRefusal.UNKNOWN_PROGRAMME;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.Condition;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalConditionallyAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.Rationale;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.proposal.ExaminationCommand.AdoptProposal;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.UnderReview;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;

/** What the decision on a proposal rests on, and what it says 採否: that it is adopted, perhaps on conditions, or rejected. */
final class AdoptionRules {
    private AdoptionRules() {}

    /** What an adoption still needs, in the order of the way there. */
    static Optional<Decision<ProposalEvent>> notReady(UnderReview u, Context context) {
        return notExamined(u.review(), context)
                .or(() -> u.review().handling().assignment().isPresent()
                        ? Optional.empty()
                        : Optional.of(refuse(DEPARTMENTS_NOT_ASSIGNED)))
                .or(() -> notAgreed(u.review()))
                .or(() -> notStanding(u, context));
    }

    /**
     * K-PR-10: the same examination for yes and no, as the call says. How many have scored is no more told before the decision
     * than what they gave.
     */
    static Optional<Decision<ProposalEvent>> notExamined(Review review, Context context) {
        int least = Math.max(1, context.fact(ProposalSettings.class).minScores());
        boolean discussed = review.roundTable().isPresent();
        boolean scored = review.scores().size() >= least;
        return switch (howExamined(context)) {
            case ROUND_TABLE -> discussed ? Optional.empty() : notDiscussed();
            case SCORING -> scored ? Optional.empty() : notScored(least);
            case BOTH -> !discussed ? notDiscussed() : scored ? Optional.empty() : notScored(least);
        };
    }

    /** A call of before calls said so is examined by scoring, as it was published. */
    private static Examination howExamined(Context context) {
        return ProposalRules.call(context).terms().plan().examination().orElse(Examination.SCORING);
    }

    private static Optional<Decision<ProposalEvent>> notDiscussed() {
        return ProposalRules.refused(
                NOT_EXAMINED, "roundTable", Wording.NONE.of(), Wording.ROUND_TABLE_WITH_MINUTES.of());
    }

    private static Optional<Decision<ProposalEvent>> notScored(int least) {
        return ProposalRules.refused(NOT_EXAMINED, "scores", Wording.FEWER.of(), Wording.PEOPLE_AT_LEAST.of(least));
    }

    /** R-COM-2: both sides chose the same form. */
    private static Optional<Decision<ProposalEvent>> notAgreed(Review review) {
        Optional<Review.Statement> city = review.statementOf(Side.CITY);
        Optional<Review.Statement> group = review.statementOf(Side.GROUP);
        if (city.isEmpty() || group.isEmpty()) {
            return ProposalRules.refused(
                    RATIONALE_REQUIRED,
                    city.isEmpty() ? "city" : "group",
                    Wording.NONE.of(),
                    city.isEmpty() ? Wording.WHY_CITY.of() : Wording.WHY_GROUP.of());
        }
        return city.get().form() == group.get().form()
                ? Optional.empty()
                : ProposalRules.refused(
                        FORM_NOT_AGREED, "form", city.get().form(), group.get().form());
    }

    /** K-ALL-8: each group that is a party is registered on the day. */
    static Optional<Decision<ProposalEvent>> notStanding(HandedIn proposal, Context context) {
        Parties parties = context.fact(Parties.class);
        LocalDate today = context.today();
        return proposal.submission().groups().stream()
                .filter(group -> context.applies(NOT_REGISTERED) && !parties.registered(group, today))
                .findFirst()
                .flatMap(group -> ProposalRules.refused(
                        NOT_REGISTERED,
                        "parties",
                        Wording.PAIR.of(group, parties.standing(group, today)),
                        Wording.REGISTERED_GROUP.of()));
    }

    static Decision<ProposalEvent> adopt(UnderReview u, AdoptProposal c, Context context) {
        CollaborationForm form = u.review().statementOf(Side.CITY).orElseThrow().form();
        List<Condition> conditions = c.conditions().orElseThrow();
        return wrongProgramme(u, form, c, context)
                .or(() -> notAhead(conditions, context))
                .orElseGet(() -> {
                    Adoption adoption = adoption(u, form, programme(u, c, context), conditions, context);
                    LocalDate dueOn = context.today().plusDays(context.figure(CONDITIONS_OVERDUE));
                    return accept(
                            conditions.isEmpty()
                                    ? adopted(u, adoption)
                                    : new ProposalConditionallyAdopted(
                                            u.submission().id(), adoption, dueOn));
                });
    }

    /** Of a subsidy that which is named, else the proposed one, else the usual one here. */
    private static Optional<ProgrammeCode> programme(UnderReview u, AdoptProposal c, Context context) {
        return c.programme()
                .or(() -> u.submission().details().programme())
                .or(() -> context.fact(ProposalSettings.class).subsidyProgramme());
    }

    private static Optional<Decision<ProposalEvent>> wrongProgramme(
            UnderReview u, CollaborationForm form, AdoptProposal c, Context context) {
        ProposalSettings settings = context.fact(ProposalSettings.class);
        Optional<ProgrammeCode> programme = programme(u, c, context);
        if (form != CollaborationForm.SUBSIDY) {
            return c.programme()
                    .flatMap(code ->
                            ProposalRules.refused(PROGRAMME_ONLY_FOR_SUBSIDY, "programme", code, Wording.NONE.of()));
        }
        if (programme.isEmpty()) {
            return ProposalRules.refused(
                    PROGRAMME_REQUIRED,
                    "programme",
                    Wording.NONE.of(),
                    Wording.ONE_OF.of(ProposalRules.sorted(settings.byAdoption())));
        }
        return programme
                .filter(code -> !settings.byAdoption().contains(code))
                .flatMap(code -> ProposalRules.refused(
                        settings.programmes().contains(code) ? PROGRAMME_NOT_BY_ADOPTION : UNKNOWN_PROGRAMME,
                        "programme",
                        code,
                        Wording.ONE_OF.of(ProposalRules.sorted(settings.byAdoption()))));
    }

    private static Optional<Decision<ProposalEvent>> notAhead(List<Condition> conditions, Context context) {
        return conditions.stream()
                .flatMap(condition -> condition.due().stream())
                .flatMap(due -> DueDates.<ProposalEvent>notAhead("conditions.due", due, context).stream())
                .findFirst();
    }

    private static Adoption adoption(
            UnderReview u,
            CollaborationForm form,
            Optional<ProgrammeCode> programme,
            List<Condition> conditions,
            Context context) {
        Review review = u.review();
        Assignment assignment = review.handling().assignment().orElseThrow();
        return new Adoption(
                form,
                context.fact(ProposalSettings.class).instruments().get(form),
                new Rationale(
                        review.statementOf(Side.CITY).orElseThrow().text(),
                        review.statementOf(Side.GROUP).orElseThrow().text()),
                review.handling().coImplementing(),
                assignment.departments(),
                assignment.coordinator(),
                programme.filter(_ -> form == CollaborationForm.SUBSIDY),
                conditions,
                ProposalRules.call(context).terms().plan().fiscalYear(),
                examined(review, context),
                Optional.of(u.submission().confirmed()));
    }

    static ProposalAdopted adopted(HandedIn proposal, Adoption adoption) {
        Submission submission = proposal.submission();
        return new ProposalAdopted(submission.id(), submission.entry(), submission.outline(), adoption);
    }

    private static Examined examined(Review review, Context context) {
        return new Examined(
                review.roundTable(),
                Optional.of(review.scores().size()).filter(count -> count > 0),
                context.fact(Scores.class).mean(review.meanOf()));
    }

    /** An explanation is due; reconsideration may be asked for once (R-SE-3). */
    static ProposalRejected rejected(UnderReview u, Reason reason, Context context) {
        ProposalSettings settings = context.fact(ProposalSettings.class);
        return new ProposalRejected(
                u.submission().id(),
                u.submission().entry(),
                new Rejection(
                        reason,
                        REASON_REQUIRED.rule(),
                        context.today().plusDays(settings.explanationDays()),
                        u.review().reconsidered()
                                ? Optional.empty()
                                : Optional.of(context.today().plusDays(settings.reconsiderationDays()))),
                examined(u.review(), context));
    }
}
