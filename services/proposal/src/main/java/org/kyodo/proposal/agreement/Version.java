package org.kyodo.proposal.agreement;

import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.Side;

/**
 * One version of an agreement 版.
 *
 * @param number from 1, the draft
 * @param hash by which the parties know that they confirm the same: see {@link Hashing}
 * @param by which side wrote it
 */
record Version(int number, String hash, Side by, AgreementTerms terms) {}
