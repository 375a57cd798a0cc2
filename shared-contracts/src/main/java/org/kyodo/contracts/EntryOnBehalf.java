package org.kyodo.contracts;

import java.time.Instant;
import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What was entered for somebody else 代理入力, as the envelope of its event tells it.
 *
 * @param type of the event it led to: {@code kyodo.proposal.ProposalSubmitted.v1}
 * @param subject of that event: {@code proposal/<id>}
 * @param at when it was entered
 * @param channel by which it came in 受付経路
 * @param by who entered it
 * @param department of who entered it: a section, or a support centre
 * @param onBehalfOf the group or the account it was entered for
 */
public record EntryOnBehalf(
        String type,
        String subject,
        Instant at,
        Channel channel,
        AccountRef by,
        Optional<DepartmentCode> department,
        String onBehalfOf) {

    /** Of the event's envelope; nothing where nobody entered it for somebody else. */
    public static Optional<EntryOnBehalf> of(Envelope envelope) {
        Envelope.Author author = envelope.author();
        return author.onBehalfOf()
                .map(party -> new EntryOnBehalf(
                        envelope.type(),
                        envelope.subject(),
                        envelope.time(),
                        author.channel(),
                        AccountRef.of(author.ref()),
                        author.department(),
                        party));
    }
}
