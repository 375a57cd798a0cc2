package org.kyodo.journeys;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.kyodo.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** An event as anybody's consumer sees it: nothing but headers and bytes. */
public record EventLine(ConsumerRecord<byte[], byte[]> event) {

    /** In place of one that nobody looked for: there is no broker to read from. */
    static EventLine unseen() {
        return new EventLine(new ConsumerRecord<>("", 0, 0, null, null));
    }

    public String type() {
        return header("ce_type").orElse("?");
    }

    /** Without the platform's name and the version: {@code proposal.ProposalAdopted}. */
    public String shortType() {
        return type().replaceFirst("^kyodo\\.", "").replaceFirst("\\.v[0-9]+$", "");
    }

    public String subject() {
        return header("ce_subject").orElse("?");
    }

    public long sequence() {
        return header("ce_sequence").map(Long::parseLong).orElse(0L);
    }

    public String correlationId() {
        return header("ce_correlationid").orElse("?");
    }

    public String data() {
        return event.value() == null ? "" : new String(event.value(), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(event.headers().lastHeader(name))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** time, type, subject, sequence, actor */
    public String line() {
        return "%-24s %-40s %-55s #%-3d %s"
                .formatted(
                        header("ce_time").orElse("?"),
                        shortType(),
                        subject(),
                        sequence(),
                        header("ce_actorref").orElse("?"));
    }

    /** Everything: attributes and content. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("topic", event.topic());
        all.put("partition", event.partition());
        all.put("offset", event.offset());
        event.headers().forEach(header -> all.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        ObjectNode json = Json.TOLERANT.valueToTree(all);
        try {
            json.set("data", Json.TOLERANT.readTree(data()));
        } catch (JacksonException _) {
            json.put("data", data());
        }
        return json.toString();
    }
}
