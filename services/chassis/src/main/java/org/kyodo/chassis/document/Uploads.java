package org.kyodo.chassis.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.NamedDocuments;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.document.StoredDocument.Origin;
import org.kyodo.chassis.document.StoredDocument.Scan;
import org.kyodo.chassis.document.StoredDocument.State;
import org.kyodo.chassis.document.StoredDocument.StoredFile;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Wording;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The documents 提出書類 of a service, from their upload to their end.
 *
 * <p>A document belongs to whoever uploaded it, and for whom, until a command names it; from then on it is its holder's, and
 * whoever is shown the holder's reference to it may have it. One that nobody names for some days is removed.
 */
public final class Uploads implements NamedDocuments, Indexed, Ageing {
    private static final String COLLECTION = GridFsStore.BUCKET;
    private static final String BEGUN = COLLECTION + ".begun";
    private static final String USED = COLLECTION + ".used";
    private static final String AT = "at";
    private static final String BYTES = "bytes";
    /** So much of the daily limit the smallest file takes. */
    private static final long LEAST = 64 << 10;
    /** Between naming a document and the commit are milliseconds; a process may be held up, though. */
    private static final Duration TIME_TO_COMMIT = Duration.ofMinutes(1);
    /** After which it is looked at whether what was to name a document did. */
    private static final Duration REVIEW = Duration.ofDays(1);

    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> begun;
    private final MongoCollection<Document> used;
    private final Contents contents;
    private final Scanning scanning;
    private final Supplier<Stream<Aggregate<?, ?, ?>>> aggregates;
    private final DocumentSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /**
     * @param aggregates that may name documents
     * @param clock of the machine
     */
    Uploads(
            MongoOperations mongo,
            Contents contents,
            Scanning scanning,
            Supplier<Stream<Aggregate<?, ?, ?>>> aggregates,
            DocumentSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.documents = collectionOf(mongo);
        this.begun = mongo.getCollection(BEGUN);
        this.used = mongo.getCollection(USED);
        this.contents = contents;
        this.scanning = scanning;
        this.aggregates = aggregates;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    static MongoCollection<Document> collectionOf(MongoOperations mongo) {
        return mongo.getCollection(COLLECTION);
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                Index.of(COLLECTION, StoredDocument.SCAN_AT).whereExists(StoredDocument.SCAN_AT),
                Index.of(COLLECTION, StoredDocument.REVIEW_AT).whereExists(StoredDocument.REVIEW_AT),
                Index.of(COLLECTION, StoredDocument.HOLDER).whereExists(StoredDocument.HOLDER),
                Index.of(COLLECTION, StoredDocument.CONTENT),
                Index.of(COLLECTION, "municipality", StoredDocument.ACCOUNT),
                Index.of(BEGUN, AT),
                Index.of(USED, AT));
    }

    /**
     * Takes a document.
     *
     * @throws Declined where it is refused; nothing of it is left then
     * @throws IOException what the body throws
     */
    StoredDocument take(InputStream body, DocumentType type, FileName name, Caller caller) throws IOException {
        String account = caller.municipality() + "/" + caller.actor().account();
        if (underWay.merge(account, 1, Integer::sum) > settings.atOnce()) {
            underWay.computeIfPresent(account, (any, count) -> count == 1 ? null : count - 1);
            throw new Declined(new Outcome.Busy());
        }
        try {
            if (left(account) < LEAST) {
                throw refused(DocumentRefusal.UPLOADS_USED_UP, "body", "", limitOfTheDay());
            }
            return kept(new InTime(body, settings.patience()), type, name, account, caller);
        } finally {
            underWay.computeIfPresent(account, (any, count) -> count == 1 ? null : count - 1);
        }
    }

    private StoredDocument kept(InputStream body, DocumentType type, FileName name, String account, Caller caller)
            throws IOException {
        Contents.Place place =
                new Contents.Place(caller.municipality(), Ids.next().toString());
        // First of all, so that whatever a process leaves that dies after this is found.
        begun.insertOne(new Document("_id", place.key()).append(AT, Date.from(clock.instant())));
        StoredDocument document;
        try {
            Inspection inspection = new Inspection(body, type);
            contents.write(place, inspection);
            inspection.refusal().ifPresent(refusal -> {
                throw refused(
                        refusal,
                        "body",
                        "",
                        Wording.FILE_OF_TYPE.of(type.extensions().getFirst()));
            });
            document = added(inspection, place, type, name, account, caller);
        } catch (IOException | RuntimeException e) {
            discardAfter(e, place.key());
            throw e;
        }
        if (!document.file().content().equals(place.key())) {
            // Sent again with its key: the first one stands.
            discard(place.key());
            return document;
        }
        begun.deleteOne(eq("_id", place.key()));
        meters.counter("kyodo.documents.taken", "type", type.name()).increment();
        return document.state() == State.SCANNING ? scanned(document) : document;
    }

    private StoredDocument added(
            Inspection inspection,
            Contents.Place place,
            DocumentType type,
            FileName name,
            String account,
            Caller caller) {
        long charged = Math.max(LEAST, inspection.size());
        if (!charge(account, charged)) {
            throw refused(DocumentRefusal.UPLOADS_USED_UP, "body", inspection.size(), limitOfTheDay());
        }
        Instant now = clock.instant();
        StoredDocument document = new StoredDocument(
                new DocumentId(caller.ids().apply(id -> {})),
                caller.municipality(),
                new StoredFile(
                        place.key(),
                        contents.closed(name, place),
                        contents.areSealed(),
                        type,
                        inspection.size(),
                        inspection.sha256Hex()),
                Origin.of(caller.actor(), now),
                scanning.isOn()
                        ? new Scan(State.SCANNING, 0, Optional.of(scanning.leaseFrom(now)))
                        : new Scan(State.CLEAN, 0, Optional.empty()),
                Optional.empty());
        // Where this took so long that what was begun was cleared away, there is nothing to add.
        boolean isThere =
                begun.updateOne(eq("_id", place.key()), new Document("$set", new Document(AT, Date.from(now))))
                                .getMatchedCount()
                        == 1;
        if (!isThere) {
            throw new Declined(new Outcome.Busy());
        }
        if (ConditionalWrites.insert(documents, document.toDocument(now.plus(settings.unnamed())))) {
            return document;
        }
        used.updateOne(eq("_id", day(account)), new Document("$inc", new Document(BYTES, -charged)));
        return find(document.id(), caller.municipality())
                .filter(first -> first.file().sha256().equals(document.file().sha256())
                        && first.file().type() == type)
                .orElseThrow(() -> new Declined(new Outcome.KeyReused(
                        caller.idempotencyKey().orElseThrow().value())));
    }

    private StoredDocument scanned(StoredDocument document) {
        scanning.scan(document);
        return find(document.id(), document.municipality()).orElse(document);
    }

    private void discardAfter(Exception cause, String key) {
        try {
            discard(key);
        } catch (RuntimeException e) {
            // What is left is found by what was noted as begun.
            cause.addSuppressed(e);
        }
    }

    private void discard(String key) {
        contents.destroy(key);
        begun.deleteOne(eq("_id", key));
    }

    private long left(String account) {
        Document today = used.find(eq("_id", day(account))).first();
        return settings.perDay().toBytes()
                - (today == null ? 0 : today.get(BYTES, Number.class).longValue());
    }

    /** Exactly, however many are charged at once. */
    private boolean charge(String account, long bytes) {
        ConditionalWrites.insert(
                used, new Document("_id", day(account)).append(BYTES, 0L).append(AT, Date.from(clock.instant())));
        return used.updateOne(
                                and(
                                        eq("_id", day(account)),
                                        lte(BYTES, settings.perDay().toBytes() - bytes)),
                                new Document("$inc", new Document(BYTES, bytes)))
                        .getModifiedCount()
                == 1;
    }

    private String day(String account) {
        return account + "/" + FiscalYear.dayOf(clock.instant());
    }

    private Object limitOfTheDay() {
        return Wording.BYTES_A_DAY.of(settings.perDay().toBytes());
    }

    Optional<StoredDocument> find(DocumentId id, MunicipalityCode municipality) {
        return Optional.ofNullable(documents
                        .find(and(eq("_id", id.toString()), eq("municipality", municipality.code())))
                        .first())
                .map(StoredDocument::of);
    }

    /** The document, if the caller may have it. @throws Declined (404) otherwise */
    StoredDocument seen(DocumentId id, Caller caller) {
        Optional<StoredDocument> there = find(id, caller.municipality());
        return there.filter(document -> isFor(document, caller.actor()))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("document", id.toString(), there.isPresent())));
    }

    private boolean isFor(StoredDocument document, Actor actor) {
        return document.holder()
                .map(holder -> isIn(
                        holdersOf(holder)
                                .flatMap(aggregate ->
                                        aggregate.shown(idOf(holder), actor, document.municipality()).stream()),
                        document))
                .orElseGet(() -> document.origin().isOf(actor));
    }

    /** The document, if its holder shows it to everybody. @throws Declined (404) otherwise */
    StoredDocument published(DocumentId id, MunicipalityCode municipality) {
        return find(id, municipality)
                .filter(document -> document.holder()
                        .filter(holder -> isIn(
                                holdersOf(holder)
                                        .flatMap(aggregate -> aggregate.published(idOf(holder), municipality).stream()),
                                document))
                        .isPresent())
                .orElseThrow(() -> new Declined(new Outcome.NotFound("document", id.toString(), false)));
    }

    private static boolean isIn(Stream<?> shown, StoredDocument document) {
        return shown.anyMatch(view -> DocumentRefs.in(view).containsValue(document.ref()));
    }

    private Stream<Aggregate<?, ?, ?>> holdersOf(String holder) {
        String name = holder.substring(0, holder.indexOf('/'));
        return aggregates.get().filter(aggregate -> aggregate.type().name().equals(name));
    }

    private static String idOf(String holder) {
        return holder.substring(holder.indexOf('/') + 1);
    }

    /** What its file is called; nothing where that is gone with its content. */
    Optional<FileName> nameOf(StoredDocument document) {
        return contents.nameOf(document);
    }

    InputStream read(StoredDocument document, long from, long length) {
        return contents.read(document, from, length);
    }

    /** Takes back what no command has named. */
    void withdraw(StoredDocument document) {
        if (!takeBack(document)) {
            throw refused(DocumentRefusal.DOCUMENT_IN_USE, "", "", "");
        }
    }

    /** @return whether no command has named it */
    private boolean takeBack(StoredDocument document) {
        Bson free = and(eq("_id", document.id().toString()), exists(StoredDocument.HOLDER, false));
        if (documents.deleteOne(free).getDeletedCount() == 0) {
            return false;
        }
        contents.destroy(document.file().content());
        return true;
    }

    /** 消去: destroys a document and every copy of it, whoever holds it; does nothing where it is gone. */
    public void erase(DocumentId id, MunicipalityCode municipality) {
        find(id, municipality).ifPresent(document -> {
            contents.destroy(document.file().content());
            documents.deleteOne(eq("_id", id.toString()));
        });
    }

    /** 消去: destroys what an account uploaded before and no command has named. */
    void eraseUnnamedOf(AccountErasure erasure) {
        documents
                .find(and(
                        eq("municipality", erasure.municipality().code()),
                        eq(StoredDocument.ACCOUNT, erasure.account().value()),
                        exists(StoredDocument.HOLDER, false)))
                .map(StoredDocument::of)
                .into(new ArrayList<>())
                .stream()
                .filter(document -> erasure.isAfter(document.id().toString()))
                .forEach(this::takeBack);
    }

    /** 消去: destroys what a holder named before and names no longer; it would be kept for some days. @param holder such as {@code group/<id>} */
    public void eraseNamedBefore(String holder, MunicipalityCode municipality) {
        documents.find(eq(StoredDocument.HOLDER, holder)).map(StoredDocument::of).into(new ArrayList<>()).stream()
                .filter(document -> !names(holder, document))
                .forEach(document -> erase(document.id(), municipality));
    }

    @Override
    public Optional<Outcome> against(Object command, String holder, Request request) {
        return standing(command, holder, request).refusal();
    }

    @Override
    public Optional<Outcome> bind(Object command, String holder, Request request) {
        Standing standing = standing(command, holder, request);
        if (standing.refusal().isPresent() || standing.documents().isEmpty()) {
            return standing.refusal();
        }
        Instant now = clock.instant();
        Document mine = new Document(StoredDocument.HOLDER, holder)
                .append(StoredDocument.NAMED_AT, Date.from(now))
                .append(StoredDocument.REVIEW_AT, Date.from(now.plus(REVIEW)));
        for (Map.Entry<String, StoredDocument> named : standing.documents().entrySet()) {
            StoredDocument document = named.getValue();
            Bson asSeen = and(
                    eq("_id", document.id().toString()),
                    document.holder()
                            .map(before -> eq(StoredDocument.HOLDER, before))
                            .orElseGet(() -> exists(StoredDocument.HOLDER, false)));
            if (documents.updateOne(asSeen, new Document("$set", mine)).getMatchedCount() == 0) {
                return Optional.of(refusal(
                        DocumentRefusal.DOCUMENT_NAMED_ELSEWHERE,
                        named.getKey(),
                        document.id(),
                        Wording.OWN_UPLOAD.of()));
            }
        }
        // What it named before and names no longer is looked at.
        documents.updateMany(
                and(
                        eq(StoredDocument.HOLDER, holder),
                        nin(
                                "_id",
                                standing.documents().values().stream()
                                        .map(document -> document.id().toString())
                                        .toList()),
                        exists(StoredDocument.REVIEW_AT, false)),
                new Document("$set", new Document(StoredDocument.REVIEW_AT, Date.from(now.plus(REVIEW)))));
        return Optional.empty();
    }

    /** What speaks against the documents of a command, or the documents by the fields that name them. */
    private record Standing(Optional<Outcome> refusal, Map<String, StoredDocument> documents) {}

    private Standing standing(Object command, String holder, Request request) {
        Map<String, StoredDocument> found = new java.util.LinkedHashMap<>();
        if (request.actor().is(Role.PLATFORM)) {
            return new Standing(Optional.empty(), found);
        }
        for (Map.Entry<String, DocumentRef> named : DocumentRefs.in(command).entrySet()) {
            Optional<StoredDocument> there = find(named.getValue().documentId(), request.municipality())
                    .filter(document -> document.holder().filter(holder::equals).isPresent()
                            || document.origin().isOf(request.actor())
                            || isFor(document, request.actor()));
            Optional<Outcome> refusal = there.isEmpty()
                    ? Optional.of(refusal(
                            DocumentRefusal.DOCUMENT_UNKNOWN,
                            named.getKey(),
                            named.getValue().documentId(),
                            Wording.OWN_UPLOAD.of()))
                    : against(named.getKey(), named.getValue(), there.get(), holder);
            if (refusal.isPresent()) {
                return new Standing(refusal, Map.of());
            }
            found.put(named.getKey(), there.get());
        }
        return new Standing(Optional.empty(), found);
    }

    private Optional<Outcome> against(String field, DocumentRef named, StoredDocument there, String holder) {
        if (!there.file().sha256().equals(named.sha256())) {
            return Optional.of(refusal(
                    DocumentRefusal.DOCUMENT_DIFFERS,
                    field + ".sha256",
                    named.sha256(),
                    Wording.DOCUMENT_AND_HASH.of()));
        }
        Optional<Outcome> notClean =
                switch (there.state()) {
                    case CLEAN -> Optional.empty();
                    case SCANNING ->
                        Optional.of(refusal(DocumentRefusal.DOCUMENT_BEING_SCANNED, field, there.id(), ""));
                    case INFECTED -> Optional.of(refusal(DocumentRefusal.DOCUMENT_INFECTED, field, there.id(), ""));
                };
        return notClean.or(() -> there.holder()
                .filter(other -> !other.equals(holder) && (isRecent(there) || names(other, there)))
                .map(other ->
                        refusal(DocumentRefusal.DOCUMENT_NAMED_ELSEWHERE, field, there.id(), Wording.OWN_UPLOAD.of())));
    }

    private boolean isRecent(StoredDocument document) {
        return document.naming()
                .filter(naming -> naming.at().plus(TIME_TO_COMMIT).isAfter(clock.instant()))
                .isPresent();
    }

    private boolean names(String holder, StoredDocument document) {
        return isIn(
                holdersOf(holder)
                        .flatMap(aggregate -> aggregate.find(idOf(holder), document.municipality()).stream())
                        .map(stored -> stored.stage()),
                document);
    }

    private static Outcome.Refused refusal(DocumentRefusal refusal, String field, Object given, Object expected) {
        return new Outcome.Refused(refusal, field, given, expected);
    }

    static Declined refused(DocumentRefusal refusal, String field, Object given, Object expected) {
        return new Declined(refusal(refusal, field, given, expected));
    }

    @Override
    public String name() {
        return "documents";
    }

    /** What was broken off, what nobody named in time, and the limits of earlier days. */
    @Override
    public long remove(int limit) {
        Instant now = clock.instant();
        used.deleteMany(lt(AT, Date.from(now.minus(Duration.ofDays(2)))));
        List<String> brokenOff = begun.find(
                        lt(AT, Date.from(now.minus(settings.patience().multipliedBy(2)))))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        brokenOff.forEach(this::clearAway);
        List<Document> due = documents
                .find(lte(StoredDocument.REVIEW_AT, Date.from(now)))
                .sort(Indexes.ascending(StoredDocument.REVIEW_AT))
                .limit(limit)
                .into(new ArrayList<>());
        due.forEach(document -> review(StoredDocument.of(document), document.getDate(StoredDocument.REVIEW_AT)));
        return Math.max(brokenOff.size(), due.size());
    }

    private void clearAway(String key) {
        if (documents.find(eq(StoredDocument.CONTENT, key)).first() == null) {
            contents.destroy(key);
        }
        begun.deleteOne(eq("_id", key));
    }

    private void review(StoredDocument document, Date seen) {
        Bson unchanged = and(eq("_id", document.id().toString()), eq(StoredDocument.REVIEW_AT, seen));
        if (document.holder().isEmpty()) {
            if (documents.deleteOne(unchanged).getDeletedCount() == 1) {
                contents.destroy(document.file().content());
            }
        } else if (names(document.holder().get(), document)) {
            documents.updateOne(unchanged, new Document("$unset", new Document(StoredDocument.REVIEW_AT, "")));
        } else {
            documents.updateOne(
                    unchanged,
                    new Document("$unset", new Document(StoredDocument.HOLDER, "").append(StoredDocument.NAMED_AT, ""))
                            .append(
                                    "$set",
                                    new Document(
                                            StoredDocument.REVIEW_AT,
                                            Date.from(clock.instant().plus(settings.unnamed())))));
        }
    }

    /** A body that does not come without end. */
    private static final class InTime extends FilterInputStream {
        private final long end;

        InTime(InputStream body, Duration patience) {
            super(body);
            this.end = System.nanoTime() + patience.toNanos();
        }

        @Override
        public int read() throws IOException {
            look();
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            look();
            return super.read(into, offset, length);
        }

        private void look() throws IOException {
            if (System.nanoTime() > end) {
                throw new IOException("the body did not come in time");
            }
        }
    }
}
