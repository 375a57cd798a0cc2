package org.kyodo.registry.match;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.registry.TalentEvent.TalentBacked;
import org.kyodo.contracts.registry.TalentEvent.TalentDeclined;
import org.kyodo.contracts.registry.TalentEvent.TalentErased;
import org.kyodo.contracts.registry.TalentEvent.TalentHidden;
import org.kyodo.contracts.registry.TalentEvent.TalentOffered;
import org.kyodo.contracts.registry.TalentEvent.TalentPublished;
import org.kyodo.contracts.registry.TalentEvent.TalentRegistered;
import org.kyodo.contracts.registry.TalentEvent.TalentRetired;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.registry.match.MatchRequest.Accepted;
import org.kyodo.registry.match.MatchRequest.Proposed;
import org.kyodo.registry.match.MatchRequestCommand.LoseTalent;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Whatever waits for a talent that retires waits for another one from then on. */
@Component
class TalentReactions implements Reactions<TalentEvent> {
    private final Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests;
    private final MongoOperations mongo;

    TalentReactions(
            Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests, MongoOperations mongo) {
        this.matchRequests = matchRequests;
        this.mongo = mongo;
    }

    @Override
    public Class<TalentEvent> events() {
        return TalentEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<TalentEvent> happened) {
        return switch (happened.event()) {
            case TalentRetired e -> waitingFor(e.talentId(), happened.envelope().municipality());
            case TalentOffered _,
                    TalentBacked _,
                    TalentRegistered _,
                    TalentDeclined _,
                    TalentPublished _,
                    TalentHidden _,
                    TalentErased _ -> List.of();
        };
    }

    private List<Instruction<?>> waitingFor(TalentId talent, MunicipalityCode municipality) {
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
