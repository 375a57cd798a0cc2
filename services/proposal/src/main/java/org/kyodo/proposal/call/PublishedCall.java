package org.kyodo.proposal.call;

import java.util.List;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.value.AccountRef;

/**
 * A call that was published 公表, and perhaps cancelled 中止 since.
 *
 * @param panel who scores its proposals
 */
public record PublishedCall(CallTerms terms, boolean cancelled, List<AccountRef> panel) {}
