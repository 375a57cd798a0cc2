package org.kyodo.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the sealed interface of an aggregate's events: the service that owns it and the name of the aggregate. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AggregateStream {
    String service();

    String aggregate();
}
