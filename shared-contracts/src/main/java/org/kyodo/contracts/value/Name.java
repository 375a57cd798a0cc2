package org.kyodo.contracts.value;

/**
 * A word of the API that the reader's language has a name for: a stage 段階, a command 操作, an aggregate.
 *
 * @param kind {@code stage}
 * @param value as it stands in the API: {@code Submitted}
 */
public record Name(String kind, String value) {
    public static Name stage(String value) {
        return new Name("stage", value);
    }

    /** The stage that this is. */
    public static Name stageOf(Object stage) {
        return stage(stage.getClass().getSimpleName());
    }

    public static Name command(String value) {
        return new Name("command", value);
    }

    /** What happened 出来事. @param value without service and version: {@code ProposalAdopted} */
    public static Name event(String value) {
        return new Name("event", value);
    }

    public static Name aggregate(String value) {
        return new Name("aggregate", value);
    }

    /** A point of view 視点 from which the municipality evaluates. */
    public static Name axis(String value) {
        return new Name("axis", value);
    }

    /** What a municipality asks of groups that register 登録の要件, by its rule. */
    public static Name criterion(String rule) {
        return new Name("criterion", rule);
    }

    /** A code of a list that the reader may look up, without a name that is known here. */
    public static Name code(String value) {
        return new Name("code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
