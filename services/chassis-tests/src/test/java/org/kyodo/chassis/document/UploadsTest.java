package org.kyodo.chassis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kyodo.kit.Race.atOnce;

import com.mongodb.client.gridfs.GridFSBuckets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.document.StoredDocument.State;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.RefusalTexts;
import org.kyodo.kit.TestDatabase;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** What becomes of documents with time, and of what a process leaves that dies. */
class UploadsTest {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final String DRAFT = "group/019d7c3a-0000-7000-8000-000000000001";
    private static final String OTHER = "group/019d7c3a-0000-7000-8000-000000000002";

    private final TestDatabase database = TestDatabase.fresh();
    private final Time time = new Time();
    private Scanner scanner = content -> new Scanner.Verdict.Clean();
    private final Scanning scanning = scanning(content -> scanner.scan(content));
    private final Uploads uploads = uploads(10);

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-06-01T00:00:00Z");
        private Runnable meanwhile = () -> {};

        /** Done once, when the time is asked for next. */
        void meanwhile(Runnable other) {
            meanwhile = other;
        }

        void passes(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Runnable other = meanwhile;
            meanwhile = () -> {};
            other.run();
            return now;
        }
    }

    /** A command as any service may have one. */
    private record Naming(Optional<DocumentRef> bylaws, List<DocumentRef> others) {}

    private Contents contents() {
        return new Contents(new GridFsStore(database.mongo()), Optional.empty());
    }

    private Scanning scanning(Scanner by) {
        return new Scanning(
                Optional.of(by),
                Uploads.collectionOf(database.mongo()),
                contents(),
                Duration.ofSeconds(1),
                time,
                new SecurityLog("test"),
                new SimpleMeterRegistry());
    }

    private Uploads uploads(int atOnce) {
        return new Uploads(
                database.mongo(),
                contents(),
                scanning,
                Stream::empty,
                new DocumentSettings(
                        true,
                        DataSize.ofMegabytes(1),
                        DataSize.ofKilobytes(256),
                        atOnce,
                        Duration.ofMinutes(10),
                        Duration.ofDays(7),
                        "",
                        Duration.ofSeconds(1)),
                time,
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        scanning.stop();
        database.drop();
        database.close();
    }

    private static Caller caller(String account) {
        return new Caller(
                YAMAGUCHI,
                new Actor(AccountRef.of(account), Set.of(Role.GROUP), Optional.empty(), Channel.WEB, Optional.empty()),
                OptionalLong.empty(),
                Optional.empty(),
                UUID.randomUUID(),
                Optional.empty(),
                deciding -> Ids.next(),
                Optional::empty);
    }

    private StoredDocument uploaded(String account) throws IOException {
        return uploads.take(new ByteArrayInputStream(PDF), DocumentType.PDF, new FileName("規約.pdf"), caller(account));
    }

    private static Naming naming(StoredDocument document) {
        return new Naming(Optional.of(document.ref()), List.of());
    }

    private Optional<Outcome> bind(StoredDocument document, String holder, String account) {
        Request request = caller(account).request();
        return uploads.bind(naming(document), holder, request);
    }

    private long left() {
        return Stream.of("uploads", "uploads.begun", "uploads.files", "uploads.chunks")
                .mapToLong(name -> database.mongo().getCollection(name).countDocuments())
                .sum();
    }

    @Test
    void one_that_nobody_names_is_removed_after_some_days() throws IOException {
        uploaded("a");
        time.passes(Duration.ofDays(7).minusSeconds(1));
        uploads.remove(500);
        assertThat(left()).isPositive();
        time.passes(Duration.ofSeconds(1));
        uploads.remove(500);
        assertThat(left()).isZero();
    }

    @Test
    void one_that_was_to_be_named_by_what_never_came_to_be_is_free_again_and_then_removed() throws IOException {
        StoredDocument document = uploaded("a");
        assertThat(bind(document, DRAFT, "a")).isEmpty();
        assertThat(bind(document, DRAFT, "a")).as("again by the same").isEmpty();
        assertThat(bind(document, OTHER, "a"))
                .as("a commit may still be under way")
                .get()
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(DocumentRefusal.DOCUMENT_NAMED_ELSEWHERE));
        time.passes(Duration.ofMinutes(2));
        assertThat(bind(document, OTHER, "a")).isEmpty();

        time.passes(Duration.ofDays(1));
        uploads.remove(500);
        assertThat(uploads.find(document.id(), YAMAGUCHI).orElseThrow().naming())
                .isEmpty();
        time.passes(Duration.ofDays(7));
        uploads.remove(500);
        assertThat(left()).isZero();
    }

    @Test
    void named_by_another_between_the_look_and_the_note_it_is_the_others() throws IOException {
        StoredDocument document = uploaded("a");
        time.meanwhile(() -> assertThat(bind(document, OTHER, "a")).isEmpty());
        assertThat(bind(document, DRAFT, "a"))
                .get()
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(DocumentRefusal.DOCUMENT_NAMED_ELSEWHERE));
        assertThat(uploads.find(document.id(), YAMAGUCHI).orElseThrow().holder())
                .contains(OTHER);
    }

    @Test
    void documents_are_found_wherever_they_stand_in_a_command() throws IOException {
        StoredDocument one = uploaded("a");
        StoredDocument theirs = uploaded("b");
        Optional<Outcome> refused = uploads.against(
                new Naming(Optional.of(one.ref()), List.of(one.ref(), theirs.ref())),
                DRAFT,
                caller("a").request());
        assertThat(refused).get().isInstanceOfSatisfying(Outcome.Refused.class, no -> {
            assertThat(no.refusal()).isEqualTo(DocumentRefusal.DOCUMENT_UNKNOWN);
            assertThat(no.field()).isEqualTo("others[1]");
        });
    }

    @Test
    void what_a_process_left_that_died_between_two_pieces_is_swept_away_and_nothing_else() throws IOException {
        uploaded("a");
        long whole = left();
        String key = Ids.next().toString();
        database.mongo()
                .getCollection("uploads.begun")
                .insertOne(new Document("_id", key).append("at", java.util.Date.from(time.instant())));
        database.mongo().execute(mongo -> {
            GridFSBuckets.create(mongo, GridFsStore.BUCKET)
                    .openUploadStream(new BsonString(key), key)
                    .write(new byte[600_000], 0, 600_000);
            return null;
        });
        assertThat(left()).isEqualTo(whole + 3);
        time.passes(Duration.ofMinutes(20));
        uploads.remove(500);
        assertThat(left()).as("it may still be under way").isEqualTo(whole + 3);
        time.passes(Duration.ofSeconds(1));
        uploads.remove(500);
        assertThat(left()).isEqualTo(whole);
    }

    @Test
    void one_that_takes_so_long_that_it_was_swept_away_is_not_said_to_be_there() {
        InputStream slow = new ByteArrayInputStream(PDF) {
            @Override
            public int read(byte[] into, int offset, int length) {
                int got = super.read(into, offset, length);
                if (got < 0) {
                    time.passes(Duration.ofHours(1));
                    uploads.remove(500);
                }
                return got;
            }
        };
        assertThatThrownBy(() -> uploads.take(slow, DocumentType.PDF, new FileName("a.pdf"), caller("a")))
                .isInstanceOf(Declined.class);
        assertThat(left()).isZero();
    }

    @Test
    void many_at_once_stay_within_what_an_account_may_send_a_day() throws Exception {
        List<Boolean> taken = atOnce(Collections.nCopies(8, () -> {
            try {
                uploaded("a");
                return true;
            } catch (Declined e) {
                return false;
            }
        }));
        // The smallest file counts for 64 kB.
        assertThat(taken.stream().filter(Boolean::booleanValue)).hasSize(4);
        time.passes(Duration.ofDays(1));
        uploaded("a");
    }

    @Test
    void more_at_the_same_time_than_an_account_may_send_are_sent_away_and_what_is_sent_after_them_is_not()
            throws IOException {
        Uploads two = uploads(2);
        sent(
                two,
                "a",
                () -> sent(two, "a", () -> {
                    assertThatThrownBy(() -> sent(two, "a", () -> {}))
                            .isInstanceOf(Declined.class)
                            .hasMessageContaining("Busy");
                    sent(two, "b", () -> {});
                }));
        sent(two, "a", () -> {});
    }

    private interface Meanwhile {
        void happens() throws IOException;
    }

    /** While it is sent, something else happens. */
    private static void sent(Uploads uploads, String account, Meanwhile other) throws IOException {
        InputStream body = new ByteArrayInputStream(PDF) {
            private boolean begun;

            @Override
            public int read(byte[] into, int offset, int length) {
                if (!begun) {
                    begun = true;
                    try {
                        other.happens();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                return super.read(into, offset, length);
            }
        };
        uploads.take(body, DocumentType.PDF, new FileName("規約.pdf"), caller(account));
    }

    @Test
    void with_the_scanner_away_it_waits_with_longer_and_longer_pauses_and_is_scanned_by_whoever_comes_first()
            throws IOException {
        scanner = content -> {
            throw new IOException("away");
        };
        StoredDocument waiting = uploaded("a");
        assertThat(waiting.state()).isEqualTo(State.SCANNING);
        assertThat(bind(waiting, DRAFT, "a")).isPresent();
        Duration first = Duration.between(time.instant(), waiting.scan().dueAt().orElseThrow());
        time.passes(first);
        scanning.sweep();
        StoredDocument still = uploads.find(waiting.id(), YAMAGUCHI).orElseThrow();
        assertThat(Duration.between(time.instant(), still.scan().dueAt().orElseThrow()))
                .isGreaterThan(first);
        assertThat(scanning.waiting().documents()).isOne();
        time.passes(Duration.ofMinutes(2));
        scanning.sweep();
        assertThat(scanning.isBehind()).isTrue();

        Scanning other = scanning(content -> new Scanner.Verdict.Infected("Eicar"));
        time.passes(Duration.ofMinutes(2));
        other.sweep();
        other.stop();
        assertThat(uploads.find(waiting.id(), YAMAGUCHI).orElseThrow().state()).isEqualTo(State.INFECTED);
        assertThat(database.mongo().getCollection("uploads.chunks").countDocuments())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_speaks_both_languages(DocumentRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, -, 1",
                "true, '', 1",
                "true, nome, 1",
                "true, clamd:host, 1",
                "true, none, 0",
                "true, clamd:clamav.city.example:3310, 0",
                "true, clamd:unix:/run/clamd.ctl, 0",
                "false, -, 0"
            })
    void production_wants_to_be_told_how_documents_are_scanned(boolean taken, String said, int faults) {
        MockEnvironment settings = new MockEnvironment().withProperty(DocumentSettings.TAKEN, "" + taken);
        if (said != null) {
            settings.setProperty(DocumentSettings.SCANNER, said);
        }
        assertThat(new ScannerSaid().faults(settings)).hasSize(faults);
    }
}
