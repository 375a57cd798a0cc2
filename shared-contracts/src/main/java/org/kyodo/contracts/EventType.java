package org.kyodo.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kyodo.contracts.value.Visibility;

/**
 * What an event is called on the wire, never a class name: {@code kyodo.proposal.ProposalAdopted} and version 1 give
 * {@code kyodo.proposal.ProposalAdopted.v1}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    String value();

    int version() default 1;

    Visibility visibility();
}
