package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.receipt.Content;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Receipt;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Checks receipts 受領証の確認, for everybody and also of what is not public: nobody learns here but whether two values that
 * they have belong together. A service that gives receipts imports it.
 */
@RestController
@RequestMapping(ReceiptController.PATH)
public final class ReceiptController {
    public static final String PATH = "/api/v1/public/receipts";

    private final List<Aggregate<?, ?, ?>> aggregates;
    private final Journal journal;

    ReceiptController(List<Aggregate<?, ?, ?>> aggregates, Journal journal) {
        this.aggregates = aggregates;
        this.journal = journal;
    }

    /**
     * An answer like any other, whatever there is.
     *
     * @param agrees whether an event of this municipality has this id and tells this receipt; of an event that is not known, or
     *     tells none, the answer is the same as of one that tells another
     */
    record Check(UUID event, Receipt sha256, boolean agrees) {}

    /** For who has worked out the hash. */
    @GetMapping("/{event}")
    ResponseEntity<Check> check(
            @PathVariable UUID event, @RequestParam MunicipalityCode municipality, @RequestParam Receipt sha256) {
        return answer(event, municipality, sha256);
    }

    /** For who has kept what was sent: it is hashed, compared and forgotten. */
    @PostMapping("/{event}")
    ResponseEntity<Check> check(
            @PathVariable UUID event,
            @RequestParam MunicipalityCode municipality,
            @RequestBody JsonNode content,
            HttpServletRequest request) {
        Content sent = JsonBodies.content(request)
                .orElseThrow(() -> new IllegalStateException("no body (expected: the one that was just read)"));
        return answer(event, municipality, sent.receipt());
    }

    private ResponseEntity<Check> answer(UUID event, MunicipalityCode municipality, Receipt given) {
        // An event leaves its outbox once it is in the journal; so it is seen in one of the three looks.
        boolean agrees = journal.receipt(event, municipality)
                .or(() -> aggregates.stream()
                        .flatMap(aggregate -> aggregate.waitingReceipt(event, municipality).stream())
                        .findFirst())
                .or(() -> journal.receipt(event, municipality))
                .filter(told -> MessageDigest.isEqual(bytes(told), bytes(given)))
                .isPresent();
        // What is not known yet may be known in a moment.
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Check(event, given, agrees));
    }

    private static byte[] bytes(Receipt receipt) {
        return receipt.sha256().getBytes(StandardCharsets.US_ASCII);
    }
}
