package org.kyodo.registry.code;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * A receipt that shows a code, once and to whoever asked for it, as no other answer does.
 *
 * @param code to be handed on; none in the answer to a repeat
 */
public record ReceiptWithCode(String id, long revision, List<Outcome.Fact> events, Optional<String> code) {
    /** @param outcome of its issue @param subject that it is for, for the security log */
    public static ResponseEntity<ReceiptWithCode> of(Outcome outcome, String code, String subject, SecurityLog log) {
        Receipt receipt = Answers.ok(outcome).getBody();
        boolean first = outcome instanceof Outcome.Done done && !done.before();
        if (first) {
            log.tell(SecurityLog.Event.SECRET_SHOWN, subject, "");
        }
        return ResponseEntity.ok()
                .eTag("\"" + receipt.revision() + "\"")
                .cacheControl(CacheControl.noStore())
                .body(new ReceiptWithCode(
                        receipt.id(),
                        receipt.revision(),
                        receipt.events(),
                        Optional.of(code).filter(_ -> first)));
    }
}
