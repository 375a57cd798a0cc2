package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.list.Tabulated;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.proposal.proposal.Proposal.Accounted;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reasons as data 理由の件数: why proposals were not adopted, or not reflected as a whole, by code and without any text. */
@RestController
@RequestMapping("/api/v1/public/proposals/reasons")
class ReasonsController {
    private final MongoOperations mongo;
    private final String collection;

    ReasonsController(MongoOperations mongo, Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals) {
        this.mongo = mongo;
        this.collection = proposals.collection();
    }

    /** @param rejected 不採択 @param answered by the city that they are not reflected as a whole 反映結果 */
    record Reasons(Map<ReasonCode, Long> rejected, Map<ReasonCode, Long> answered) implements Tabulated<Counted> {
        @Override
        public List<Counted> lines() {
            return Stream.concat(Counted.of(Rejected.class, rejected), Counted.of(Accounted.class, answered))
                    .toList();
        }
    }

    /** A line of the table. @param stage of the proposals */
    record Counted(String stage, ReasonCode reason, long count) {
        private static Stream<Counted> of(Class<? extends Proposal> stage, Map<ReasonCode, Long> counts) {
            return counts.entrySet().stream()
                    .map(one -> new Counted(stage.getSimpleName(), one.getKey(), one.getValue()));
        }
    }

    /** Of proposals that were handed in in the year, of the field and for the area, where these are said. */
    @GetMapping
    Reasons reasons(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<FieldType> field,
            @RequestParam Optional<AreaCode> area,
            @RequestParam Optional<FiscalYear> fiscalYear) {
        Document bounds = new Document("municipality", municipality.code());
        field.ifPresent(type -> bounds.append("stage.submission.outline.fieldTypes", type.value()));
        area.ifPresent(code -> bounds.append("stage.submission.outline.areas", code.value()));
        fiscalYear.ifPresent(year -> bounds.append(
                "createdAt",
                new Document("$gte", begin(year.firstDay()))
                        .append("$lt", begin(year.lastDay().plusDays(1)))));
        return new Reasons(
                counted(bounds, Rejected.class, "stage.rejection.reason.code"),
                counted(bounds, Accounted.class, "stage.reflection.reason.code"));
    }

    private Map<ReasonCode, Long> counted(Document bounds, Class<? extends Proposal> stage, String code) {
        Map<ReasonCode, Long> counts = new EnumMap<>(ReasonCode.class);
        mongo.getCollection(collection)
                .aggregate(List.of(
                        new Document("$match", new Document(bounds).append("stage.type", stage.getSimpleName())),
                        new Document(
                                "$group", new Document("_id", "$" + code).append("count", new Document("$sum", 1)))))
                .forEach(line -> Optional.ofNullable(line.getString("_id"))
                        .ifPresent(known -> counts.put(
                                ReasonCode.valueOf(known),
                                line.get("count", Number.class).longValue())));
        return counts;
    }

    private static Date begin(LocalDate day) {
        return Date.from(day.atStartOfDay(FiscalYear.JST).toInstant());
    }
}
