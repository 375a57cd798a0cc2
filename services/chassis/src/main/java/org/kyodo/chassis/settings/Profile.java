package org.kyodo.chassis.settings;

import java.util.ArrayList;
import java.util.List;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Whether a service works for real 本番: {@code kyodo.profile} (in the environment {@code KYODO_PROFILE}) is {@code production} or
 * {@code trial}. In production whatever is for trying out stops the start, all of it told at once.
 */
public final class Profile implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String SETTING = "kyodo.profile";
    private static final String PRODUCTION = "production";
    private static final String TRIAL = "trial";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        demand(
                context.getEnvironment(),
                SpringFactoriesLoader.loadFactories(ProductionRule.class, context.getClassLoader()));
    }

    /** @throws WrongSettings with all that stands against the profile */
    static void demand(Environment settings, List<ProductionRule> rules) {
        String profile = settings.getProperty(SETTING, TRIAL);
        List<Fault> faults = new ArrayList<>();
        switch (profile) {
            case TRIAL -> {}
            case PRODUCTION -> rules.forEach(rule -> rule.faults(settings).forEach(faults::add));
            // A slip of the pen must not make a trial of a production.
            default ->
                faults.add(new Fault(
                        SETTING,
                        profile + " は使えません(production または trial を指定してください)",
                        profile + " (expected: production or trial)"));
        }
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
    }
}
