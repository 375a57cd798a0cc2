package org.kyodo.chassis.decide;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a command: the roles that may give it at all. A command without it does not start, for the default is to deny; finer
 * bounds (the department in charge, the proposer itself) are rules of the aggregate.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AllowedTo {
    Role[] value();
}
