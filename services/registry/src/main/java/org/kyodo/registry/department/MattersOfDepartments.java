package org.kyodo.registry.department;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Something that a department may be in charge of, and must not be left without. */
@FunctionalInterface
public interface MattersOfDepartments {
    /** So many are named, which fit into a sentence: whoever sees to them finds the rest. */
    int ENOUGH_TO_NAME = 4;

    /** What of it is open, a few to name. @param departments one, and those that are part of it */
    List<String> open(Collection<DepartmentCode> departments, MunicipalityCode municipality);

    /**
     * Of an aggregate of this service.
     *
     * @param kind as it is named: {@code committee}
     * @param inCharge the field of its stage that names the department
     * @param whileIn the stages in which it is open
     */
    static MattersOfDepartments kept(
            MongoOperations mongo, String collection, String kind, String inCharge, Class<?>... whileIn) {
        List<String> stages = Stream.of(whileIn).map(Class::getSimpleName).toList();
        return (departments, municipality) -> {
            Query query = new Query(Criteria.where("municipality")
                            .is(municipality.code())
                            .and(inCharge)
                            .in(departments.stream().map(DepartmentCode::value).toList())
                            .and("stage.type")
                            .in(stages))
                    .limit(ENOUGH_TO_NAME);
            query.fields().include("_id");
            return mongo.find(query, Document.class, collection).stream()
                    .map(document -> kind + "/" + document.getString("_id"))
                    .toList();
        };
    }
}
