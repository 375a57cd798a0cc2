package org.kyodo.proposal.table;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.table.RoundTable.Known;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of round tables: the same for everybody, but why one was called off. */
@Component
class RoundTableQueries {
    private static final String BEGINS = "stage.terms.plan.slot.opensAt";

    private final Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> tables;
    private final Presets presets;
    private final Departments departments;
    private final History history;

    RoundTableQueries(
            Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> tables,
            Presets presets,
            Departments departments,
            History history) {
        this.tables = tables;
        this.presets = presets;
        this.departments = departments;
        this.history = history;
    }

    /**
     * What narrows a list.
     *
     * @param subject the id of a matter that it is about
     * @param from the first day on which it may begin
     * @param until the last
     */
    record Filter(
            Optional<RoundTableKind> kind,
            Optional<UUID> subject,
            Optional<DepartmentCode> department,
            Optional<String> stage,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        private Criteria among(MunicipalityCode municipality, Departments departments) {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(RoundTableEvent.class, stage));
            kind.ifPresent(code -> wanted.add(where("stage.terms.plan.kind").is(code.name())));
            subject.ifPresent(id -> wanted.add(where(RoundTables.SUBJECT).is(id.toString())));
            department.ifPresent(
                    code -> wanted.add(departments.inChargeOf("stage.terms.department", code, municipality)));
            from.ifPresent(day -> wanted.add(where(BEGINS).gte(kept(day.atStartOfDay()))));
            until.ifPresent(day -> wanted.add(where(BEGINS).lte(kept(day.atTime(23, 59, 59)) + "Z")));
            return new Criteria().andOperator(wanted);
        }

        /** As an instant stands in a document, up to its second: "." of a fraction comes before "Z". */
        private static String kept(LocalDateTime time) {
            String instant = time.atZone(FiscalYear.JST).toInstant().toString();
            return instant.substring(0, instant.length() - 1);
        }
    }

    ResponseEntity<Representation<RoundTableView>> find(RoundTableId id, Caller caller) {
        return Answers.found(tables, id.toString(), caller, RoundTableView::of);
    }

    Page<Representation<RoundTableView>> list(Filter filter, PageQuery query, Caller caller) {
        return Answers.listed(
                tables, caller, filter.among(caller.municipality(), departments), query, RoundTableView::of);
    }

    /** Whole for those who run it: the town hall, and every support centre. */
    Page<History.Line> history(RoundTableId id, PageQuery query, Caller caller) {
        return history.of(
                tables, id.toString(), query, caller, _ -> caller.actor().is(Role.DESK));
    }

    RoundTableView.ForEveryone findForEveryone(RoundTableId id, MunicipalityCode municipality) {
        return tables.find(id.toString(), presets.of(municipality).code())
                .flatMap(stored -> RoundTableView.forEveryone(stored.stage()))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("round-table", id.toString(), false)));
    }

    Page<Representation<RoundTableView.ForEveryone>> listForEveryone(
            MunicipalityCode municipality, Filter filter, PageQuery query) {
        return Answers.listedForEveryone(
                tables,
                presets.of(municipality).code(),
                filter.among(municipality, departments),
                query,
                RoundTableView::forEveryone);
    }

    Page<History.Line> historyForEveryone(RoundTableId id, PageQuery query, MunicipalityCode municipality) {
        return history.forEverybody(
                tables, id.toString(), query, presets.of(municipality).code(), table -> table instanceof Known);
    }
}
