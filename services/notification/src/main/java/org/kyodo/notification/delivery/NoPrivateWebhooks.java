package org.kyodo.notification.delivery;

import java.util.stream.Stream;
import org.kyodo.chassis.settings.ProductionRule;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.core.env.Environment;

/** In production no webhook goes to http or to addresses inside. */
final class NoPrivateWebhooks implements ProductionRule {
    private static final String SETTING = "kyodo.webhook.allow-private";

    @Override
    public Stream<Fault> faults(Environment settings) {
        return settings.getProperty(SETTING, Boolean.class, false)
                ? Stream.of(new Fault(
                        SETTING,
                        "内部のアドレスへの Webhook は本番では許されません(指定を外してください)",
                        "webhooks to addresses inside are for trying out (expected: not set)"))
                : Stream.empty();
    }
}
