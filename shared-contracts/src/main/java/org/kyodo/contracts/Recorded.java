package org.kyodo.contracts;

/** An event as it happened: the fact and what is known of it. */
public record Recorded<E extends DomainEvent>(Envelope envelope, E event) {
    /** The content as JSON, the bytes that go on the wire. */
    public byte[] data() {
        return Json.TOLERANT.writeValueAsBytes(event);
    }
}
