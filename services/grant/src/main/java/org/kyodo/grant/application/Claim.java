package org.kyodo.grant.application;

import java.util.List;
import org.kyodo.contracts.grant.CostLine;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Yen;

/**
 * What was last submitted 申請内容.
 *
 * @param number of the application 受付番号, kept through corrections
 * @param computed the most that the programme's terms allowed 算定額
 */
record Claim(
        String number,
        List<CostLine> lines,
        Yen total,
        Yen eligible,
        Yen computed,
        Yen requested,
        List<Requirement> declared) {}
