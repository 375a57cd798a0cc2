package org.kyodo.proposal.project;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.Overflow;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.proposal.Supporter;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProjectId;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.proposal.project.Pledges.Said;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The pledges that initiatives have given up, so that one which thousands help costs no more per commit than one of a few.
 *
 * <p>A word is written here before its initiative leaves it out, and what an initiative still has counts before what is here. So
 * whoever reads the initiative first and then this finds the last word of everybody. A later word is never overwritten by an
 * earlier one, however late a replica writes.
 */
final class EarlierPledges implements Indexed {
    private static final String COLLECTION = "pledges";
    private static final String CHANGE = "said.change";
    private static final Documents<Said> DOCUMENTS = new Documents<>(Said.class);

    private final MongoCollection<Document> pledges;
    private final int most;

    /** @param most an initiative keeps itself; above it, it gives up the older half */
    EarlierPledges(MongoOperations mongo, int most) {
        this.pledges = mongo.getCollection(COLLECTION);
        this.most = most;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(COLLECTION, "municipality", "project", CHANGE));
    }

    /** The word that was given up. */
    Optional<Said> find(ProjectId project, Supporter supporter, SupportKind kind, MunicipalityCode municipality) {
        return Optional.ofNullable(pledges.find(
                                and(eq("_id", id(project, supporter, kind)), eq("municipality", municipality.code())))
                        .first())
                .map(EarlierPledges::said);
    }

    /** A page of what is pledged and not withdrawn, in the order in which it was. @param kept by the initiative itself, read before */
    Page<Said> page(ProjectId project, Pledges kept, MunicipalityCode municipality, PageQuery query) {
        long after = query.after().map(Long::parseLong).orElse(0L);
        Bson later = and(
                eq("municipality", municipality.code()),
                eq("project", project.toString()),
                eq("said.withdrawn", false),
                gt(CHANGE, after));
        // Of each that the initiative still has, what lies here is an earlier word, and is left out.
        List<Said> earlier = pledges.find(later)
                .sort(Sorts.ascending(CHANGE))
                .limit(query.limit() + 1 + kept.recent().size())
                .map(EarlierPledges::said)
                .into(new ArrayList<>());
        List<Said> all = Stream.concat(
                        earlier.stream().filter(said -> kept.find(
                                        said.pledge().supporter(), said.pledge().kind())
                                .isEmpty()),
                        kept.recent().stream().filter(said -> said.change() > after))
                .filter(said -> !said.withdrawn())
                .sorted(Comparator.comparingLong(Said::change))
                .limit(query.limit() + 1L)
                .toList();
        return query.page(all, said -> Long.toString(said.change()), kept::inForce);
    }

    /** What is left to the initiative of those it has. @param before as it was committed last */
    Pledges spilled(ProjectId project, Pledges before, Pledges after, MunicipalityCode municipality) {
        List<Said> old = Overflow.of(before.recent(), after.recent(), most);
        keep(project, municipality, old);
        return after.without(old);
    }

    /** Where the same word is here, or a later one, that stays. */
    private void keep(ProjectId project, MunicipalityCode municipality, List<Said> old) {
        List<UpdateOneModel<Document>> writes = old.stream()
                .map(said -> new UpdateOneModel<Document>(
                        and(
                                eq(
                                        "_id",
                                        id(
                                                project,
                                                said.pledge().supporter(),
                                                said.pledge().kind())),
                                lt(CHANGE, said.change())),
                        new Document(
                                "$set",
                                new Document("municipality", municipality.code())
                                        .append("project", project.toString())
                                        .append("said", DOCUMENTS.write(said))),
                        new UpdateOptions().upsert(true)))
                .toList();
        ConditionalWrites.updateAll(pledges, writes);
    }

    private static String id(ProjectId project, Supporter supporter, SupportKind kind) {
        return project + "/" + supporter + "/" + kind;
    }

    private static Said said(Document document) {
        return DOCUMENTS.read(document.get("said", Document.class));
    }
}
