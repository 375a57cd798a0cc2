package org.kyodo.chassis.http;

import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Shape;

/**
 * One thing that is wrong with a request.
 *
 * @param code stable; also the code of its text
 * @param field where it stands: {@code plan.criteria[0].weight}
 * @param given the value, or empty
 * @param expected what would have been right
 */
record Fault(String code, String field, Object given, Object expected) {
    static final String INVALID_VALUE = "INVALID_VALUE";

    static Fault invalid(String field, Object given, Object expected) {
        return new Fault(INVALID_VALUE, field, given, expected);
    }

    static Fault of(Shape.Broken broken) {
        return invalid(broken.field(), broken.given(), broken.expected());
    }

    static Fault of(InvalidInput input, String field) {
        return invalid(field, input.given(), input.expected());
    }
}
