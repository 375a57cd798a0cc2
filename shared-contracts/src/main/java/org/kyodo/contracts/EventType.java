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

    /**
     * Whether services tell it. A type or version is understood one minor release before it is told, so that old and new replicas may run side by
     * side and a release may be rolled back: what is unknown to a reader is skipped, and its effect would never come.
     */
    boolean told() default true;

    /** Whether the event does not say who gave the command: what somebody does in confidence, such as applying for a seat. */
    boolean inConfidence() default false;

    /** Whether pages leave out who gave the command, also for those whose matter it is: what anybody does by their own judgement, such as backing. */
    boolean unnamed() default false;
}
