package org.kyodo.chassis.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

class ProfileTest {
    private static final String SECRET = "Zm9vZm9vZm9vZm9vZm9vZm9vZm9vZm9vZm9vZm9vZm8=";

    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "kyodo.profile", "production",
            "kyodo.service", "registry",
            "kyodo.registry.master-key", "XqlNqvTMTqO1pT0xtOo5bJ0FKCmIxcn2zPoHsjZ0BKQ=",
            "kyodo.issuers[0].uri", "https://login.example.lg.jp",
            "kyodo.kafka.security.protocol", "SASL_SSL"));

    private List<Fault> faults() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        ConfigurationPropertySources.attach(environment);
        try {
            Profile.demand(
                    environment,
                    SpringFactoriesLoader.loadFactories(
                            ProductionRule.class, getClass().getClassLoader()));
            return List.of();
        } catch (WrongSettings wrong) {
            return wrong.faults();
        }
    }

    @Test
    void refuses_nothing_of_what_is_right() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kyodo.clock.movable, true",
        "kyodo.clock.start, 2026-06-12T01:00:00Z",
        "KYODO_FAILPOINT, relay.acked:3",
        "kyodo.issuers[0].uri, http://login.example.lg.jp",
        "kyodo.issuers[0].uri, https://127.0.0.1:18080",
        "kyodo.issuers[0].uri, http://localhost:18080",
        "kyodo.issuers[0].uri, http://kyodo-identity:8080",
        "kyodo.issuers[0].jwk-set-uri, http://127.0.0.1/keys",
        "kyodo.kafka.security.protocol, PLAINTEXT",
        "kyodo.kafka.security.protocol, SASL_PLAINTEXT",
        "kyodo.registry.master-key, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "kyodo.registry.master-key, " + SECRET,
        "kyodo.registry.master-key, 'XqlNqvTMTqO1pT0xtOo5bJ0FKCmIxcn2zPoHsjZ0BKQ=," + SECRET + "'",
        "kyodo.rate.account, 0",
        "kyodo.rate.address, 0",
        "kyodo.rate.public, 0",
        "kyodo.profile, prod",
        "kyodo.profile, Production"
    })
    void refuses_what_is_for_trying_out(String setting, String value) {
        settings.put(setting, value);

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.setting()).contains(setting.replaceAll("\\[.*", ""));
            assertThat(fault.toString()).doesNotContain(SECRET);
        });
        settings.put("kyodo.profile", "trial");
        assertThat(faults()).as("in a trial").isEmpty();
    }

    /** What is said to Spring itself wins over what is said to Kyodo. */
    @Test
    void is_not_deceived_by_a_setting_that_another_one_takes_the_place_of() {
        settings.put("spring.kafka.properties.security.protocol", "PLAINTEXT");

        assertThat(faults()).extracting(Fault::setting).containsExactly("kyodo.kafka.security.protocol");
    }

    @Test
    void demands_an_issuer_and_encryption_where_nothing_is_said_of_them() {
        settings.keySet().removeIf(setting -> setting.startsWith("kyodo.issuers") || setting.startsWith("kyodo.kafka"));

        assertThat(faults())
                .extracting(Fault::setting)
                .containsExactlyInAnyOrder("kyodo.issuers", "kyodo.kafka.security.protocol");
    }

    @Test
    void tells_all_faults_at_once_in_both_languages_and_without_a_stack_trace() {
        settings.put("kyodo.clock.movable", "true");
        settings.put("kyodo.issuers[0].uri", "http://127.0.0.1:18080");

        var told = new WrongSettingsAnalyzer().analyze(new WrongSettings(faults()));

        assertThat(told.getDescription())
                .contains(
                        "動かせる時計",
                        "a clock that can be moved",
                        "http://127.0.0.1:18080 は",
                        "is an issuer for trying out");
    }

    @Test
    void is_taken_from_the_environment_and_stops_a_start_before_anything_is_done() {
        SpringApplication application = new SpringApplication(ProfileTest.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("KYODO_PROFILE", "production", "KYODO_CLOCK_MOVABLE", "true")));
        application.setEnvironment(environment);

        assertThatExceptionOfType(WrongSettings.class)
                .isThrownBy(() -> application.run())
                .satisfies(wrong -> assertThat(wrong.faults())
                        .extracting(Fault::setting)
                        .contains("kyodo.clock.movable, kyodo.clock.start"));
    }
}
