package org.kyodo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.http.Limits;
import org.kyodo.kit.FormWalk;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Platform.Session;
import org.kyodo.kit.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProposalFormsTest {
    private static final String YAMAGUCHI = "352039";
    private static final String FORMS = "/api/v1/forms";

    @TestFactory
    Stream<DynamicTest> the_form_of_every_command_says_what_it_takes(
            @Autowired Platform platform, @Autowired Forms forms, @Autowired Limits limits) {
        return FormWalk.through(platform, forms, limits, "352039", "NP");
    }

    @Test
    void the_list_has_what_the_caller_may_hand_in(@Autowired Platform platform) {
        Session group = platform.as("acct-forms-group", YAMAGUCHI, null, Role.GROUP);
        Session reviewer = platform.as("acct-forms-reviewer", YAMAGUCHI, null, Role.REVIEWER);
        Session desk = platform.as("acct-forms-desk", YAMAGUCHI, null, Role.DESK);
        JsonNode ofGroup = group.get(FORMS).expect(200).body().path("items");

        assertThat(ofGroup.valueStream().map(form -> form.path("command").asString()))
                .contains("SubmitProposal", "RequestReconsideration", "WithdrawProposal")
                .doesNotContain("AdoptProposal", "DraftCall", "ScoreProposal");
        assertThat(ofGroup.valueStream().map(form -> form.path("onBehalf").asBoolean()))
                .containsOnly(false);
        assertThat(reviewer.get(FORMS).expect(200).body().path("items").valueStream())
                .extracting(form -> form.path("command").asString())
                .containsExactlyInAnyOrder("PledgeSupport", "ScoreProposal", "SubmitOpinion", "WithdrawPledge");
        assertThat(desk.get(FORMS).expect(200).body().path("items").valueStream())
                .filteredOn(form -> form.path("onBehalf").asBoolean())
                .extracting(form -> form.path("command").asString())
                .contains("SubmitProposal")
                .doesNotContain("OpenPublicDiscussion", "RecordRoundTable");
    }

    @Test
    void a_form_has_the_words_and_codes_of_the_municipality_in_the_readers_language(@Autowired Platform platform) {
        Session group = platform.as("acct-forms-group", YAMAGUCHI, null, Role.GROUP);
        JsonNode form = group.get(FORMS + "/SubmitProposal").expect(200).body();

        assertThat(form.path("title").asString()).isEqualTo("提案の提出");
        assertThat(form.path("operations")
                        .valueStream()
                        .map(one -> one.path("method").asString() + " "
                                + one.path("path").asString()))
                .containsExactly("POST /api/v1/proposals", "POST /api/v1/proposals/{id}/submission");
        assertThat(form.path("roles").valueStream().map(JsonNode::asString)).containsExactly("resident", "group");
        assertThat(form.path("onBehalf").valueStream().map(JsonNode::asString)).containsExactly("staff", "desk");
        JsonNode areas = field(form, "outline.areas");
        assertThat(areas.path("label").asString()).isEqualTo("実施地域");
        assertThat(areas.path("type").asString()).isEqualTo("LIST");
        assertThat(areas.path("bounds").path("longest").asInt()).isEqualTo(50);
        assertThat(areas.path("fields").get(0).path("options").valueStream().map(one -> one.path("code")
                        .asString()))
                .contains("大殿");
        assertThat(field(form, "outline.requested").path("type").asString()).isEqualTo("YEN");
        assertThat(field(form, "details.problem").path("type").asString()).isEqualTo("LONG_TEXT");

        JsonNode english = group.with("Accept-Language", "en")
                .get(FORMS + "/SubmitProposal")
                .expect(200)
                .body();
        assertThat(field(english, "outline.areas").path("label").asString()).isEqualTo("Areas");
        JsonNode elsewhere = platform.as("acct-forms-group", "052019", null, Role.GROUP)
                .get(FORMS + "/SubmitProposal")
                .expect(200)
                .body();
        assertThat(field(elsewhere, "outline.areas").path("fields").get(0).path("options"))
                .isNotEqualTo(areas.path("fields").get(0).path("options"));
    }

    @Test
    void a_form_is_kept_until_it_changes(@Autowired Platform platform) {
        Session group = platform.as("acct-forms-group", YAMAGUCHI, null, Role.GROUP);
        Platform.Answer first = group.get(FORMS + "/SubmitProposal").expect(200);

        assertThat(first.header("Cache-Control")).isEqualTo("max-age=600, private");
        assertThat(first.header("Vary")).contains("Accept-Language");
        group.with("If-None-Match", first.header("ETag"))
                .get(FORMS + "/SubmitProposal")
                .expect(304);
        group.with("If-None-Match", first.header("ETag"))
                .with("Accept-Language", "en")
                .get(FORMS + "/SubmitProposal")
                .expect(200);
    }

    @Test
    void what_nobody_hands_in_has_no_form(@Autowired Platform platform) {
        Session group = platform.as("acct-forms-group", YAMAGUCHI, null, Role.GROUP);
        group.get(FORMS + "/DraftAgreement").problem(404, "NOT_FOUND");
        group.get(FORMS + "/Nonsense").problem(404, "NOT_FOUND");
    }

    private static JsonNode field(JsonNode form, String path) {
        return form.findParents("path").stream()
                .filter(field -> field.path("path").asString("").equals(path))
                .findFirst()
                .orElseThrow();
    }
}
