package org.kyodo.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ReachTest {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");

    private static Reach reach(String allowed) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of("KYODO_WEBHOOK_REACH_352039", allowed, "KYODO_WEBHOOK_ALLOW_PRIVATE", "false")));
        return new SubscriptionConfiguration().reach(false, List.of(443), environment);
    }

    @Test
    void is_widened_for_a_municipality_by_the_environment() {
        Reach reach = reach("hooks.city.example, 10.20.0.0/16");
        assertThat(reach.allows(YAMAGUCHI, "hooks.city.example", InetAddress.ofLiteral("192.168.1.2")))
                .isTrue();
        assertThat(reach.allows(YAMAGUCHI, "other.example", InetAddress.ofLiteral("10.20.1.2")))
                .isTrue();
        assertThat(reach.allows(YAMAGUCHI, "other.example", InetAddress.ofLiteral("192.168.1.2")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0/33", "city.example/16", "10.20.0.0/x", "/8"})
    void that_cannot_be_read_stops_the_start(String allowed) {
        assertThatThrownBy(() -> reach(allowed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.20.0.0/16");
    }
}
