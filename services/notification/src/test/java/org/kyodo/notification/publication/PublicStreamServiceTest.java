package org.kyodo.notification.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.Topics;
import org.kyodo.kit.DepartmentFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.ReadModelsRebuilt;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@NotificationTest
class PublicStreamServiceTest {
    @Autowired
    Platform platform;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(platform);
    }

    @Test
    void the_read_models_of_its_service_rebuilt_are_the_same(@Autowired MongoOperations mongo) {
        var proposal = world.proposal("公開される提案");
        proposal.tell(proposal.submitted());
        proposal.tell(proposal.accepted());
        await().atMost(Platform.SOON)
                .untilAsserted(() -> assertThat(copies(proposal)).hasSize(1));
        platform.publish(DepartmentFacts.officeOf(platform, World.YAMAGUCHI));
        new ReadModelsRebuilt(platform, mongo).areTheSame("departmentStandings", "subjectFacts");

        // What another service told on its own topic, as if it were of the service proposal.
        var made = world.proposal("偽りの提案");
        String id = made.id.toString();
        Recorded<?> forged = platform.foreign(World.YAMAGUCHI, id, 1, made.submitted());
        platform.publish(EventCatalogue.topicOf("grant"), id, forged.envelope().toHeaders(), forged.data());
        await().atMost(Platform.SOON)
                .until(() -> mongo.getCollection("held").countDocuments(new Document("key", id)) == 1);
        new ReadModelsRebuilt(platform, mongo).areTheSame("departmentStandings", "subjectFacts");
        assertThat(mongo.getCollection("subjectFacts").countDocuments(new Document("_id", id)))
                .isZero();
        mongo.getCollection("held").deleteMany(new Document("key", id));
    }

    private List<Platform.Copy> copies(World.Proposal proposal) {
        return platform.copiesOf(proposal.id.toString());
    }

    @Test
    void has_a_copy_of_each_public_event_once_in_order_without_a_gap_and_without_who_did_it() {
        var proposal = world.proposal("公開される提案");
        proposal.tell(proposal.submitted());
        Recorded<?> accepted = proposal.tell(proposal.accepted());
        proposal.tell(proposal.assigned("disaster-prevention"));
        platform.publish(accepted);
        Recorded<?> rejected = proposal.tell(proposal.rejected());
        platform.publish(rejected);
        platform.publish(accepted);
        var last = world.proposal("最後の提案");
        last.tell(last.accepted());

        await().atMost(Platform.SOON).untilAsserted(() -> {
            assertThat(copies(proposal)).hasSize(2);
            assertThat(copies(last)).hasSize(1);
        });
        assertThat(copies(proposal))
                .extracting(copy -> copy.envelope().sequence())
                .containsExactly(1L, 2L);
        assertThat(copies(proposal))
                .as("each names the copy before it, not an event that was not copied")
                .extracting(copy -> copy.envelope().place().previousId())
                .containsExactly(
                        Optional.empty(), Optional.of(accepted.envelope().id()));
        assertThat(copies(proposal))
                .extracting(copy -> copy.envelope().id())
                .containsExactly(accepted.envelope().id(), rejected.envelope().id());
        assertThat(copies(proposal))
                .extracting(copy -> copy.envelope().author().ref())
                .containsOnly(PublicCopy.HIDDEN);
        assertThat(copies(proposal).getLast().data().at("/rejection/reason"))
                .as("of the reason the code alone (K-ALL-10)")
                .isEqualTo(Json.STRICT.readTree("{\"code\":\"FEASIBILITY\"}"));
    }

    @Test
    void is_in_health_in_the_check_of_journals_and_in_republication_as_the_stream_of_the_service_is() {
        String own = "kyodo.notification.events";
        var proposal = world.proposal("もう一度送られる提案");
        proposal.tell(proposal.submitted());
        proposal.tell(proposal.accepted());
        await().atMost(Platform.SOON).until(() -> copies(proposal).size() == 1);

        var outbox = operator()
                .get("/actuator/health")
                .body()
                .path("components")
                .path("outbox")
                .path("details");
        assertThat(outbox.path(own).path("pending").isNumber()).isTrue();
        assertThat(outbox.path(Topics.PUBLIC).path("pending").isNumber()).isTrue();
        var checked = operator().get("/ops/journal").expect(200).body();
        assertThat(checked.path("whole").asBoolean()).isTrue();
        assertThat(checked.path("journals").findValuesAsString("topic")).containsExactlyInAnyOrder(own, Topics.PUBLIC);

        operator()
                .send("POST", "/ops/journal/republication", HttpRequest.BodyPublishers.noBody())
                .expect(202);

        await().atMost(Platform.SOON).until(() -> operator()
                .get("/ops/journal/republication")
                .body()
                .findValuesAsString("state")
                .equals(List.of("DONE", "DONE")));
        await().atMost(Platform.SOON).until(() -> copies(proposal).size() == 2);
        assertThat(copies(proposal).getLast()).isEqualTo(copies(proposal).getFirst());
        staff().get("/ops/journal/republication").problem(403, "FORBIDDEN");
    }

    private Platform.Session operator() {
        return platform.as("acct-operator", "352039", null, Role.PLATFORM_OPERATOR);
    }

    private Platform.Session staff() {
        return platform.as("acct-staff", "352039", "collaboration-office", Role.STAFF);
    }
}
