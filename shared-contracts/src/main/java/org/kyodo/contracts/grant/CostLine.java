package org.kyodo.contracts.grant;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Yen;

/**
 * One line of the costs of an application 経費明細.
 *
 * @param kind the kind of cost, by the word the programme uses: 教材費
 * @param amount what it costs
 * @param eligible whether the applicant counts it as eligible 補助対象経費
 */
public record CostLine(@Line(max = 60) String kind, Yen amount, boolean eligible) {}
