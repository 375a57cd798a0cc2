package org.kyodo.contracts.value;

import java.util.UUID;

/** The identity of an aggregate: a UUID of version 7 (RFC 9562), so that ids sort by the time they were made. */
public interface Id {
    UUID value();

    /** The id itself, or an {@link InvalidInput} where it is not a UUIDv7 in its 36-character form. */
    static UUID parse(String field, String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.version() == 7 && id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // Said below, in the same words as for a UUID of another version.
        }
        throw new InvalidInput(field, text, Wording.UUID_7.of());
    }
}
