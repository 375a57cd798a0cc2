package org.kyodo.registry.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** What a kind of record holds sealed of people with an account, and erases together with all else that is held of them. */
public interface HeldOfAccounts {
    /** What of it has not ended and needs what is held, a few to name: {@code consultation/<id>}. */
    default List<String> open(AccountRef account, MunicipalityCode municipality) {
        return List.of();
    }

    /** The first day on which all of it may be erased, where the rules on records 文書管理規程 keep any. */
    default Optional<LocalDate> keptUntil(AccountRef account, MunicipalityCode municipality) {
        return Optional.empty();
    }

    /** What erases that of it which is not open and was begun before. */
    default List<Instruction<?>> erasing(AccountErasure erasure) {
        return List.of();
    }

    /** Whose keys are destroyed, where no event may tell what was the account's. @param until given no later than this */
    default Set<PersonRef> persons(AccountRef account, MunicipalityCode municipality, Instant until) {
        return Set.of();
    }

    /** Nothing sealed: only what is still open and is why they must be reached. @param open of an account */
    static HeldOfAccounts open(
            MongoOperations mongo, String collection, String aggregate, Function<AccountRef, Criteria> open) {
        return new HeldOfAccounts() {
            @Override
            public List<String> open(AccountRef account, MunicipalityCode municipality) {
                return ids(mongo, collection, municipality, open.apply(account)).stream()
                        .map(id -> aggregate + "/" + id)
                        .toList();
            }
        };
    }

    /** Gives a command to each of these. */
    static <C> List<Instruction<?>> toEach(Stream<String> ids, Aggregate<C, ?, ?> aggregate, C command) {
        return ids.<Instruction<?>>map(id -> new Instruction<>(aggregate, id, command))
                .toList();
    }

    /** The ids of the records in a collection that are somebody's. @param whose such as {@code where("stage.account").is(account)} */
    static List<String> ids(MongoOperations mongo, String collection, MunicipalityCode municipality, Criteria whose) {
        Query query = new Query(
                new Criteria().andOperator(Criteria.where("municipality").is(municipality.code()), whose));
        query.fields().include("_id");
        return mongo.find(query, Document.class, collection).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }
}
