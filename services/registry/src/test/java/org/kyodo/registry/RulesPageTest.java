package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.RuleSets;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.Platform;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

class RulesPageTest extends RegistryTest {
    @Autowired
    private Platform platform;

    @Autowired
    private MongoOperations mongo;

    private static JsonNode rule(String id, Platform.Answer page) {
        for (JsonNode line : page.expect(200).body().path("items")) {
            if (line.path("id").asString().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("no " + id + " in " + page.body());
    }

    @Test
    void everybody_reads_the_rules_of_this_service_and_where_each_comes_from() {
        Platform.Answer page = platform.anonymous().get("/api/v1/rules");

        JsonNode fact = rule("R-GR-2", page);
        assertThat(fact.path("kind").asString()).isEqualTo("FACT");
        assertThat(fact.path("text").asString()).contains("不特定多数");
        assertThat(fact.path("source").path("document").asString()).isEqualTo("001");
        assertThat(fact.path("source").path("line").asInt()).isEqualTo(441);
        assertThat(rule("K-GR-2", page).path("kind").asString()).isEqualTo("OURS");
        assertThat(rule("K-GR-2", page).path("reason").asString()).isNotEmpty();
        assertThat(rule("K-GR-13", page).path("kind").asString()).isEqualTo("OURS");
        assertThat(rule("K-GR-13", page).path("source").isNull()).isTrue();
        assertThat(rule("K-GR-13", page).path("reason").asString()).contains("本システムで定めた");
        assertThat(page.body().toString()).doesNotContain("R-HO-3");
        assertThat(page.header("Cache-Control")).contains("public", "max-age=3600");
        assertThat(page.header("Vary")).contains("Accept-Language");
    }

    @Test
    void a_rule_that_nothing_can_break_is_told_with_where_it_holds() {
        Platform.Answer page = platform.anonymous().get("/api/v1/rules?municipality=062014");

        JsonNode fact = rule("R-GR-9", page);
        assertThat(fact.at("/source/quote").asString()).startsWith("団体情報はデータベース化");
        assertThat(fact.path("fixed").asString()).isEqualTo("SHAPE");
        assertThat(fact.path("holds").asString()).startsWith("登録簿は誰でも見られる");
        assertThat(rule("K-GT-2", page).path("fixed").asString()).isEqualTo("LAW");
        assertThat(rule("R-GR-2", page).path("holds").isNull()).as("it refuses").isTrue();
        assertThat(rule("R-GT-6", page).path("text").asString()).startsWith("各所属の共創推進職員が会議を開き");
        assertThat(rule(
                                "R-GT-6",
                                platform.anonymous()
                                        .with("Accept-Language", "en")
                                        .get("/api/v1/rules"))
                        .path("holds")
                        .asString())
                .startsWith("A section plans a meeting");
    }

    @Test
    void a_municipality_is_told_with_what_it_has_set_and_on_what_that_rests() {
        JsonNode setting = rule("K-GR-3", platform.anonymous().get("/api/v1/rules?municipality=352039"))
                .path("setting");

        assertThat(setting.path("key").asString()).isEqualTo("registration.minMembers");
        assertThat(setting.path("value").asString()).isEqualTo("5");
        assertThat(setting.path("mark").path("kind").asString()).isEqualTo("PLACEHOLDER");
        assertThat(setting.path("mark").path("says").isNull())
                .as("a placeholder rests on nothing")
                .isTrue();
    }

    @Test
    void a_municipality_is_told_what_it_makes_of_a_rule_and_on_what_that_rests() {
        Platform.Answer page = platform.anonymous().get("/api/v1/rules?municipality=NP");

        assertThat(rule("K-GR-2", page).path("use").asString()).isEqualTo("OFF");
        assertThat(rule("K-GR-2", page).path("useMark").toString())
                .isEqualTo("{\"kind\":\"SOURCE\",\"says\":\"002:L99\",\"quote\":\"自主性を尊重した意思表明的な登録\"}");
        assertThat(rule("K-GR-3", page).path("use").asString()).isEqualTo("CHECK");
        assertThat(rule("K-GR-7", page).path("use").asString()).isEqualTo("HARD");
        assertThat(rule("K-GR-7", page).path("useMark").isNull()).isTrue();
        assertThat(rule("K-GR-2", platform.anonymous().get("/api/v1/rules"))
                        .path("use")
                        .asString())
                .isEqualTo("HARD");
    }

    @Test
    void everybody_reads_the_words_codes_and_periods_of_a_municipality_and_where_each_comes_from() {
        Platform.Answer page = platform.anonymous()
                .get("/api/v1/municipality?municipality=062014")
                .expect(200);

        assertThat(page.header("Cache-Control")).contains("public", "max-age=3600");
        assertThat(page.header("Kyodo-Rule-Set-Version")).hasSize(12);
        JsonNode yamagata = page.body();
        assertThat(yamagata.at("/words/collaboration").toString()).isEqualTo("{\"ja\":\"共創\",\"en\":\"co-creation\"}");
        assertThat(yamagata.at("/registration/tracks/0/registrar").asString()).isEqualTo("OFFICE");
        assertThat(yamagata.at("/registration/criteria").size()).isEqualTo(3);
        assertThat(yamagata.at("/periods/correctionDays").asInt()).isEqualTo(14);
        assertThat(yamagata.path("marks")).anySatisfy(mark -> assertThat(mark.toString())
                .isEqualTo("{\"key\":\"words.hearing\",\"says\":[\"総合的な窓口\"],"
                        + "\"mark\":{\"kind\":\"SOURCE\",\"says\":\"003:L55\",\"quote\":null}}"));
        assertThat(yamagata.toString()).doesNotContain("mailbox");
        platform.anonymous().get("/api/v1/municipality?municipality=131016").problem(400, "INVALID_VALUE");
    }

    @Test
    void an_event_names_the_version_that_allowed_it_and_everybody_reads_what_that_was() {
        Platform.Answer now = platform.anonymous().get("/api/v1/rules?municipality=352039");
        String version = now.header("Kyodo-Rule-Set-Version");
        String group = new RegisteredGroups(platform, "352039", "大殿")
                .register("CITIZEN_ACTIVITY")
                .id();

        assertThat(platform.eventsOf(group)).isNotEmpty().allSatisfy(event -> assertThat(
                        event.envelope().ruleSetVersion())
                .isEqualTo(version));
        Platform.Answer then = platform.anonymous()
                .get("/api/v1/rules?municipality=352039&version=" + version)
                .expect(200);
        assertThat(then.header("Kyodo-Rule-Set-Version")).isEqualTo(version);
        assertThat(then.body()).isEqualTo(now.body());
        platform.anonymous()
                .get("/api/v1/rules?municipality=352039&version=0123456789ab")
                .problem(404, "NOT_FOUND");
        platform.anonymous()
                .get("/api/v1/rules?municipality=131016&version=" + version)
                .problem(400, "INVALID_VALUE");
        platform.anonymous().get("/api/v1/rules?version=" + version).problem(400, "INVALID_VALUE");
    }

    @Test
    void what_a_version_was_is_known_after_the_settings_changed_and_a_dry_run_keeps_none() {
        MunicipalityCode here = MunicipalityCode.of("352039");
        String old = UUID.randomUUID().toString();
        String young = UUID.randomUUID().toString();

        assertThat(ruleSets(old, 14).nameFor(here)).isEqualTo(old);
        RuleSets changed = ruleSets(young, 30);
        DryRun.of(() -> changed.nameFor(here));
        assertThat(changed.find(young, here)).as("nothing was told under it").isEmpty();
        changed.nameFor(here);
        ruleSets(young, 30).nameFor(here);

        assertThat(codeDays(changed.find(old, here))).contains("14");
        assertThat(codeDays(changed.find(young, here))).contains("30");
        assertThat(changed.find(old, MunicipalityCode.of("062014"))).isEmpty();
    }

    private RuleSets ruleSets(String version, int days) {
        Municipalities settings = new Municipalities() {
            @Override
            public boolean serves(MunicipalityCode municipality) {
                return true;
            }

            @Override
            public String ruleSetVersion(MunicipalityCode municipality) {
                return version;
            }

            @Override
            public RulesInUse rules(MunicipalityCode municipality) {
                return new RulesInUse(Map.of(), Map.of("K-CT-1", days));
            }
        };
        return new RuleSets("registry", settings, mongo, Clock.systemUTC());
    }

    private static Optional<String> codeDays(Optional<RuleSets.RuleSet> set) {
        return set.orElseThrow().rules().stream()
                .filter(rule -> rule.rule().id().equals("K-CT-1"))
                .findFirst()
                .flatMap(RuleSets.InForce::setting)
                .flatMap(RuleSets.Setting::value);
    }

    @Test
    void an_english_reader_reads_english() {
        Platform.Answer page =
                platform.anonymous().with("Accept-Language", "en").get("/api/v1/rules");

        assertThat(rule("K-GR-2", page).path("text").asString()).isEqualTo("Bylaws are handed in");
    }

    @Test
    void a_municipality_that_is_not_served_is_refused() {
        platform.anonymous().get("/api/v1/rules?municipality=131016").problem(400, "INVALID_VALUE");
    }
}
