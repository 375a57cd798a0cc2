package org.kyodo.chassis.settings;

import java.util.stream.Stream;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.core.env.Environment;

/**
 * Something that is for trying out only and must not be set where a service works for real. Named in {@code
 * META-INF/spring.factories} of whoever has the setting.
 */
@FunctionalInterface
public interface ProductionRule {
    /** What stands against it, with nothing of a secret. */
    Stream<Fault> faults(Environment settings);
}
