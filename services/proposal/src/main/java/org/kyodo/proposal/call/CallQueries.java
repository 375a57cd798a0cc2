package org.kyodo.proposal.call;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.department.Departments;
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
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Reason;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What calls show to whom: a draft to staff only, anything published to everyone. */
@Component
class CallQueries {
    private final Aggregate<CallCommand, Call, CallEvent> calls;
    private final Departments departments;
    private final History history;

    CallQueries(Aggregate<CallCommand, Call, CallEvent> calls, Departments departments, History history) {
        this.calls = calls;
        this.departments = departments;
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

    /**
     * What narrows a list.
     *
     * @param department that owns it, or owned it before a reorganisation
     * @param form that it may lead to
     * @param groupType of groups that may propose
     * @param residents whether residents may propose
     * @param openOn a day on which proposals are taken, or were, or will be
     */
    record Filter(
            Optional<CallKind> kind,
            Optional<String> stage,
            Optional<DepartmentCode> department,
            Optional<FiscalYear> fiscalYear,
            Optional<CollaborationForm> form,
            Optional<GroupType> groupType,
            Optional<Boolean> residents,
            Optional<LocalDate> openOn) {
        private Criteria among(MunicipalityCode municipality, Departments departments, boolean drafts) {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(CallEvent.class, stage));
            wanted.add(where("stage.type").nin(drafts ? List.of("Withdrawn") : List.of("Withdrawn", "Drafted")));
            kind.ifPresent(code -> wanted.add(where("stage.terms.plan.kind").is(code.name())));
            department.ifPresent(
                    code -> wanted.add(departments.inChargeOf("stage.terms.department", code, municipality)));
            fiscalYear.ifPresent(
                    year -> wanted.add(where("stage.terms.plan.fiscalYear").is((long) year.year())));
            form.ifPresent(code -> wanted.add(where("stage.terms.plan.forms").is(code.name())));
            groupType.ifPresent(code ->
                    wanted.add(where("stage.terms.plan.eligibility.groupTypes").is(code.name())));
            residents.ifPresent(may ->
                    wanted.add(where("stage.terms.plan.eligibility.residents").is(may)));
            openOn.ifPresent(day -> {
                wanted.add(where("stage.terms.plan.window.opensAt").lte(kept(day.atTime(23, 59, 59)) + "Z"));
                wanted.add(where("stage.terms.plan.window.closesAt").gte(kept(day.atStartOfDay())));
            });
            return new Criteria().andOperator(wanted);
        }

        /** As an instant stands in a document, up to its second: "." of a fraction comes before "Z". */
        private static String kept(LocalDateTime time) {
            String instant = time.atZone(FiscalYear.JST).toInstant().toString();
            return instant.substring(0, instant.length() - 1);
        }
    }

    ResponseEntity<Representation<CallView>> find(CallId id, Caller caller) {
        return Answers.found(calls, id.toString(), caller, call -> shown(call, seesDrafts(caller)));
    }

    Page<Representation<CallView>> list(Filter filter, PageQuery query, Caller caller) {
        boolean drafts = seesDrafts(caller);
        return Answers.listed(
                calls,
                caller,
                filter.among(caller.municipality(), departments, drafts),
                query,
                call -> shown(call, drafts));
    }

    Page<Representation<CallView>> listForEveryone(MunicipalityCode municipality, Filter filter, PageQuery query) {
        return Answers.listedForEveryone(
                calls, municipality, filter.among(municipality, departments, false), query, call -> shown(call, false));
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
