package org.kyodo.chassis.receipt;

import java.util.Optional;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.Receipt;
import org.kyodo.contracts.value.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came as the body of a request 提出内容.
 *
 * @param sent as it was sent: no text brought to another form, nothing added that was left out
 * @param type of the record that it was read as
 */
public record Content(JsonNode sent, Class<?> type) {
    /**
     * What a receipt says of it. Personal data is no part of it: a hash by which a name can be guessed would keep the name
     * beyond its erasure.
     */
    public Receipt receipt() {
        JsonNode hashed =
                Shape.isOfParts(type) ? impersonal(sent, Shape.of(type)).orElse(sent) : sent;
        return Receipt.of(Sha256.hex(CanonicalJson.of(hashed)));
    }

    private static Optional<JsonNode> impersonal(JsonNode node, Shape shape) {
        return switch (shape) {
            case Shape.Maybe(Shape of) -> impersonal(node, of);
            case Shape.One one -> Optional.of(node).filter(any -> !one.bounds().personal());
            case Shape.Many many
            when node instanceof ArrayNode array -> {
                ArrayNode left = JsonNodeFactory.instance.arrayNode();
                array.forEach(each -> impersonal(each, many.of()).ifPresent(left::add));
                yield Optional.of(left);
            }
            case Shape.Mapped mapped
            when node instanceof ObjectNode object -> {
                ObjectNode left = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> impersonal(member.getValue(), mapped.of())
                        .ifPresent(value -> left.set(member.getKey(), value)));
                yield Optional.of(left);
            }
            case Shape.Parts parts
            when node instanceof ObjectNode object -> {
                ObjectNode left = object.deepCopy();
                parts.parts().forEach(part -> Optional.ofNullable(object.get(part.name()))
                        .ifPresent(value -> impersonal(value, part.shape())
                                .ifPresentOrElse(rest -> left.set(part.name(), rest), () -> left.remove(part.name()))));
                yield Optional.of(left);
            }
            case Shape.Many _, Shape.Mapped _, Shape.Parts _ -> Optional.of(node);
        };
    }
}
