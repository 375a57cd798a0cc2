package org.kyodo.proposal.proposal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.contracts.proposal.CallOutcome;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.call.CallEntries;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The proposals to a call, as those who keep calls ask for them; they are counted, not read, for there may be hundreds. */
@Component
class ProposalsOfCalls implements CallEntries {
    private static final String STAGE = "stage.type";

    private final MongoCollection<Document> proposals;

    ProposalsOfCalls(MongoOperations mongo, Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals) {
        this.proposals = mongo.getCollection(proposals.collection());
    }

    @Override
    public Settled of(CallId call, MunicipalityCode municipality) {
        Map<String, Integer> stages = stages(call, municipality);
        return new Settled(Optional.of(new CallOutcome(
                        stages.values().stream().mapToInt(Integer::intValue).sum(),
                        stages.getOrDefault(Proposal.Adopted.class.getSimpleName(), 0),
                        stages.getOrDefault(Proposal.Rejected.class.getSimpleName(), 0)))
                .filter(_ -> SubmissionRules.OVER.containsAll(stages.keySet())));
    }

    /** Those of a call that lapse with it: not decided, and not with the city, which owes an answer to those (R-CP-4). */
    List<String> lapsingWith(CallId call, MunicipalityCode municipality) {
        return proposals
                .find(and(
                        to(call, municipality),
                        nin(STAGE, SubmissionRules.OVER),
                        ne(STAGE, Proposal.WithCity.class.getSimpleName())))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** How many are in each stage. */
    private Map<String, Integer> stages(CallId call, MunicipalityCode municipality) {
        Map<String, Integer> found = new HashMap<>();
        proposals
                .aggregate(List.of(
                        Aggregates.match(to(call, municipality)),
                        Aggregates.group("$" + STAGE, Accumulators.sum("count", 1))))
                .forEach(stage -> found.put(
                        stage.getString("_id"), stage.get("count", Number.class).intValue()));
        return found;
    }

    private static Bson to(CallId call, MunicipalityCode municipality) {
        return and(eq("municipality", municipality.code()), eq("stage.submission.entry.call", call.toString()));
    }
}
