package org.kyodo.chassis.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.kyodo.contracts.Contradiction;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * A record as it came from Kafka.
 *
 * @param key the aggregate; for a record without one a name of its own, so that it holds up no other
 * @param data empty where the record had none
 */
record InboxRecord(String topic, int partition, long offset, String key, Map<String, byte[]> headers, byte[] data) {
    private static final int HEX_DIGITS = 32;

    /**
     * By what it says, not by where it lies: an event that comes again on another partition, or on a topic that was rebuilt,
     * is the same record, and another event at the same offset of a rebuilt topic is not.
     */
    String id() {
        MessageDigest digest = sha256();
        add(digest, key.getBytes(StandardCharsets.UTF_8));
        headers.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(header -> {
            add(digest, header.getKey().getBytes(StandardCharsets.UTF_8));
            add(digest, header.getValue());
        });
        add(digest, data);
        return topic + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    /** Its aggregate, on its topic. */
    Lane lane() {
        return new Lane(topic, key);
    }

    /** Its place in the stream of its aggregate, if it says one. */
    Optional<Long> sequence() {
        try {
            return Optional.ofNullable(headers.get("ce_sequence"))
                    .map(bytes -> Long.valueOf(new String(bytes, StandardCharsets.UTF_8)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whose it says it is; empty where it contradicts itself, so that it is not to be believed in this either. */
    Optional<MunicipalityCode> municipality() {
        try {
            return Optional.of(Envelope.ofRecord(topic, key, headers::get).municipality());
        } catch (Contradiction e) {
            return Optional.empty();
        } catch (InvalidInput e) {
            return named();
        }
    }

    private Optional<MunicipalityCode> named() {
        try {
            return Optional.ofNullable(headers.get("ce_municipality"))
                    .map(bytes -> MunicipalityCode.of(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Lengths first, so that no two lists of parts give the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
