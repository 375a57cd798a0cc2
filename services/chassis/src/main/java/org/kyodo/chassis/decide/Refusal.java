package org.kyodo.chassis.decide;

/**
 * A reason why a command is refused; each aggregate has an enum of them. The name is part of the public API; its text
 * stands in the message bundle {@code refusals} under {@code <name>}, and the text takes {0} field, {1} given, {2}
 * expected.
 */
public interface Refusal {
    /** The stable code: {@code AWARD_EXCEEDS_REQUEST}. */
    String name();

    Ground ground();

    default Kind kind() {
        return ground().kind();
    }

    /** The id of the rule it rests on, such as {@code R-SE-3}; empty where it rests on none. */
    default String rule() {
        return ground().rule();
    }

    /** What kind of no it is; decides the HTTP status. */
    enum Kind {
        /** Not in this stage: 409. */
        STAGE,
        /** A rule is broken by what was sent: 422. */
        RULE,
        /** Too early or too late: 422. */
        TIME,
        /** Not by this actor: 403. */
        FORBIDDEN,
        /** Something that the command names does not exist: 422. */
        UNKNOWN_REFERENCE
    }
}
