package org.kyodo.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the sealed interface of an aggregate's events: the service that owns it, its name, and its stages. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AggregateStream {
    String service();

    String aggregate();

    /**
     * The stages that its events lead to, by the names they have in the API and in the envelope's attribute {@code stage}.
     * The list is open: a later release may know more.
     */
    String[] stages();
}
