package org.kyodo.chassis.receipt;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON in its one form (RFC 8785, JCS): whatever the order of members, the spaces and the way a number was written. */
public final class CanonicalJson {
    /** The largest whole number that every reader of JSON takes for the same (RFC 7493). */
    private static final int BITS = 53;

    private CanonicalJson() {}

    /** @throws InvalidInput when it has a number for which there is no such form */
    public static String of(JsonNode json) {
        withoutLargeNumbers(json);
        // The library takes objects and lists only.
        String list = canonical(JsonNodeFactory.instance.arrayNode(1).add(json));
        return list.substring(1, list.length() - 1);
    }

    private static String canonical(JsonNode list) {
        try {
            return new JsonCanonicalizer(Json.TOLERANT.writeValueAsString(list)).getEncodedString();
        } catch (IOException e) {
            throw new InvalidInput("body", e.getMessage(), Wording.AS_DESCRIBED.of());
        }
    }

    private static void withoutLargeNumbers(JsonNode json) {
        if (json.isIntegralNumber() && json.bigIntegerValue().abs().bitLength() > BITS) {
            throw new InvalidInput("body", json.bigIntegerValue(), Wording.AT_MOST.of((1L << BITS) - 1));
        }
        json.forEach(CanonicalJson::withoutLargeNumbers);
    }
}
