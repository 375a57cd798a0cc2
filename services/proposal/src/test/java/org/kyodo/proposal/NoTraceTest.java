package org.kyodo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentAnnounced;
import org.kyodo.contracts.proposal.PublicCommentEvent.PublicCommentOpened;
import org.kyodo.kit.ErasureFacts;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.SecurityLines;
import org.kyodo.kit.ServiceTest;
import org.kyodo.kit.TakenDocuments;
import org.kyodo.kit.Traces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

/** One person gives proposals' service whatever it keeps of a person, and has it erased 本人の情報の消去. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class NoTraceTest {
    private static final String YAMAGUCHI = "352039";
    private static final String NP = "NP";
    private static final String COMMENTS = "/api/v1/public-comments";

    /** In everything that is given of the person there is one of these. */
    private static final Traces OF_THE_PERSON = Traces.of("痕跡花代", "099-555-0199");

    @Autowired
    Platform platform;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Environment environment;

    @Autowired
    MeterRegistry meters;

    @Test
    void is_left_of_somebody_whose_account_was_erased(CapturedOutput output) {
        platform.clockTo("2026-10-20T10:00:00+09:00");
        String account = "acct-" + UUID.randomUUID();
        Session resident = platform.as(account, NP, null, Role.RESIDENT);
        String plan = planning().uploaded("計画案.pdf", "application/pdf", TakenDocuments.PDF);
        Set<String> before = keys();
        try (SecurityLines security = new SecurityLines()) {
            String initiative = resident.post("/api/v1/projects/initiatives", """
                            {"initiative": {"title": "探索対照の会", "aim": "本を読む。", "fieldTypes": ["F1"], "areas": ["桜丘"],
                              "wanted": [{"kind": "PLACE", "what": "部屋"}]},
                             "contact": {"name": "痕跡花代", "reach": "099-555-0199"}}
                            """)
                    .expect(201)
                    .id();
            platform.as("acct-office", NP, "collaboration-office", Role.STAFF)
                    .get("/api/v1/projects/" + initiative)
                    .expect(200);
            resident.put("/api/v1/drafts/" + UUID.randomUUID(), """
                            {"command": "AnnounceInitiative", "body": {"contact": {"name": "痕跡花代"}}}
                            """).expect(200);
            resident.uploaded(
                    "痕跡花代.pdf",
                    "application/pdf",
                    "%PDF-1.7\n痕跡花代 099-555-0199\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
            opinion(platform.as(account, YAMAGUCHI, null, Role.RESIDENT), plan);
            assertThat(keysSince(before))
                    .extracting(owner -> owner.substring(0, owner.indexOf('/')))
                    .containsExactly("document", "draft", "initiative", "public-comment");

            platform.publish(ErasureFacts.ofAccount(platform, NP, account, platform.now()));
            platform.publish(ErasureFacts.ofAccount(platform, YAMAGUCHI, account, platform.now()));

            await().atMost(Platform.SOON)
                    .untilAsserted(() -> assertThat(keysSince(before)).isEmpty());
            assertThat(OF_THE_PERSON.inDatabases(environment)).isEmpty();
            assertThat(OF_THE_PERSON.onTopics(environment)).isEmpty();
            assertThat(OF_THE_PERSON.inMetrics(meters)).isEmpty();
            assertThat(OF_THE_PERSON.in("the log", output.getAll())).isEmpty();
            assertThat(OF_THE_PERSON.in("the security log", String.join("\n", security.raw())))
                    .isEmpty();
            assertThat(Traces.of("探索対照").inDatabases(environment))
                    .as("what is public is found, so the search searches")
                    .anyMatch(found -> found.contains(".projects "));
        }
    }

    private void opinion(Session resident, String plan) {
        String id = planning().post(COMMENTS, """
                        {"plan": {"title": "第二次総合計画（案）", "summary": "十年のまちづくりの基本です。", "document": %s,
                         "window": {"opensAt": "2026-11-02T00:00:00Z", "closesAt": "2026-12-01T08:00:00Z"}}}
                        """.formatted(plan)).expect(201).id();
        platform.clockTo("2026-11-02T09:00:00+09:00");
        platform.awaitEvents(id, PublicCommentAnnounced.class, PublicCommentOpened.class);
        resident.post(COMMENTS + "/" + id + "/opinions", "{\"opinion\": \"痕跡花代はこう考える。\"}")
                .expect(200);
    }

    private Session planning() {
        return platform.as("acct-planning", YAMAGUCHI, "planning", Role.STAFF);
    }

    private Set<String> keysSince(Set<String> before) {
        Set<String> since = keys();
        since.removeAll(before);
        return since;
    }

    /** Of what is kept for somebody. */
    private Set<String> keys() {
        return mongo.getCollection("sealingKeys")
                .find(Filters.regex("_id", "/"))
                .map(key -> key.getString("_id"))
                .into(new TreeSet<>());
    }
}
