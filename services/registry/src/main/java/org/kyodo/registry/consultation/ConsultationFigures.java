package org.kyodo.registry.consultation;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;

/** Counts 相談の集計: how many, about what, how long they waited, and what came of them. They name nobody. */
final class ConsultationFigures {
    private static final String ENQUIRY = "$stage.matter.enquiry.";

    private final MongoCollection<Document> consultations;

    ConsultationFigures(MongoOperations mongo) {
        this.consultations = mongo.getCollection(ConsultationConfiguration.COLLECTION);
    }

    /**
     * @param byStage and so on: how many, by the code
     * @param byFacility whose desk is in charge
     * @param ledTo what came of them, by its kind; one may lead to several
     */
    record Figures(
            long total,
            Map<String, Long> byStage,
            Map<String, Long> byTopic,
            Map<String, Long> byAskerType,
            Map<String, Long> byFacility,
            Map<String, Long> byOutcome,
            Map<String, Long> ledTo,
            Waiting waiting) {}

    /** From asking to advice, in minutes. @param advised how many were advised; without any, the rest is left out */
    record Waiting(long advised, Optional<Long> mean, Optional<Long> median, Optional<Long> longest) {}

    Figures of(MunicipalityCode municipality, Optional<FiscalYear> year) {
        Document these = new Document("municipality", municipality.code());
        year.ifPresent(wanted -> these.append("stage.matter.enquiry.fiscalYear", (long) wanted.year()));
        Map<String, Long> byStage = counts(these, "$stage.type", false);
        return new Figures(
                byStage.values().stream().mapToLong(Long::longValue).sum(),
                byStage,
                counts(these, ENQUIRY + "topic", false),
                counts(these, ENQUIRY + "askerType", false),
                counts(these, "$stage.charge.facility", false),
                counts(these, "$stage.outcome", false),
                counts(these, "$stage.matter.links", true),
                waiting(counted(these, "$stage.advice.waitedMinutes", Optional.empty())));
    }

    private Map<String, Long> counts(Document these, String field, boolean unwound) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counted(these, unwound ? field + ".kind" : field, unwound ? Optional.of(field) : Optional.empty())
                .forEach(line -> counts.put(line.get("_id").toString(), number(line, "count")));
        return counts;
    }

    /** Lines of value and count, by the value; what has no value is left out. */
    private List<Document> counted(Document these, String field, Optional<String> list) {
        List<Document> pipeline = new ArrayList<>();
        pipeline.add(new Document("$match", these));
        list.ifPresent(name -> pipeline.add(new Document("$unwind", name)));
        pipeline.add(new Document("$group", new Document("_id", field).append("count", new Document("$sum", 1))));
        pipeline.add(new Document("$match", new Document("_id", new Document("$ne", null))));
        pipeline.add(new Document("$sort", new Document("_id", 1)));
        return consultations.aggregate(pipeline).into(new ArrayList<>());
    }

    private static Waiting waiting(List<Document> lines) {
        long advised = 0;
        long all = 0;
        for (Document line : lines) {
            advised += number(line, "count");
            all += number(line, "count") * number(line, "_id");
        }
        return advised == 0
                ? new Waiting(0, Optional.empty(), Optional.empty(), Optional.empty())
                : new Waiting(
                        advised,
                        Optional.of(Math.round((double) all / advised)),
                        Optional.of(median(lines, advised)),
                        Optional.of(number(lines.getLast(), "_id")));
    }

    /** The lower one of two in the middle. */
    private static long median(List<Document> lines, long advised) {
        long before = 0;
        for (Document line : lines) {
            before += number(line, "count");
            if (2 * before >= advised) {
                return number(line, "_id");
            }
        }
        return number(lines.getLast(), "_id");
    }

    private static long number(Document line, String field) {
        return line.get(field, Number.class).longValue();
    }
}
