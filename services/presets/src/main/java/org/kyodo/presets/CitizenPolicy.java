package org.kyodo.presets;

import java.time.MonthDay;
import java.util.List;

/**
 * The terms of citizen policy proposals 市民提案（計画提案・事業提案）.
 *
 * @param accountabilityDays days the city has to say what came of a proposal 説明期限
 * @param roundsPerYear how often a year proposals are compiled
 * @param roundCloses the last day of each round, from April on
 */
public record CitizenPolicy(int accountabilityDays, int roundsPerYear, List<MonthDay> roundCloses) {}
