package org.kyodo.registry.group;

import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Something of a group that others see to, who are told when the group is suspended or leaves the register. */
@FunctionalInterface
public interface MattersOfGroups {
    /** So many of each kind are named: whoever sees to them finds the rest. */
    int ENOUGH_TO_NAME = 10;

    /** What of it has not ended, a few to name, with those in charge. */
    List<MatterLeft> open(GroupId group, MunicipalityCode municipality);

    /**
     * Of an aggregate of this service.
     *
     * @param kind as it is named: {@code item}
     * @param ofGroup those that are the group's, such as {@code where("stage.loan.group").is(id)}
     * @param inCharge the field of its stage that names the departments in charge, or the bases, whose desks go by their codes
     * @param whileIn the stages in which it is open
     */
    static List<MatterLeft> kept(
            MongoOperations mongo,
            MunicipalityCode municipality,
            String collection,
            String kind,
            Criteria ofGroup,
            List<String> inCharge,
            Class<?>... whileIn) {
        Query query = new Query(ofGroup.and("municipality")
                        .is(municipality.code())
                        .and("stage.type")
                        .in(Stream.of(whileIn).map(Class::getSimpleName).toList()))
                .limit(ENOUGH_TO_NAME);
        query.fields().include(inCharge.toArray(String[]::new));
        return mongo.find(query, Document.class, collection).stream()
                .map(found -> new MatterLeft(
                        kind + "/" + found.getString("_id"),
                        inCharge.stream()
                                .flatMap(field -> text(found, List.of(field.split("\\."))))
                                .map(DepartmentCode::of)
                                .toList()))
                .toList();
    }

    private static Stream<String> text(Document found, List<String> path) {
        Document inner = path.size() == 1 ? found : found.getEmbedded(path.subList(0, path.size() - 1), Document.class);
        return inner == null ? Stream.empty() : Stream.ofNullable(inner.getString(path.getLast()));
    }
}
