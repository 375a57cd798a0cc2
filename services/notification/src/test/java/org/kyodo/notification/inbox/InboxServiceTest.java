package org.kyodo.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.kit.Platform;
import org.kyodo.notification.NotificationTest;
import org.kyodo.notification.World;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@NotificationTest
class InboxServiceTest {
    @Autowired
    Platform platform;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(platform);
    }

    private String subscribe(String name, String conditions) {
        return world.bousai()
                .post("/api/v1/subscriptions", World.subscription(name, World.filter(conditions), "[\"IN_APP\"]", null))
                .expect(201)
                .id();
    }

    private List<JsonNode> notices(Platform.Session session, World.Proposal proposal) {
        return session.get("/api/v1/inbox?limit=100")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(notice -> notice.path("subject").asString().equals(proposal.stream()))
                .toList();
    }

    private JsonNode awaitNotice(World.Proposal proposal) {
        await().atMost(Platform.SOON).untilAsserted(() -> assertThat(notices(world.bousai(), proposal))
                .hasSize(1));
        return notices(world.bousai(), proposal).getFirst();
    }

    @Test
    void one_notice_cites_the_event_in_both_languages_and_names_every_subscription_that_asked_for_it() {
        String byFieldAndStage = subscribe("分野で", "\"fieldTypes\": [\"F4\"], \"stages\": [\"Rejected\"]");
        String byType = subscribe("種類で", "\"types\": [\"kyodo.proposal.ProposalRejected\"]");
        var proposal = world.proposal("専門家と学ぶ食育").of(FieldType.of("F4"));
        proposal.tell(proposal.submitted());
        Recorded<?> rejected = proposal.tell(proposal.rejected());
        platform.publish(rejected);
        platform.publish(rejected);

        JsonNode notice = awaitNotice(proposal);
        assertThat(notice.path("event").asString())
                .isEqualTo(rejected.envelope().id().toString());
        assertThat(notice.path("sentence").asString()).isEqualTo("提案「専門家と学ぶ食育」は不採択と決定されました。");
        assertThat(notice.path("because").valueStream().map(because -> because.path("subscription")
                        .asString()))
                .containsExactlyInAnyOrder(byFieldAndStage, byType);
        assertThat(notices(world.bousai().with("Accept-Language", "en"), proposal)
                        .getFirst()
                        .path("sentence")
                        .asString())
                .isEqualTo("The proposal \"専門家と学ぶ食育\" was rejected.");
        assertThat(notices(world.schools(), proposal)).isEmpty();
    }

    @Test
    void a_notice_is_read_once_and_by_its_department_only() {
        subscribe("金額で", "\"amountMin\": 5000000");
        var small = world.proposal("小さな事業").asking(4_999_999);
        small.tell(small.accepted());
        var proposal = world.proposal("大きな事業").asking(5_000_000);
        proposal.tell(proposal.accepted());
        String id = awaitNotice(proposal).path("id").asString();
        String path = "/api/v1/inbox/" + id + "/read";

        world.schools().post(path, "{}").problem(404, "NOT_FOUND");
        JsonNode read = world.bousai().post(path, "{}").expect(200).body();
        assertThat(read.path("readAt").asString()).isNotBlank();
        assertThat(world.bousai().post(path, "{}").expect(200).body()).isEqualTo(read);
        assertThat(world.bousai()
                        .get("/api/v1/inbox?unread=true&limit=100")
                        .expect(200)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(notice -> notice.path("id").asString()))
                .doesNotContain(id);
        assertThat(notices(world.bousai(), small)).isEmpty();
    }

    @Test
    void is_for_staff_of_a_department() {
        platform.as("acct-group", World.YAMAGUCHI, null, Role.GROUP)
                .get("/api/v1/inbox")
                .problem(403, "NOT_ALLOWED");
        world.bousai().get("/api/v1/inbox?limit=101").problem(400, "INVALID_VALUE");
        world.bousai().post("/api/v1/inbox/nonsense/read", "{}").problem(400, "INVALID_VALUE");
    }
}
