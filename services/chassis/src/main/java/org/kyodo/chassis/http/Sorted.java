package org.kyodo.chassis.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kyodo.chassis.list.Order;
import org.kyodo.chassis.list.PageQuery;

/** What the list of an operation can be sorted by beside {@value Order#CREATED}, and whether it can be searched: said of its {@link PageQuery}. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sorted {
    String[] by() default {};

    /** Where nothing else is asked for, as it may stand in the address: the newest first, where ids tell the time. */
    String usually() default "-" + Order.CREATED;

    boolean searched() default false;
}
