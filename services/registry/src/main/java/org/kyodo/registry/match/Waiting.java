package org.kyodo.registry.match;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.registry.match.MatchRequest.Accepted;
import org.kyodo.registry.match.MatchRequest.Proposed;
import org.kyodo.registry.match.MatchRequestCommand.LoseTalent;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The requests that wait for a talent. */
@Component
class Waiting {
    private final Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests;
    private final MongoOperations mongo;

    Waiting(Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests, MongoOperations mongo) {
        this.matchRequests = matchRequests;
        this.mongo = mongo;
    }

    /** They wait for another one from then on. */
    List<Instruction<?>> without(TalentId talent, MunicipalityCode municipality) {
        Query query = new Query(where("municipality")
                .is(municipality.code())
                .and(MatchRequestConfiguration.TALENT)
                .is(talent.toString())
                .and("stage.type")
                .in(Proposed.class.getSimpleName(), Accepted.class.getSimpleName()));
        query.fields().include("_id");
        return mongo.find(query, Document.class, MatchRequestConfiguration.COLLECTION).stream()
                .<Instruction<?>>map(
                        document -> new Instruction<>(matchRequests, document.getString("_id"), new LoseTalent(talent)))
                .toList();
    }
}
