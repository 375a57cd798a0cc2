package org.kyodo.notification.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryQueued;
import org.kyodo.kit.Platform;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The intake of an event ends between any two of its steps, as when the process dies or the database goes away there, and the
 * consumer begins anew with the same record. Afterwards the event is archived once, told to each subscriber once, and once in the public stream.
 */
@NotificationTest
class IntakeCrashTest {
    private static final int SUBSCRIPTIONS = 2;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Failpoints failpoints;

    private World world;
    private List<String> subscriptions;

    @BeforeEach
    void begin() {
        world = new World(platform);
        subscriptions = Stream.generate(() -> world.bousai()
                        .post(
                                "/api/v1/subscriptions",
                                World.subscription(
                                        "受付の試験",
                                        World.filter("\"types\": [\"kyodo.proposal.ProposalAccepted\"]"),
                                        "[\"IN_APP\", \"WEBHOOK\"]",
                                        "http://127.0.0.1:9/nobody"))
                        .expect(201)
                        .id())
                .limit(SUBSCRIPTIONS)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox.received",
                "intake.gathered",
                "intake.archived",
                "publicstream.appended",
                "commit.before",
                "commit.after",
                "intake.taken",
                "intake.told",
                "inbox.handled",
                "inbox.applied"
            })
    void of_the_intake_tells_everybody_once(String point) {
        var proposal = world.proposal("受付中に止まる提案");
        proposal.tell(proposal.submitted());
        await().atMost(SOON).until(() -> isTold(proposal, 1));
        AtomicBoolean died = new AtomicBoolean();
        dieAt(point, died);

        Recorded<?> accepted = proposal.tell(proposal.accepted());
        await().atMost(SOON).until(died::get);
        Recorded<?> rejected = proposal.tell(proposal.rejected());
        await().atMost(SOON).until(() -> isTold(proposal, 3) && copies(proposal).size() >= 2);

        String event = accepted.envelope().id().toString();
        assertThat(documents("events"))
                .as("archived")
                .filteredOn(archived -> archived.getString("subject").equals(proposal.stream()))
                .hasSize(3);
        assertThat(copies(proposal))
                .as("in the public stream")
                .extracting(copy -> copy.envelope().id())
                .containsExactly(accepted.envelope().id(), rejected.envelope().id());
        assertThat(documents("notices"))
                .as("the notice of the department")
                .filteredOn(notice -> notice.getString("event").equals(event))
                .hasSize(1);
        assertThat(queued(event))
                .as("queued, once for each subscription")
                .containsAll(subscriptions)
                .doesNotHaveDuplicates();
    }

    /** In the consumer's thread: others commit too. */
    private void dieAt(String point, AtomicBoolean died) {
        failpoints.meanwhile(point, () -> {
            if (!Thread.currentThread().getName().contains("-C-")) {
                dieAt(point, died);
                return;
            }
            died.set(true);
            throw new MongoTimeoutException("away at " + point + ", as the test asked");
        });
    }

    private boolean isTold(World.Proposal proposal, long sequence) {
        return documents("events").stream()
                .anyMatch(event -> proposal.stream().equals(event.getString("subject"))
                        && event.get("sequence", Number.class).longValue() == sequence
                        && event.getBoolean("told"));
    }

    /** All of a collection: a query of this test is none of the service, which has no index for it. */
    private List<Document> documents(String collection) {
        return mongo.getCollection(collection).find().into(new ArrayList<>());
    }

    private List<Platform.Copy> copies(World.Proposal proposal) {
        return platform.copiesOf(proposal.id.toString());
    }

    /** The subscription of each time that a delivery of the event was queued. */
    private List<String> queued(String event) {
        await().atMost(SOON).until(() -> documents("deliveries").stream()
                .noneMatch(delivery -> delivery.containsKey("pendingSince")));
        return documents("deliveries").stream()
                .map(delivery -> delivery.getString("_id"))
                .flatMap(id -> platform.eventsOf(id).stream())
                .map(Recorded::event)
                .filter(DeliveryQueued.class::isInstance)
                .map(DeliveryQueued.class::cast)
                .filter(queued -> queued.letter().event().toString().equals(event))
                .map(queued -> queued.letter().subscription().toString())
                .toList();
    }
}
