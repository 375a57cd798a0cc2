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
    Role[] value() default {};

    /** Instead of naming roles: any signed-in account. */
    boolean anyone() default false;

    /**
     * Roles that may give it for somebody else 代理入力: what came over the counter, on paper or by telephone. Nobody else
     * may name a party, and these no command that does not name them here. That they are in charge is a rule of the
     * aggregate.
     */
    Role[] onBehalf() default {};
}
