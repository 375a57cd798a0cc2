package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Accumulators.first;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Receipt;
import org.kyodo.contracts.value.Visibility;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Everything a service ever told, kept for ever: the audit trail, and what a lost Kafka cluster is rebuilt from. The hashes
 * of an aggregate's entries form a chain, so a change of one entry shows in all that follow.
 */
public final class Journal implements Indexed {
    private static final String COLLECTION = "journal";
    private static final String RECOVERED = "recovered";
    private static final String PARTY = "headers.ce_onbehalfof";
    private static final String EVENT = "headers.ce_id";
    private static final String MUNICIPALITY = "headers.ce_municipality";
    private static final String COMMAND = "headers.ce_causationid";
    private static final String TYPE = "headers.ce_type";
    /** Of what a group or a person did, or others for them: municipality, fiscal year and channel. Nothing else has it. */
    private static final String RECEIVED = "received";

    /** Of what was handed in 受領証. */
    private static final String RECEIPT = "receipt";

    private static final Set<String> BROUGHT =
            Set.of(Channel.COUNTER.name(), Channel.PAPER.name(), Channel.TELEPHONE.name());
    private static final Set<String> PARTIES = Set.of(ActorType.GROUP.name(), ActorType.RESIDENT.name());
    private static final int PAGE = 1_000;
    private static final int MOST_BROKEN = 100;

    private final String collection;
    private final MongoCollection<Document> entries;

    public Journal(MongoOperations mongo) {
        this(mongo, COLLECTION);
    }

    /** @param collection of its own, for a stream that goes to a topic of its own */
    public Journal(MongoOperations mongo, String collection) {
        this.collection = collection;
        this.entries = mongo.getCollection(collection);
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(collection, "subject", "sequence"),
                Index.of(collection, EVENT).whereExists(PARTY),
                Index.of(collection, MUNICIPALITY, PARTY, EVENT).whereExists(PARTY),
                Index.of(collection, RECEIVED, COMMAND, EVENT, TYPE).whereExists(RECEIVED),
                Index.of(collection, EVENT, RECEIPT).whereExists(RECEIPT));
    }

    /** Appends the events; one that is there already stays as it is. */
    void append(Collection<Pending> events) {
        ConditionalWrites.insertAll(entries, events.stream().map(Journal::entry).toList());
    }

    /** Appends events that came back from the topic, and notes of each that it did. */
    void appendRecovered(Collection<Pending> events) {
        ConditionalWrites.insertAll(
                entries,
                events.stream()
                        .map(event -> entry(event).append(RECOVERED, true))
                        .toList());
    }

    /** A place in the journal; entries are ordered by subject, and of a subject by sequence. */
    record Position(String subject, long sequence) {
        static final Position START = new Position("", 0);
    }

    record Entry(Position at, Pending event) {
        private static Entry of(Document document) {
            Pending event = Pending.of(document);
            return new Entry(new Position(document.getString("subject"), event.sequence()), event);
        }
    }

    /** The entries that come next, at most {@value #PAGE}; none at the end. */
    List<Entry> after(Position position) {
        List<Entry> page = new ArrayList<>(PAGE);
        page(and(eq("subject", position.subject()), gt("sequence", position.sequence())), page);
        if (page.size() < PAGE) {
            page(gt("subject", position.subject()), page);
        }
        return page;
    }

    private void page(Bson filter, List<Entry> page) {
        entries.find(filter)
                .sort(Indexes.ascending("subject", "sequence"))
                .limit(PAGE - page.size())
                .map(Entry::of)
                .into(page);
    }

    /** What it has at some place. @param recovered whether that came back from the topic */
    record Known(String id, boolean recovered) {}

    /** What it has at these places; nothing of those that it does not have. */
    Map<Position, Known> at(Collection<Position> places) {
        Map<Position, Known> known = new HashMap<>();
        entries.find(in("_id", places.stream().map(Journal::id).toList()))
                .projection(include("subject", "sequence", "headers.ce_id", RECOVERED))
                .forEach(entry -> known.put(
                        new Position(
                                entry.getString("subject"),
                                entry.get("sequence", Number.class).longValue()),
                        new Known(
                                entry.get("headers", Document.class).getString("ce_id"),
                                entry.getBoolean(RECOVERED, false))));
        return known;
    }

    /**
     * What it has of one subject.
     *
     * @param visible to whom the events are
     * @param before only what came before this one
     */
    public record Part(String subject, Set<Visibility> visible, long before) {
        private Bson filter() {
            return and(
                    eq("subject", subject),
                    lt("sequence", before),
                    in("headers.ce_visibility", visible.stream().map(Enum::name).toList()));
        }
    }

    /** @param after the sequence behind which it begins, in this order @param limit at most this many */
    public List<Pending> read(Part part, OptionalLong after, boolean descending, int limit) {
        Bson wanted = after.isEmpty()
                ? part.filter()
                : and(
                        part.filter(),
                        descending ? lt("sequence", after.getAsLong()) : gt("sequence", after.getAsLong()));
        return entries.find(wanted)
                .sort(descending ? Indexes.descending("sequence") : Indexes.ascending("sequence"))
                .limit(limit)
                .map(Pending::of)
                .into(new ArrayList<>());
    }

    /** How many there are, counted up to so many. */
    public long count(Part part, int atMost) {
        return entries.countDocuments(part.filter(), new CountOptions().limit(atMost));
    }

    /** The event, where it was entered for somebody else 代理入力. */
    public Optional<Envelope> enteredOnBehalf(UUID event, MunicipalityCode municipality) {
        return Optional.ofNullable(entries.find(
                                and(eq(EVENT, event.toString()), exists(PARTY), eq(MUNICIPALITY, municipality.code())))
                        .first())
                .map(Journal::envelope);
    }

    /** What the receipt says that this event of the municipality tells, if it is known and tells one 受領証. */
    public Optional<Receipt> receipt(UUID event, MunicipalityCode municipality) {
        return Optional.ofNullable(entries.find(and(
                                eq(EVENT, event.toString()), exists(RECEIPT), eq(MUNICIPALITY, municipality.code())))
                        .projection(include(RECEIPT))
                        .first())
                .map(entry -> Receipt.of(entry.getString(RECEIPT)));
    }

    /** The events that were entered for these parties, by their ids. */
    public Page<Envelope> enteredFor(Set<String> parties, MunicipalityCode municipality, PageQuery query) {
        boolean latestFirst = query.order().descending();
        Bson bounds = and(eq(MUNICIPALITY, municipality.code()), in(PARTY, parties));
        Bson following = query.after()
                .map(event -> and(bounds, latestFirst ? lt(EVENT, event) : gt(EVENT, event)))
                .orElse(bounds);
        List<Envelope> found = entries.find(following)
                .sort(latestFirst ? Indexes.descending(EVENT) : Indexes.ascending(EVENT))
                .limit(query.limit() + 1)
                .map(Journal::envelope)
                .into(new ArrayList<>());
        return query.page(
                found,
                envelope -> envelope.id().toString(),
                () -> entries.countDocuments(bounds, new CountOptions().limit(Page.COUNTED + 1)));
    }

    /**
     * How many commands of groups and persons came in by a channel in a fiscal year, or of others for them 代理入力, by the type
     * of the first event that each led to.
     */
    public Map<String, Long> received(MunicipalityCode municipality, FiscalYear year, Channel channel) {
        Map<String, Long> counts = new TreeMap<>();
        entries.aggregate(List.of(
                        match(eq(RECEIVED, received(municipality.code(), "" + year.year(), channel.name()))),
                        sort(Indexes.ascending(COMMAND, EVENT)),
                        group("$" + COMMAND, first("type", "$" + TYPE)),
                        group("$type", sum("commands", 1))))
                .forEach(line -> counts.put(
                        line.getString("_id"),
                        line.get("commands", Number.class).longValue()));
        return counts;
    }

    private static String received(String municipality, String year, String channel) {
        return municipality + "/" + year + "/" + channel;
    }

    private static Envelope envelope(Document entry) {
        Document headers = entry.get("headers", Document.class);
        return Envelope.fromHeaders(name -> Optional.ofNullable(headers.getString(name))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(null));
    }

    long count() {
        return entries.countDocuments();
    }

    /**
     * What a check of the whole journal found.
     *
     * @param entries how many there are
     * @param brokenSubjects how many subjects have an entry that does not follow from the one before it
     * @param broken the first such entry of each of them, of 100 subjects at most
     */
    public record Verification(long entries, long brokenSubjects, List<String> broken) {
        public boolean whole() {
            return brokenSubjects == 0;
        }
    }

    /** Follows the chain of every subject, a page at a time. */
    public Verification verify() {
        long count = 0;
        long brokenSubjects = 0;
        List<String> broken = new ArrayList<>();
        Position last = Position.START;
        String chain = "";
        boolean whole = true;
        for (List<Entry> page = after(last); !page.isEmpty(); page = after(last)) {
            for (Entry entry : page) {
                Position here = entry.at();
                if (!here.subject().equals(last.subject())) {
                    last = new Position(here.subject(), 0);
                    chain = "";
                    whole = true;
                }
                if (whole
                        && (here.sequence() != last.sequence() + 1
                                || !entry.event().follows(chain))) {
                    whole = false;
                    brokenSubjects++;
                    if (broken.size() < MOST_BROKEN) {
                        broken.add(id(here));
                    }
                }
                chain = entry.event().hash();
                last = here;
                count++;
            }
        }
        return new Verification(count, brokenSubjects, List.copyOf(broken));
    }

    /** Every event in the order of each subject. */
    public void forEach(Consumer<Pending> reader) {
        Position last = Position.START;
        for (List<Entry> page = after(last); !page.isEmpty(); page = after(last)) {
            page.forEach(entry -> reader.accept(entry.event()));
            last = page.getLast().at();
        }
    }

    private static String id(Position position) {
        return position.subject() + "/" + position.sequence();
    }

    private static Document entry(Pending event) {
        Position position = new Position(event.headers().get("ce_subject"), event.sequence());
        Document entry = new Document("_id", id(position))
                .append("subject", position.subject())
                .append("sequence", event.sequence())
                .append("headers", new Document(event.headers()))
                .append("data", event.data())
                .append("hash", event.hash());
        Map<String, String> headers = event.headers();
        if (isReceived(headers)) {
            entry.append(
                    RECEIVED,
                    received(headers.get("ce_municipality"), headers.get("ce_fiscalyear"), headers.get("ce_channel")));
        }
        event.receipt().ifPresent(receipt -> entry.append(RECEIPT, receipt.sha256()));
        return entry;
    }

    /** What is entered for somebody counts although its event may not say for whom; what Kyodo does itself does not. */
    private static boolean isReceived(Map<String, String> headers) {
        return BROUGHT.contains(headers.get("ce_channel")) || PARTIES.contains(headers.get("ce_actortype"));
    }
}
