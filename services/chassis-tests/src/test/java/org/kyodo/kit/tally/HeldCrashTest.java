package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Held;
import org.kyodo.chassis.inbox.Held.State;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.inbox.Selection;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.registry.GroupEvent;
import org.springframework.messaging.Message;

/**
 * A consumer dies at every point between two steps of holding a record, trying it again, and doing what an operator says, and
 * begins anew with the records whose offsets it had not committed. Afterwards each view and each aggregate that reacts has had
 * every event once and in order, and nothing is held any more.
 */
class HeldCrashTest extends InboxFixture {
    private static final List<String> POINTS = List.of(
            "inbox.received",
            "inbox.held",
            "inbox.queueing",
            "inbox.queued",
            "inbox.claimed",
            "inbox.handled",
            "inbox.passedover",
            "inbox.retried",
            "inbox.woken",
            "inbox.marked",
            "inbox.releasing",
            "inbox.applied");
    private static final int EVENTS = 4;
    private static final int POLLED_AT_ONCE = 3;
    private static final int MOST_TURNS = 100;

    /** What a read model of these tests keeps: the ids of all events, in the order of their effect. */
    record Seen(List<UUID> events) {}

    private final String parked = Ids.next().toString();
    private final String busy = Ids.next().toString();
    private final String gap = Ids.next().toString();
    private final String givenUp = Ids.next().toString();
    private final String free = Ids.next().toString();
    private final List<Message<byte[]>> log = new ArrayList<>();
    private Aggregate<Tally.Command, Tally, CallEvent> tallies;
    private Supplier<Failpoints> ofTheNextLife = Failpoints::none;
    private Inbox inbox;
    private boolean mended;
    private int read;
    private int deaths;

    /** Fails at the second event of some groups, before anybody else has dealt with it. */
    private final class Troubled implements EventHandler {
        @Override
        public Class<? extends DomainEvent> events() {
            return GroupEvent.class;
        }

        @Override
        public void handle(Recorded<?> happened) {
            String subject = happened.envelope().subjectId();
            if (happened.envelope().sequence() != 2) {
                return;
            }
            if (subject.equals(givenUp) || subject.equals(parked) && !mended) {
                throw new IllegalStateException("fails for good");
            }
            if (subject.equals(busy) && !mended) {
                throw new BusyException("full outbox");
            }
        }
    }

    @ParameterizedTest(name = "at {0}, reached for the {1}. time")
    @CsvSource({
        "inbox.received, 2",
        "inbox.held, 1",
        "inbox.held, 2",
        "inbox.held, 3",
        "inbox.held, 5",
        "inbox.queueing, 1",
        "inbox.queueing, 4",
        "inbox.queued, 1",
        "inbox.queued, 4",
        "inbox.claimed, 1",
        "inbox.claimed, 2",
        "inbox.claimed, 5",
        "inbox.handled, 9",
        "inbox.handled, 20",
        "inbox.passedover, 1",
        "inbox.retried, 1",
        "inbox.retried, 2",
        "inbox.retried, 4",
        "inbox.retried, 6",
        "inbox.woken, 1",
        "inbox.woken, 3",
        "inbox.woken, 5",
        "inbox.marked, 1",
        "inbox.releasing, 1",
        "inbox.applied, 6"
    })
    void loses_doubles_and_reorders_nothing_and_leaves_no_lane_held(String point, int count) {
        failpoints.arm(point, count);

        live();

        assertThat(deaths).isEqualTo(1);
        compareHistories();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void again_and_again_at_any_point_loses_doubles_and_reorders_nothing(long seed) {
        Random random = new Random(seed);
        ofTheNextLife = () -> {
            Failpoints armed = Failpoints.none();
            if (deaths < 12) {
                for (int i = 0; i < 3; i++) {
                    armed.arm(POINTS.get(random.nextInt(POINTS.size())), 1 + random.nextInt(6));
                }
            }
            return armed;
        };
        failpoints = ofTheNextLife.get();

        live();

        assertThat(deaths).isPositive();
        compareHistories();
    }

    @Test
    void what_an_operator_gave_up_while_it_was_tried_stays_given_up() {
        Inbox first = inbox();
        handler = happened -> {
            throw new BusyException("full outbox");
        };
        first.accept(record(1));
        later();
        handler = happened -> {
            first.discard(first().id(), "試験のため", OPERATOR);
            throw new IllegalStateException("fails for good");
        };
        failpoints.arm("inbox.givenup", 1);
        assertThatThrownBy(first::retryDue).isInstanceOf(Failpoints.Crash.class);

        failpoints = Failpoints.none();
        Inbox next = inbox();
        later();
        next.retryDue();
        assertThat(held()).isEmpty();
        assertThat(database.mongo().getCollection("discarded").countDocuments()).isEqualTo(1);
    }

    // -- the lives

    private void live() {
        tallies = tallies();
        tell(1, parked, busy, gap, givenUp, free);
        tell(2, parked, busy, givenUp, free);
        tell(3, gap, parked, busy, givenUp, free);
        // Nothing comes of this one after the operator acted, that could wake its lane.
        tell(4, givenUp, gap);
        int before = log.size();
        // From another partition, as after their number grew.
        tell(2, gap);
        tell(4, parked, busy, free);
        inbox = begun();

        readUpTo(before);
        later();
        survive(inbox::retryDue);
        mended = true;
        operate();
        readUpTo(log.size());
        for (int turn = 0; turn < MOST_TURNS && !list().isEmpty(); turn++) {
            later();
            survive(() -> inbox.retryDue());
        }
    }

    private void tell(long sequence, String... groups) {
        for (String id : groups) {
            log.add(record(TOPIC, id, sequence, log.size()));
        }
    }

    private void readUpTo(int end) {
        while (read < end) {
            survive(() -> {
                inbox.accept(log.get(read));
                read++;
            });
            if (read % POLLED_AT_ONCE == 0) {
                survive(() -> inbox.retryDue());
            }
        }
    }

    /** Lets what is parked be tried again, and gives up what cannot be dealt with. He repeats what told him nothing. */
    private void operate() {
        while (!survive(() -> inbox.replay(new Selection(Optional.of(parked), Optional.empty(), false), OPERATOR))) {}
        while (!isMarked()
                && !survive(() -> inbox.discard(secondOfGivenUp().orElseThrow().id(), "試験のため", OPERATOR))) {}
    }

    private Optional<Held> secondOfGivenUp() {
        return list().stream()
                .filter(one -> one.key().equals(givenUp) && one.sequence() == 2)
                .findFirst();
    }

    private boolean isMarked() {
        return database.mongo().getCollection("held").countDocuments(new Document("discard", true)) > 0;
    }

    /** @return whether the process did */
    private boolean survive(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Failpoints.Crash e) {
            deaths++;
            failpoints = ofTheNextLife.get();
            inbox = begun();
            // Back to the last offset that was committed.
            read -= read % POLLED_AT_ONCE;
            return false;
        }
    }

    private Inbox begun() {
        return inbox(new Troubled(), model(), new Reactions<GroupEvent>() {
            @Override
            public Class<GroupEvent> events() {
                return GroupEvent.class;
            }

            @Override
            public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
                return List.of(new Instruction<>(
                        tallies, tallyOf(happened.envelope().subjectId()), new Tally.Command.Count(1)));
            }
        });
    }

    private ReadModel<Seen, GroupEvent> model() {
        return new ReadModel<>(
                "seenHere",
                Seen.class,
                GroupEvent.class,
                (view, happened) -> Optional.of(new Seen(Stream.concat(
                                view.stream().flatMap(seen -> seen.events().stream()),
                                Stream.of(happened.envelope().id()))
                        .toList())),
                database.mongo(),
                meters);
    }

    private static String tallyOf(String group) {
        return Ids.derived(UUID.fromString(group), "tally").toString();
    }

    // -- the histories

    private void compareHistories() {
        assertThat(held()).as("nothing is held any more").isEmpty();
        Map<String, List<UUID>> expected = new LinkedHashMap<>();
        Stream.of(parked, busy, gap, givenUp, free).forEach(id -> {
            List<UUID> events = new ArrayList<>();
            for (long sequence = 1; sequence <= EVENTS; sequence++) {
                if (!id.equals(givenUp) || sequence != 2) {
                    events.add(eventId(id, sequence));
                }
            }
            expected.put(id, events);
        });
        expected.forEach((id, events) -> {
            assertThat(model().find(id, MUNICIPALITY).orElseThrow().events())
                    .as("the view of %s", id)
                    .isEqualTo(events);
            assertThat(causes(tallyOf(id))).as("what %s led to", id).isEqualTo(events);
        });
        assertThat(database.mongo()
                        .getCollection("discarded")
                        .find()
                        .map(document -> document.getString("key"))
                        .into(new ArrayList<>()))
                .containsExactly(givenUp);
        assertThat(inbox.count(State.PARKED)).isZero();
    }

    /** What each event of a tally was caused by; nobody takes them from its outbox here. */
    private List<UUID> causes(String tally) {
        return database
                .mongo()
                .getCollection("tallies")
                .find(new Document("_id", tally))
                .first()
                .getList("outbox", Document.class)
                .stream()
                .map(event ->
                        UUID.fromString(event.get("headers", Document.class).getString("ce_causationid")))
                .toList();
    }
}
