package org.kyodo.proposal.agreement;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.proposal.agreement.Agreement.Known;
import org.kyodo.proposal.form.FormAdvice;
import org.kyodo.proposal.form.FormAdviser;
import org.kyodo.proposal.form.FormChoice;
import org.kyodo.proposal.group.Groups;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of agreements. */
@Component
class AgreementQueries {
    /** The stages that everybody sees. */
    private static final List<String> PUBLIC = List.of("Signed", "Published", "Terminated", "Expired");

    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;
    private final AgreementFacts facts;
    private final Groups groups;
    private final FormAdviser adviser;
    private final FormCases formCases;
    private final History history;

    AgreementQueries(
            Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements,
            AgreementFacts facts,
            Groups groups,
            FormAdviser adviser,
            FormCases formCases,
            History history) {
        this.agreements = agreements;
        this.facts = facts;
        this.groups = groups;
        this.adviser = adviser;
        this.formCases = formCases;
        this.history = history;
    }

    /** What narrows a list. */
    record Filter(
            Optional<ProposalId> proposal,
            Optional<CollaborationForm> form,
            Optional<GroupId> group,
            Optional<Boolean> standing,
            Optional<String> stage) {
        private List<Criteria> criteria() {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(AgreementEvent.class, stage));
            proposal.ifPresent(
                    id -> wanted.add(where(AgreementConfiguration.PROPOSAL).is(id.toString())));
            form.ifPresent(code -> wanted.add(where(AgreementConfiguration.FORM).is(code.name())));
            group.ifPresent(id -> wanted.add(where(AgreementConfiguration.GROUP).is(id.toString())));
            standing.ifPresent(
                    yes -> wanted.add(where(AgreementConfiguration.STANDING).is(yes)));
            return wanted;
        }
    }

    ResponseEntity<Representation<AgreementView>> find(AgreementId id, Caller caller) {
        return Answers.found(
                agreements,
                id.toString(),
                caller,
                agreement -> AgreementView.of(agreement, seesWhole(agreement, caller)));
    }

    /** All for the town hall; for others what they are a party to, and what is signed. */
    Page<Representation<AgreementView>> list(Filter filter, PageQuery query, Caller caller) {
        List<Criteria> wanted = filter.criteria();
        Actor actor = caller.actor();
        if (!AgreementRules.seesAll(actor)) {
            wanted.add(new Criteria()
                    .orOperator(
                            where("stage.type").in(PUBLIC),
                            where(AgreementConfiguration.GROUP)
                                    .in(groups.actedForBy(actor, caller.municipality()).stream()
                                            .map(GroupId::toString)
                                            .toList()),
                            where(AgreementConfiguration.ACCOUNT)
                                    .is(actor.account().value())));
        }
        return Answers.listed(
                agreements,
                caller,
                new Criteria().andOperator(wanted),
                query,
                agreement -> AgreementView.of(agreement, seesWhole(agreement, caller)));
    }

    Page<Representation<AgreementView>> listForEveryone(MunicipalityCode municipality, Filter filter, PageQuery query) {
        List<Criteria> wanted = filter.criteria();
        wanted.add(where("stage.type").in(PUBLIC));
        return Answers.listedForEveryone(
                agreements,
                municipality,
                new Criteria().andOperator(wanted),
                query,
                agreement -> AgreementView.of(agreement, false));
    }

    Page<History.Line> history(AgreementId id, PageQuery query, Caller caller) {
        return history.of(agreements, id.toString(), query, caller, agreement -> seesWhole(agreement, caller));
    }

    Page<History.Line> historyForEveryone(AgreementId id, MunicipalityCode municipality, PageQuery query) {
        return history.forEverybody(
                agreements, id.toString(), query, municipality, agreement -> PUBLIC.contains(agreement.stageName()));
    }

    /** What its form asks for and what of it is there; for its parties and the town hall. */
    FormAdvice advice(AgreementId id, FormAdviser.Reader reader, Caller caller) {
        Agreement agreement = Answers.seen(agreements, id.toString(), caller).stage();
        if (agreement instanceof Known known && seesWhole(agreement, caller)) {
            return known.negotiation()
                    .terms()
                    .form()
                    .map(form -> adviser.of(form, formCases.of(known, caller.municipality()), FormChoice.MADE, reader))
                    .orElseThrow(() -> nothing(id));
        }
        throw nothing(id);
    }

    private Declined nothing(AgreementId id) {
        return new Declined(new Outcome.NotFound(agreements.type().name(), id.toString(), true));
    }

    private boolean seesWhole(Agreement agreement, Caller caller) {
        return AgreementRules.seesAll(caller.actor())
                || agreement instanceof Known known
                        && !facts.standings(known.negotiation().terms().groups(), caller.municipality())
                                .spokenForBy(caller.actor(), known.negotiation().terms())
                                .isEmpty();
    }
}
