package org.kyodo.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One of the conditions that a filter joins by "and": on a path, or, if it is of another kind, one that only the library
 * understands.
 *
 * @param operator empty for what only the library understands
 */
record Condition(String path, String operator, Object operand) {

    static List<Condition> of(Document filter) {
        List<Condition> conditions = new ArrayList<>();
        filter.forEach((path, value) -> {
            if (path.equals("$and") && value instanceof Collection<?> joined) {
                joined.forEach(each -> conditions.addAll(of((Document) each)));
            } else if (value instanceof Document operators && isOperators(operators)) {
                operators.forEach((operator, operand) -> conditions.add(new Condition(path, operator, operand)));
            } else if (path.startsWith("$")
                    || value instanceof Document
                    || value instanceof Collection<?>
                    || BsonRegularExpression.isRegularExpression(value)) {
                conditions.add(new Condition(path, "", value));
            } else {
                conditions.add(new Condition(path, "$eq", value));
            }
        });
        return conditions;
    }

    private static boolean isOperators(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }

    /** The encodings of the only values that meet it, if it is of that kind. */
    Optional<SortedSet<byte[]>> points() {
        Collection<?> values;
        if (operator.equals("$eq")) {
            values = Collections.singletonList(operand);
        } else if (operator.equals("$in") && operand instanceof Collection<?> several) {
            values = several;
        } else {
            return Optional.empty();
        }
        SortedSet<byte[]> points = new TreeSet<>(Arrays::compareUnsigned);
        for (Object value : values) {
            Optional<byte[]> point = KeyBytes.of(value);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        return Optional.of(points);
    }

    boolean isLowerBound() {
        return (operator.equals("$gt") || operator.equals("$gte")) && bound().isPresent();
    }

    boolean isUpperBound() {
        return (operator.equals("$lt") || operator.equals("$lte")) && bound().isPresent();
    }

    /** The encoding of the value that bounds the range. */
    Optional<byte[]> bound() {
        return operand == null ? Optional.empty() : KeyBytes.of(operand);
    }

    boolean includesBound() {
        return operator.endsWith("e");
    }

    /** Whether every document that meets this one meets the other one as well. */
    boolean implies(Condition other) {
        if (!path.equals(other.path)) {
            return false;
        }
        if (other.operator.equals("$exists") && Boolean.TRUE.equals(other.operand)) {
            return operator.equals("$exists") && Boolean.TRUE.equals(operand)
                    || isLowerBound()
                    || isUpperBound()
                    || points().filter(points -> !points.contains(KeyBytes.NULL))
                            .isPresent();
        }
        if (other.operator.equals("$eq") && operator.equals("$eq")) {
            return points().isPresent()
                    && other.points().isPresent()
                    && points().get().equals(other.points().get());
        }
        return equals(other);
    }
}
