package org.kyodo.contracts.proposal;

/**
 * What became of the proposals to a call 募集の結果.
 *
 * @param proposals that were handed in, those withdrawn among them
 */
public record CallOutcome(int proposals, int adopted, int rejected) {}
