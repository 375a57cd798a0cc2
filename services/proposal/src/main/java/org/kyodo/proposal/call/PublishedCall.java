package org.kyodo.proposal.call;

import org.kyodo.contracts.proposal.CallTerms;

/** A call that was published 公表, and perhaps cancelled 中止 since. */
public record PublishedCall(CallTerms terms, boolean cancelled) {}
