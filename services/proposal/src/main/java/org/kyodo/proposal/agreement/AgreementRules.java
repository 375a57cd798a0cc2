package org.kyodo.proposal.agreement;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.agreement.AgreementRefusal.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementAmended;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementConfirmed;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementPublished;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementRevised;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewCompleted;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewRequired;
import org.kyodo.contracts.proposal.AgreementEvent.DecisionLetterIssued;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceAccepted;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceProposed;
import org.kyodo.contracts.proposal.AgreementEvent.RuleEvidenceRecorded;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.FairPrice;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.ReviewOutcome;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.agreement.Agreement.Absent;
import org.kyodo.proposal.agreement.Agreement.Agreed;
import org.kyodo.proposal.agreement.Agreement.Drafted;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.agreement.Agreement.Negotiating;
import org.kyodo.proposal.agreement.Agreement.Open;
import org.kyodo.proposal.agreement.Agreement.Published;
import org.kyodo.proposal.agreement.Agreement.Signed;
import org.kyodo.proposal.agreement.AgreementCommand.AcceptPrice;
import org.kyodo.proposal.agreement.AgreementCommand.AmendAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.CompleteContinuationReview;
import org.kyodo.proposal.agreement.AgreementCommand.ConfirmVersion;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.DraftStandingAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.EndAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.ExpireAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.GiveUpAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.IssueDecisionLetter;
import org.kyodo.proposal.agreement.AgreementCommand.ProposePrice;
import org.kyodo.proposal.agreement.AgreementCommand.PublishAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.RecordEvidence;
import org.kyodo.proposal.agreement.AgreementCommand.RequireContinuationReview;
import org.kyodo.proposal.agreement.AgreementCommand.ReviseAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.SignAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.TerminateAgreement;
import org.kyodo.proposal.form.FormCase;
import org.kyodo.proposal.form.FormCase.GoingOn;
import org.kyodo.proposal.form.FormConcern;
import org.kyodo.proposal.form.FormRule;

/** The rule book of an agreement 協定書; how it ends stands in {@link EndingRules}. */
final class AgreementRules implements Decider<AgreementCommand, Agreement, AgreementEvent> {
    private static final Taken<AgreementCommand, Agreement> TAKEN = Taken.of(AgreementCommand.class, Agreement.class)
            .in(Absent.class, DraftAgreement.class, DraftStandingAgreement.class)
            .in(Open.class, ReviseAgreement.class, RecordEvidence.class, SignAgreement.class)
            .in(Open.class, CompleteContinuationReview.class, GiveUpAgreement.class)
            .in(Known.class, RequireContinuationReview.class)
            .in(Drafted.class, IssueDecisionLetter.class)
            .in(Negotiating.class, ProposePrice.class, AcceptPrice.class, ConfirmVersion.class)
            .in(Agreed.class, ConfirmVersion.class)
            .in(Signed.class, PublishAgreement.class)
            .in(Published.class, ReviseAgreement.class, ConfirmVersion.class, AmendAgreement.class)
            .in(Published.class, TerminateAgreement.class, EndAgreement.class, ExpireAgreement.class);

    private static final Set<Class<?>> BY_A_SIDE = Set.of(
            ReviseAgreement.class,
            ProposePrice.class,
            AcceptPrice.class,
            RecordEvidence.class,
            GiveUpAgreement.class,
            TerminateAgreement.class);
    private static final Set<Class<?>> BY_THE_OWNER = Set.of(
            SignAgreement.class,
            IssueDecisionLetter.class,
            PublishAgreement.class,
            AmendAgreement.class,
            CompleteContinuationReview.class);

    private record Case(Agreement agreement, AgreementCommand command) {}

    /** 公開範囲: everyone once it is signed or issued; before that its parties, staff and auditors. */
    @Override
    public boolean seenBy(Agreement agreement, Context context) {
        return agreement instanceof Known known
                && (known.isPublic()
                        || seesAll(context.actor())
                        || isParty(known.negotiation().terms(), context));
    }

    static boolean seesAll(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    private static boolean isParty(AgreementTerms terms, Context context) {
        return !context.fact(Standings.class)
                .spokenForBy(context.actor(), terms)
                .isEmpty();
    }

    @Override
    public Taken<AgreementCommand, Agreement> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<AgreementEvent>> barred(
            Agreement agreement, Class<? extends AgreementCommand> command, Context context) {
        if (!(agreement instanceof Known known)) {
            return Optional.empty();
        }
        AgreementTerms terms = known.negotiation().terms();
        Actor actor = context.actor();
        if (BY_A_SIDE.contains(command) && side(terms, context).isEmpty()
                || command == ConfirmVersion.class && !isParty(terms, context)) {
            return Optional.of(refuse(NOT_AN_AGREEMENT_PARTY));
        }
        if (command == AcceptPrice.class
                && known.negotiation()
                        .pricing()
                        .offer()
                        .filter(offer ->
                                side(terms, context).filter(offer.by()::equals).isPresent())
                        .isPresent()) {
            return Optional.of(refuse(OWN_PRICE));
        }
        if (BY_THE_OWNER.contains(command)) {
            if (!Standings.isOwner(actor, terms)) {
                return Optional.of(refuse(
                        NOT_IN_CHARGE,
                        "department",
                        actor.department(),
                        Wording.either(terms.department(), DepartmentCode.COLLABORATION_OFFICE)));
            }
            if (context.applies(CONFLICT_OF_INTEREST)
                    && context.fact(Standings.class).isAccountOfGroup(actor, terms)) {
                return Optional.of(refuse(CONFLICT_OF_INTEREST));
            }
            if (context.applies(FOUR_EYES)
                    && enteredForOthers(known.negotiation().entries(), actor)) {
                return Optional.of(Entries.sameEyes(actor));
            }
        }
        return known instanceof Published p && !actor.is(Role.PLATFORM)
                ? EndingRules.over(p, context)
                : Optional.empty();
    }

    /** Whether this very person entered something for a party 代理入力. */
    private static boolean enteredForOthers(Entries entries, Actor actor) {
        return entries.latest().stream()
                .anyMatch(entry ->
                        entry.isBy(actor) && entry.author().onBehalfOf().isPresent());
    }

    static Optional<Side> side(AgreementTerms terms, Context context) {
        return context.fact(Standings.class).sideOf(context.actor(), terms);
    }

    @Override
    public Decision<AgreementEvent> decide(Agreement agreement, AgreementCommand command, Context context) {
        return switch (new Case(agreement, command)) {
            case Case(Absent(var id), DraftAgreement c) ->
                accept(new AgreementDrafted(id, c.proposal(), c.agreement(), hash(c.agreement(), context)));
            case Case(Absent(var id), DraftStandingAgreement c) -> draftStanding(id, c, context);

            case Case(Known k, ReviseAgreement c) -> revise(k, c.text(), context);

            case Case(Negotiating(var n), ProposePrice c) -> propose(n, c.price(), context);
            case Case(Negotiating(var n), AcceptPrice c) -> acceptPrice(n, c.groupStatement(), context);

            case Case(Open o, RecordEvidence c) -> record(o.negotiation(), c.evidence(), context);

            case Case(Published(var n, var holds, var _), ConfirmVersion _)
            when n.version().equals(holds) -> refuse(NOTHING_REVISED);
            case Case(Known k, ConfirmVersion c) -> confirm(k.negotiation(), c, context);

            case Case(Open o, SignAgreement _) -> sign(o.negotiation(), context);

            case Case(Drafted(var n), IssueDecisionLetter c) -> issue(n, c, context);

            case Case(Signed(var n, var _), PublishAgreement c)
            when c.withoutPersonalData() ->
                accept(new AgreementPublished(
                        n.id(),
                        n.proposal(),
                        n.terms(),
                        n.version().number(),
                        n.version().hash()));
            case Case(Signed _, PublishAgreement _) -> unchecked();

            case Case(Published p, AmendAgreement c) -> amend(p, c, context);

            case Case(Open o, GiveUpAgreement c) -> EndingRules.giveUp(o.negotiation(), c, context);

            case Case(Published p, TerminateAgreement c) -> EndingRules.terminate(p, c, context);

            case Case(Published p, EndAgreement _) -> EndingRules.end(p, context);

            case Case(Published p, ExpireAgreement _) -> EndingRules.expire(p, context);

            case Case(Open o, RequireContinuationReview c) ->
                o.negotiation().continuing().required().equals(Optional.of(c.continuation()))
                        ? repeated()
                        : accept(new ContinuationReviewRequired(o.id(), c.continuation()));
            // It came too late to ask; signing has counted the years itself.
            case Case(Known _, RequireContinuationReview _) -> repeated();
            case Case(Open o, CompleteContinuationReview c) -> review(o.negotiation(), c, context);

            case Case _ -> notInThisStage(agreement, command);
        };
    }

    private static String hash(AgreementTerms terms, Context context) {
        return context.fact(Hashing.class).of(terms);
    }

    private static Decision<AgreementEvent> draftStanding(AgreementId id, DraftStandingAgreement c, Context context) {
        AgreementSettings settings = context.fact(AgreementSettings.class);
        Standings standings = context.fact(Standings.class);
        if (!context.actor().isStaffOf(c.department())) {
            return refuse(NOT_YOUR_SECTION, "department", context.actor().department(), c.department());
        }
        if (!settings.departments().contains(c.department())) {
            return refuse(UNKNOWN_SECTION, "department", c.department(), Wording.DEPARTMENTS_HERE.of());
        }
        if (c.groups().isEmpty()) {
            return refuse(NO_PARTY_OUTSIDE_THE_CITY);
        }
        Optional<GroupId> unknown =
                c.groups().stream().filter(group -> !standings.knows(group)).findFirst();
        if (unknown.isPresent()) {
            return refuse(UNKNOWN_PARTY, "groups", unknown.get(), Wording.REGISTER_GROUP.of());
        }
        List<AgreementParty> parties =
                new ArrayList<>(c.groups().stream().map(AgreementParty::group).toList());
        parties.add(AgreementParty.department(c.department()));
        AgreementTerms terms = new AgreementTerms(
                Optional.empty(), Instrument.AGREEMENT, true, c.department(), List.copyOf(parties), c.text());
        return unfit(c.text(), context)
                .or(() -> notRegistered(terms, context))
                .or(() -> Quota.usedUp(TOO_MANY_STANDING_DRAFTS, "department", context))
                .orElseGet(() -> accept(new AgreementDrafted(id, Optional.empty(), terms, hash(terms, context))));
    }

    private static Decision<AgreementEvent> revise(Known known, AgreementText text, Context context) {
        Negotiation n = known.negotiation();
        AgreementTerms next = n.terms().with(text);
        if (n.terms().instrument() == Instrument.DECISION_LETTER) {
            return refuse(A_LETTER_IS_ISSUED);
        }
        if (next.equals(n.terms())) {
            return repeated();
        }
        int most = context.figure(TOO_MANY_VERSIONS);
        if (n.version().number() >= most) {
            return refuse(TOO_MANY_VERSIONS, "version", n.version().number() + 1, Wording.AT_MOST.of(most));
        }
        return unfit(text, context)
                .orElseGet(() -> accept(new AgreementRevised(
                        n.id(),
                        n.version().number() + 1,
                        hash(next, context),
                        side(n.terms(), context).orElseThrow(),
                        next)));
    }

    /** What may not stand in a version, the first of it. */
    private static Optional<Decision<AgreementEvent>> unfit(AgreementText text, Context context) {
        List<Clause> listed = context.fact(AgreementSettings.class).listed();
        Optional<Clause> invented = text.clauses().stream()
                .filter(clause -> clause.source().isPresent()
                        && listed.stream()
                                .noneMatch(there -> there.code().equals(clause.code())
                                        && there.source().equals(clause.source())))
                .findFirst();
        if (invented.isPresent()) {
            return refused(
                    CLAUSE_SOURCE_NOT_LISTED,
                    "text.clauses.source",
                    invented.get().source().orElseThrow(),
                    listed.stream().map(Clause::text).toList());
        }
        Optional<String> contact = ContactsInText.in(text);
        if (contact.isPresent()) {
            // What was written is not repeated, for it may be a person's.
            return refused(CONTACT_IN_TEXT, contact.get(), "", "");
        }
        return text.term().flatMap(term -> unfitTerm(term, text.reviewDates(), context));
    }

    private static Optional<Decision<AgreementEvent>> unfitTerm(
            Period term, List<LocalDate> reviewDates, Context context) {
        int years = context.figure(TERM_TOO_MANY_YEARS);
        LocalDate latest = term.from().plusYears(years).minusDays(1);
        if (term.until().isBefore(context.today())) {
            return refused(TERM_OVER_ALREADY, "text.term", term.until(), Wording.FROM.of(context.today()));
        }
        if (term.until().isAfter(latest)) {
            return refused(TERM_TOO_MANY_YEARS, "text.term", term.until(), Wording.UNTIL.of(latest));
        }
        return reviewDates.stream()
                .filter(day -> !term.contains(day))
                .findFirst()
                .flatMap(day -> refused(
                        REVIEW_DATE_OUTSIDE_TERM,
                        "text.reviewDates",
                        day,
                        Wording.PERIOD.of(term.from(), term.until())));
    }

    private static Decision<AgreementEvent> propose(Negotiation n, FairPrice price, Context context) {
        Side side = side(n.terms(), context).orElseThrow();
        if (!isCommission(n.terms())) {
            return refuse(PRICE_ONLY_FOR_COMMISSION, "form", n.terms().form(), CollaborationForm.COMMISSION);
        }
        if (price.groupStatement().isPresent() && isWrittenByTheCity(side, context)) {
            return refuse(STATEMENT_IS_THE_GROUPS);
        }
        return n.pricing().offer().equals(Optional.of(new Negotiation.Offer(side, price)))
                ? repeated()
                : accept(new FairPriceProposed(n.id(), side, price));
    }

    /** Neither as itself nor for the group (K-FP-2). */
    private static boolean isWrittenByTheCity(Side side, Context context) {
        Actor actor = context.actor();
        return side == Side.CITY || actor.entersForOthers() && actor.is(Role.STAFF);
    }

    private static boolean isCommission(AgreementTerms terms) {
        return terms.form().equals(Optional.of(CollaborationForm.COMMISSION));
    }

    private static Decision<AgreementEvent> acceptPrice(
            Negotiation n, Optional<String> groupStatement, Context context) {
        Side side = side(n.terms(), context).orElseThrow();
        if (n.pricing().offer().isEmpty()) {
            return refuse(NO_PRICE_PROPOSED);
        }
        if (groupStatement.isPresent() && isWrittenByTheCity(side, context)) {
            return refuse(STATEMENT_IS_THE_GROUPS);
        }
        FairPrice offered = n.pricing().offer().get().price();
        FairPrice agreed = offered.with(groupStatement.or(offered::groupStatement));
        return agreed.belowCosts() && agreed.groupStatement().isEmpty() && context.applies(GROUP_STATEMENT_REQUIRED)
                ? refuse(GROUP_STATEMENT_REQUIRED, "price.amount", agreed.amount(), Wording.AT_LEAST.of(agreed.costs()))
                : accept(new FairPriceAccepted(n.id(), side, agreed));
    }

    private static Decision<AgreementEvent> record(Negotiation n, RuleEvidence evidence, Context context) {
        List<String> asked = n.terms().form().stream()
                .flatMap(form -> FormRule.beforeSignature(form).stream())
                .filter(FormRule::asksForRecord)
                .map(Refusal::rule)
                .toList();
        if (!asked.contains(evidence.rule())) {
            return refuse(NOTHING_TO_RECORD, "evidence.rule", evidence.rule(), "");
        }
        if (evidence.on().filter(context.today()::isBefore).isPresent()) {
            return refuse(RECORDED_AHEAD, "evidence.on", evidence.on(), Wording.UNTIL.of(context.today()));
        }
        if (evidence.rule().equals(FormRule.PUBLIC_BENEFIT_NOT_CHECKED.rule())
                && side(n.terms(), context).orElseThrow() == Side.GROUP) {
            return refuse(OFFICER_RECORDS_IT);
        }
        return n.evidence().contains(evidence) ? repeated() : accept(new RuleEvidenceRecorded(n.id(), evidence));
    }

    /** Of several parties that somebody speaks for, the next; the same hash is the same words for all (K-AG-2). */
    private static Decision<AgreementEvent> confirm(Negotiation n, ConfirmVersion c, Context context) {
        Version latest = n.version();
        if (c.version() != latest.number() || !c.hash().equals(latest.hash())) {
            return refuse(ANOTHER_VERSION, "version", c.version(), latest.number());
        }
        return context.fact(Standings.class).spokenForBy(context.actor(), n.terms()).stream()
                .filter(party -> !n.writing().confirmed().contains(party))
                .findFirst()
                .map(party -> Decision.<AgreementEvent>accept(
                        new AgreementConfirmed(n.id(), party, latest.number(), latest.hash())))
                .orElseGet(Decision::repeated);
    }

    private static Decision<AgreementEvent> sign(Negotiation n, Context context) {
        if (n.terms().instrument() == Instrument.DECISION_LETTER) {
            return refuse(A_LETTER_IS_ISSUED);
        }
        return unmet(n, context)
                .or(() -> priceMissing(n, context))
                .or(() -> notRegistered(n.terms(), context))
                .or(() -> unconfirmed(n))
                .orElseGet(() -> accept(new AgreementSigned(
                        n.id(),
                        n.proposal(),
                        n.terms(),
                        n.version().number(),
                        n.version().hash(),
                        n.pricing().agreed().map(price -> price.with(Optional.empty())),
                        evidence(n, context.fact(PlannedEvaluations.Known.class)).stream()
                                .map(RuleEvidence::forEverybody)
                                .toList(),
                        context.today())));
    }

    /** The first key point of its form that is not kept. */
    private static Optional<Decision<AgreementEvent>> unmet(Negotiation n, Context context) {
        Optional<CollaborationForm> form = n.terms().form();
        if (form.isEmpty()) {
            return Optional.empty();
        }
        FormCase given = formCase(
                n,
                context.fact(WorkedTogether.class),
                context.fact(PlannedEvaluations.Known.class),
                context.rules(),
                context.today());
        return FormRule.beforeSignature(form.get()).stream()
                .filter(rule -> context.applies(rule) && !rule.isMetBy(given))
                .findFirst()
                .map(Decision::refuse);
    }

    /** What the key points of its form are held against. */
    static FormCase formCase(
            Negotiation n,
            WorkedTogether before,
            PlannedEvaluations.Known evaluations,
            RulesInUse rules,
            LocalDate today) {
        return new FormCase(
                Optional.of(n.terms().text()),
                n.terms().parties().stream().map(AgreementParty::side).collect(Collectors.toUnmodifiableSet()),
                n.writing().writers(),
                evidence(n, evaluations),
                rules.figure(FormConcern.ONE_SIDED.rule()),
                goingOn(before.with(n.id(), n.terms(), today), n.continuing().review(), rules),
                Optional.empty());
    }

    /** What was recorded; that an evaluation is planned (R-IT-2) is known where evaluation tells it, whatever was recorded. */
    private static List<RuleEvidence> evidence(Negotiation n, PlannedEvaluations.Known evaluations) {
        String rule = FormRule.EVALUATION_NOT_PLANNED.rule();
        return isCommission(n.terms()) && evaluations.since().isPresent()
                ? Stream.concat(
                                n.evidence().stream().filter(one -> !one.rule().equals(rule)),
                                Stream.of(new RuleEvidence(
                                        rule, true, evaluations.since(), Optional.empty(), Optional.empty())))
                        .toList()
                : n.evidence();
    }

    /** Not longer than so many years, or reviewed for as many as it is (R-IT-4, K-IT-4). */
    static GoingOn goingOn(Optional<Continuation> row, Optional<Negotiation.Review> review, RulesInUse rules) {
        boolean allowed = row.filter(years -> isTooLong(years, rules.figure(FormConcern.GOING_ON.rule())))
                .filter(years -> review.filter(made -> made.outcome() == ReviewOutcome.CONTINUE
                                && made.continuation().consecutiveYears() >= years.consecutiveYears())
                        .isEmpty())
                .isEmpty();
        return new GoingOn(row, allowed);
    }

    /** R-IT-4 is of commissions only. */
    static boolean isTooLong(Continuation row, int years) {
        return row.form() == CollaborationForm.COMMISSION && row.consecutiveYears() > years;
    }

    private static Optional<Decision<AgreementEvent>> priceMissing(Negotiation n, Context context) {
        return isCommission(n.terms()) && n.pricing().agreed().isEmpty() && context.applies(PRICE_NOT_AGREED)
                ? Optional.of(refuse(PRICE_NOT_AGREED))
                : Optional.empty();
    }

    private static Optional<Decision<AgreementEvent>> notRegistered(AgreementTerms terms, Context context) {
        Standings standings = context.fact(Standings.class);
        return standings
                .unregistered(terms.groups(), context.today())
                .filter(_ -> context.applies(PARTY_NOT_REGISTERED))
                .flatMap(group -> refused(
                        PARTY_NOT_REGISTERED,
                        "parties",
                        Wording.PAIR.of(group, standings.standing(group, context.today())),
                        Wording.REGISTERED_GROUP.of()));
    }

    private static Optional<Decision<AgreementEvent>> unconfirmed(Negotiation n) {
        return n.writing().isConfirmedByAll()
                ? Optional.empty()
                : refused(
                        NOT_CONFIRMED_BY_ALL,
                        "confirmed",
                        n.writing().confirmed().size(),
                        n.terms().parties().size());
    }

    private static Decision<AgreementEvent> issue(Negotiation n, IssueDecisionLetter c, Context context) {
        if (n.terms().instrument() != Instrument.DECISION_LETTER) {
            return refuse(NOT_A_LETTER, "instrument", n.terms().instrument(), Instrument.DECISION_LETTER);
        }
        return unmet(n, context)
                .or(() -> notRegistered(n.terms(), context))
                .orElseGet(() -> accept(new DecisionLetterIssued(
                        n.id(), n.proposal(), n.terms().form().orElseThrow(), n.terms(), c.document())));
    }

    private static Decision<AgreementEvent> unchecked() {
        return refuse(NOT_CHECKED_FOR_PERSONAL_DATA, "withoutPersonalData", false, true);
    }

    /** What holds for signing holds for what takes its place. */
    private static Decision<AgreementEvent> amend(Published p, AmendAgreement c, Context context) {
        Negotiation n = p.negotiation();
        if (n.version().equals(p.holds())) {
            return refuse(NOTHING_REVISED);
        }
        if (!c.withoutPersonalData()) {
            return unchecked();
        }
        return unmet(n, context)
                .or(() -> notRegistered(n.terms(), context))
                .or(() -> unconfirmed(n))
                .orElseGet(() -> accept(new AgreementAmended(
                        n.id(),
                        n.proposal(),
                        n.terms(),
                        n.version().number(),
                        n.version().hash())));
    }

    private static Decision<AgreementEvent> review(Negotiation n, CompleteContinuationReview c, Context context) {
        return n.continuing()
                .required()
                .map(required -> ReasonGiven.<AgreementEvent>needed(
                        c.reason(),
                        context.fact(AgreementSettings.class).minReason(),
                        reason -> accept(
                                new ContinuationReviewCompleted(n.id(), required, c.outcome(), c.openCall(), reason))))
                .orElseGet(() -> refuse(NO_REVIEW_REQUIRED));
    }

    static Optional<Decision<AgreementEvent>> refused(Refusal refusal, String field, Object given, Object expected) {
        return Optional.of(refuse(refusal, field, given, expected));
    }
}
