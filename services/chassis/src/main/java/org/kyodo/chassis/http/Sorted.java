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

    boolean searched() default false;
}
