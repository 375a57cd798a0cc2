package org.kyodo.contracts;

import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What everybody may read of a public event 墨消し, as its record declares it: of a reference to an account or a person, which is
 * opaque and still says who did two things, only that there is one; of texts only those that are {@link PublicText}; of the rest
 * all.
 */
public final class PublicCopy {
    /** Stands in the place of a reference. */
    public static final String HIDDEN = "redacted";

    private PublicCopy() {}

    /** The content of the copy. */
    public static JsonNode of(DomainEvent event) {
        return cut(Shape.of(event.getClass()), Json.TOLERANT.valueToTree(event));
    }

    /** Whether the copy has this part of a record at all. @param of the record as it stands where it is */
    public static boolean has(Shape.Parts of, Shape.Part part) {
        return has(part.shape(), of.bounds().publicText());
    }

    /** Whether it is a reference, in whose place {@link #HIDDEN} stands. */
    public static boolean hides(Shape.One one) {
        return one.type() == AccountRef.class || one.type() == PersonRef.class;
    }

    private static boolean has(Shape shape, boolean inPublicText) {
        return switch (shape) {
            case Shape.Maybe(Shape of) -> has(of, inPublicText);
            case Shape.Many many -> has(many.of(), inPublicText);
            case Shape.Mapped mapped -> has(mapped.of(), inPublicText);
            case Shape.Parts _ -> true;
            case Shape.One one ->
                one.type() != String.class || inPublicText || one.bounds().publicText();
        };
    }

    private static JsonNode cut(Shape shape, JsonNode whole) {
        return switch (shape) {
            case Shape.Maybe(Shape of) -> whole.isNull() ? whole : cut(of, whole);
            case Shape.Many many -> {
                ArrayNode copy = Json.TOLERANT.createArrayNode();
                whole.forEach(each -> copy.add(cut(many.of(), each)));
                yield copy;
            }
            case Shape.Mapped mapped -> {
                ObjectNode copy = Json.TOLERANT.createObjectNode();
                whole.properties().forEach(each -> copy.set(each.getKey(), cut(mapped.of(), each.getValue())));
                yield copy;
            }
            case Shape.Parts parts -> {
                ObjectNode copy = Json.TOLERANT.createObjectNode();
                parts.parts().stream()
                        .filter(part -> has(parts, part))
                        .forEach(part -> copy.set(part.name(), cut(part.shape(), whole.get(part.name()))));
                yield copy;
            }
            case Shape.One one -> hides(one) ? StringNode.valueOf(HIDDEN) : whole;
        };
    }
}
