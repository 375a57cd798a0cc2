package org.kyodo.proposal.comment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.aggregate.Overflow;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.erasure.ErasedWithAccounts;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PublicCommentId;
import org.kyodo.proposal.comment.Opinions.Opinion;
import org.kyodo.proposal.comment.PublicComment.Known;
import org.kyodo.proposal.comment.PublicCommentCommand.SubmitOpinion;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Opinions 意見 as they are kept: sealed each with a key of its own, which is destroyed when all of them are forgotten or what is held of
 * its author is erased, and with a keyed hash in the place of whose they are. Those that stages have given up lie here, so that a comment of thousands costs no
 * more per commit than one of a few. One is written here before its stage leaves it out: whoever reads the stage first and then
 * this finds every one.
 */
final class OpinionStore implements Indexed, ErasedWithAccounts {
    /** A stage keeps at most this many itself; above it, it gives up the older half. */
    static final int MOST = 10;

    private static final String COLLECTION = "publicOpinions";
    private static final String NUMBER = "opinion.number";
    private static final String AUTHOR = "opinion.author";
    private static final Documents<Opinion> DOCUMENTS = new Documents<>(Opinion.class);
    private static final Documents<PublicComment> COMMENTS = new Documents<>(PublicComment.class);
    private static final List<String> WITH_OPINIONS = Stream.of(
                    PublicComment.Open.class,
                    PublicComment.Closed.class,
                    PublicComment.Answered.class,
                    PublicComment.Cancelled.class)
            .map(Class::getSimpleName)
            .toList();

    private final MongoCollection<Document> opinions;
    private final MongoCollection<Document> comments;
    private final SealingKeys keys;

    OpinionStore(MongoOperations mongo, SealingKeys keys) {
        this.opinions = mongo.getCollection(COLLECTION);
        this.comments = mongo.getCollection(PublicCommentConfiguration.COLLECTION);
        this.keys = keys;
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(COLLECTION, "municipality", "comment", NUMBER),
                Index.of(COLLECTION, "municipality", "comment", AUTHOR, NUMBER));
    }

    /** The last opinion with what no event tells of it. */
    PublicComment kept(PublicComment comment, PublicCommentCommand command, MunicipalityCode municipality) {
        return comment instanceof PublicComment.Open open && command instanceof SubmitOpinion c
                ? open.with(open.opinions().keeping(opinion -> sealed(opinion, c, open.id(), municipality)))
                : comment;
    }

    private Opinion sealed(Opinion opinion, SubmitOpinion c, PublicCommentId id, MunicipalityCode municipality) {
        Author author = c.group().map(Author::of).orElseGet(() -> new Author(opinion.author()));
        return new Opinion(
                opinion.number(),
                opinion.at(),
                opinion.channel(),
                hashed(author, id),
                c.group(),
                Optional.of(keys.findOrMake(owner(opinion, id)).close(c.opinion(), place(opinion, id, municipality))));
    }

    /** What it says; nothing where that is forgotten. */
    Optional<String> textOf(Opinion opinion, PublicCommentId id, MunicipalityCode municipality) {
        return opinion.text().flatMap(kept -> keys.find(owner(opinion, id))
                .map(seal -> seal.open(kept, place(opinion, id, municipality))));
    }

    /** How many the author has given. @param comment as it was read before */
    int count(Known comment, Author author, MunicipalityCode municipality) {
        String hash = hashed(author, comment.id());
        List<Opinion> latest = comment.opinions().latest();
        long here = opinions.countDocuments(and(
                of(comment.id(), municipality),
                eq(AUTHOR, hash),
                nin(NUMBER, latest.stream().map(Opinion::number).toList())));
        return (int) (here
                + latest.stream()
                        .filter(opinion -> opinion.author().equals(hash))
                        .count());
    }

    /**
     * A page of them, sorted by their numbers.
     *
     * @param comment as it was read before
     * @param author of whom alone, if of one
     */
    Page<Opinion> page(Known comment, Optional<Author> author, MunicipalityCode municipality, PageQuery query) {
        Optional<String> hash = author.map(whose -> hashed(whose, comment.id()));
        Bson all = hash.map(known -> and(of(comment.id(), municipality), eq(AUTHOR, known)))
                .orElseGet(() -> of(comment.id(), municipality));
        boolean descending = query.order().descending();
        Comparator<Integer> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Optional<Integer> last = query.after().map(Integer::parseInt);
        SortedMap<Integer, Opinion> found = new TreeMap<>(order);
        opinions.find(last.map(number -> and(all, descending ? lt(NUMBER, number) : gt(NUMBER, number)))
                        .orElse(all))
                .sort(descending ? Sorts.descending(NUMBER) : Sorts.ascending(NUMBER))
                .limit(query.limit() + 1)
                .map(OpinionStore::opinion)
                .forEach(opinion -> found.put(opinion.number(), opinion));
        List<Opinion> latest = comment.opinions().latest().stream()
                .filter(opinion -> hash.isEmpty() || opinion.author().equals(hash.get()))
                .toList();
        latest.stream()
                .filter(opinion -> last.filter(number -> order.compare(opinion.number(), number) <= 0)
                        .isEmpty())
                .forEach(opinion -> found.put(opinion.number(), opinion));
        return query.page(
                List.copyOf(found.values()),
                opinion -> Integer.toString(opinion.number()),
                () -> opinions.countDocuments(
                                and(
                                        all,
                                        nin(
                                                NUMBER,
                                                latest.stream()
                                                        .map(Opinion::number)
                                                        .toList())),
                                new CountOptions().limit(Page.COUNTED + 1))
                        + latest.size());
    }

    /** The comment without the older half of what it keeps, if that is too much; or what is forgotten destroyed for good. */
    PublicComment spilled(PublicComment before, PublicComment after, MunicipalityCode municipality) {
        if (!(before instanceof Known was && after instanceof Known now)) {
            return after;
        }
        if (now.opinions().erased() && !was.opinions().erased()) {
            // Before the commit: a process that dies here is followed by one that finds the same thing due.
            keys.destroyUnder(all(now.id()));
            opinions.deleteMany(of(now.id(), municipality));
            return after;
        }
        List<Opinion> older =
                Overflow.of(was.opinions().latest(), now.opinions().latest(), MOST);
        older.forEach(opinion -> ConditionalWrites.insert(
                opinions,
                new Document("_id", now.id() + "/" + opinion.number())
                        .append("municipality", municipality.code())
                        .append("comment", now.id().toString())
                        .append("opinion", DOCUMENTS.write(opinion))));
        return now.with(now.opinions().without(older));
    }

    /** 消去: destroys what an account said in any comment of the municipality; that it did is counted as before. */
    @Override
    public void erase(AccountErasure erasure) {
        Author author = Author.of(erasure.account());
        List<String> owners = new ArrayList<>();
        comments.find(and(eq("municipality", erasure.municipality().code()), in("stage.type", WITH_OPINIONS)))
                .projection(Projections.include("stage"))
                .map(document -> (Known) COMMENTS.read(document.get("stage", Document.class)))
                .forEach(comment -> {
                    String hash = hashed(author, comment.id());
                    Stream.concat(
                                    comment.opinions().latest().stream(),
                                    opinions
                                            .find(and(of(comment.id(), erasure.municipality()), eq(AUTHOR, hash)))
                                            .map(OpinionStore::opinion)
                                            .into(new ArrayList<>())
                                            .stream())
                            .filter(opinion -> opinion.author().equals(hash)
                                    && !opinion.at().isAfter(erasure.until()))
                            .forEach(opinion -> owners.add(owner(opinion, comment.id())));
                });
        keys.destroy(owners);
    }

    @Override
    public List<String> would(AccountErasure erasure, Rehearsal rehearsal) {
        return List.of("public comments: opinions of the account are destroyed");
    }

    private String hashed(Author author, PublicCommentId id) {
        return keys.fingerprints().of("public-opinion/" + id, author.of());
    }

    private static Bson of(PublicCommentId id, MunicipalityCode municipality) {
        return and(eq("municipality", municipality.code()), eq("comment", id.toString()));
    }

    private static String all(PublicCommentId id) {
        return "public-comment/" + id + "/";
    }

    private static String owner(Opinion opinion, PublicCommentId id) {
        return all(id) + opinion.number();
    }

    private static Belonging place(Opinion opinion, PublicCommentId id, MunicipalityCode municipality) {
        return new Belonging(municipality, owner(opinion, id), "opinion");
    }

    private static Opinion opinion(Document document) {
        return DOCUMENTS.read(document.get("opinion", Document.class));
    }
}
