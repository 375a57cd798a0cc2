package org.kyodo.proposal.call;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.ScreeningDay;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Reason;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What calls show to whom: a draft to staff only, anything published to everyone. */
@Component
class CallQueries {
    private final Aggregate<CallCommand, Call, CallEvent> calls;
    private final History history;

    CallQueries(Aggregate<CallCommand, Call, CallEvent> calls, History history) {
        this.calls = calls;
        this.history = history;
    }

    /**
     * @param screening when its proposals are examined
     * @param outcome what became of them, once it is decided
     * @param cancelled why it was cancelled
     * @param panel who scores its proposals; for staff and auditors only
     */
    record CallView(
            CallTerms terms,
            Optional<ScreeningDay> screening,
            Optional<CallOutcome> outcome,
            Optional<Reason> cancelled,
            Optional<List<AccountRef>> panel) {}

    ResponseEntity<Representation<CallView>> find(CallId id, Caller caller) {
        return Answers.found(calls, id.toString(), caller, call -> shown(call, seesDrafts(caller)));
    }

    Page<Representation<CallView>> list(
            Optional<CallKind> kind, Optional<String> stage, PageQuery query, Caller caller) {
        return Answers.listed(
                calls, caller, filter(kind, stage, seesDrafts(caller)), query, call -> shown(call, seesDrafts(caller)));
    }

    Page<Representation<CallView>> listForEveryone(
            MunicipalityCode municipality, Optional<CallKind> kind, Optional<String> stage, PageQuery query) {
        return Answers.listedForEveryone(
                calls, municipality, filter(kind, stage, false), query, call -> shown(call, false));
    }

    /** A call has no parties: it is the town hall's, and everybody's once it is published. */
    Page<History.Line> history(CallId id, PageQuery query, Caller caller) {
        return history.of(calls, id.toString(), query, caller, call -> false);
    }

    Page<History.Line> historyForEveryone(CallId id, MunicipalityCode municipality, PageQuery query) {
        return history.forEverybody(calls, id.toString(), query, municipality, call -> call instanceof Call.Announced);
    }

    private static boolean seesDrafts(Caller caller) {
        return CallRules.seesDrafts(caller.actor());
    }

    private static Criteria filter(Optional<CallKind> kind, Optional<String> stage, boolean drafts) {
        return new Criteria()
                .andOperator(
                        kind.map(wanted ->
                                        Criteria.where("stage.terms.plan.kind").is(wanted.name()))
                                .orElseGet(Criteria::new),
                        Answers.inStage(CallEvent.class, stage),
                        Criteria.where("stage.type")
                                .nin(drafts ? List.of("Withdrawn") : List.of("Withdrawn", "Drafted")));
    }

    private static Optional<CallView> shown(Call call, boolean drafts) {
        return call instanceof Call.Known known
                ? Optional.of(new CallView(
                        known.terms(),
                        screening(known),
                        known instanceof Call.Decided decided ? Optional.of(decided.outcome()) : Optional.empty(),
                        known instanceof Call.Cancelled cancelled ? Optional.of(cancelled.reason()) : Optional.empty(),
                        drafts ? Optional.of(known.panel()) : Optional.empty()))
                : Optional.empty();
    }

    private static Optional<ScreeningDay> screening(Call.Known call) {
        return switch (call) {
            case Call.Screening examined -> Optional.of(examined.screening());
            case Call.Decided decided -> decided.screening();
            case Call.Drafted _, Call.Published _, Call.Open _, Call.Closed _, Call.Cancelled _ -> Optional.empty();
        };
    }
}
