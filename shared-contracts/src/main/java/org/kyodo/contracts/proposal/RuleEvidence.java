package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What was recorded of one key point of a form 形態のポイントの記録.
 *
 * @param rule its id: {@code R-KS-1}
 * @param met whether it is kept; a "no" to a mere question hinders nothing
 * @param on the day of what is recorded: of the talks, of the check
 * @param answer in words, for the parties
 * @param document that shows it
 */
@PublicText
public record RuleEvidence(
        @Line(max = 10) String rule,
        boolean met,
        Optional<LocalDate> on,
        Optional<@Prose(max = 1_000) String> answer,
        Optional<DocumentRef> document) {
    /** The same without what is for the parties only. */
    public RuleEvidence forEverybody() {
        return new RuleEvidence(rule, met, on, Optional.empty(), Optional.empty());
    }
}
