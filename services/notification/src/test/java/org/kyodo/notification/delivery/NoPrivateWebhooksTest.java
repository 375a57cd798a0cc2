package org.kyodo.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kyodo.chassis.settings.ProductionRule;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class NoPrivateWebhooksTest {
    private final NoPrivateWebhooks rule = new NoPrivateWebhooks();

    @Test
    void names_the_setting_that_lets_webhooks_go_to_addresses_inside() {
        assertThat(rule.faults(new MockEnvironment().withProperty("kyodo.webhook.allow-private", "true")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains("kyodo.webhook.allow-private"));
    }

    @Test
    void is_asked_by_the_start_of_the_service() {
        assertThat(SpringFactoriesLoader.loadFactories(
                        ProductionRule.class, getClass().getClassLoader()))
                .extracting(rule -> rule.getClass().getSimpleName())
                .contains("NoPrivateWebhooks", "NoInventedSettings", "NothingForTrials", "NoTrialIssuer");
    }

    @Test
    void has_nothing_against_settings_without_it() {
        assertThat(rule.faults(new MockEnvironment())).isEmpty();
    }
}
