package org.kyodo.proposal.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.proposal.RoundTablePlan;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.proposal.table.KnownRoundTable.Progress;
import org.kyodo.proposal.table.RoundTable.Cancelled;
import org.kyodo.proposal.table.RoundTable.Held;
import org.kyodo.proposal.table.RoundTable.Known;
import org.kyodo.proposal.table.RoundTable.Minuted;
import org.kyodo.proposal.table.RoundTable.Scheduled;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * What the other aggregates of this service may look up of round tables 協働ラウンドテーブル and public forums 公開の場. Each
 * look-up says what is committed now.
 */
public final class RoundTables {
    static final String SUBJECT = "stage.terms.plan.subjects.id";

    private final Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> tables;

    RoundTables(Aggregate<RoundTableCommand, RoundTable, RoundTableEvent> tables) {
        this.tables = tables;
    }

    /** The one with this id. */
    public Optional<KnownRoundTable> find(RoundTableId id, MunicipalityCode municipality) {
        return tables.find(id.toString(), municipality).flatMap(stored -> known(stored.stage()));
    }

    /** The latest one of this kind about the matter whose minutes are published; where there is none, that was held, or is scheduled. */
    public Optional<KnownRoundTable> about(Subject matter, RoundTableKind kind, MunicipalityCode municipality) {
        return allAbout(matter, municipality).stream()
                .filter(table -> table.kind() == kind && table.progress() != Progress.CANCELLED)
                .max(Comparator.comparing(KnownRoundTable::progress));
    }

    /** Those about the matter, the newest first, a hundred at most. */
    private List<KnownRoundTable> allAbout(Subject matter, MunicipalityCode municipality) {
        return tables
                .list(
                        municipality,
                        Criteria.where(SUBJECT).is(matter.id().toString()),
                        PageQuery.newest(PageQuery.MOST))
                .items()
                .stream()
                .flatMap(stored -> known(stored.stage()).stream())
                .filter(table -> table.isAbout(matter))
                .toList();
    }

    private static Optional<KnownRoundTable> known(RoundTable table) {
        return table instanceof Known known ? Optional.of(of(known)) : Optional.empty();
    }

    private static KnownRoundTable of(Known known) {
        RoundTablePlan plan = known.terms().plan();
        return new KnownRoundTable(
                known.id(),
                plan.kind(),
                plan.subjects(),
                switch (known) {
                    case Scheduled _ -> Progress.SCHEDULED;
                    case Held _ -> Progress.HELD;
                    case Minuted _ -> Progress.MINUTES_PUBLISHED;
                    case Cancelled _ -> Progress.CANCELLED;
                });
    }
}
