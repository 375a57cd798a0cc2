package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.Require;

/**
 * One axis by which proposals of a call are scored 審査基準.
 *
 * @param axis its name: 公益性
 * @param weight the most points it can bring, 1 to 100
 */
public record Criterion(String axis, int weight) {
    public Criterion {
        Require.name("criteria.axis", axis, 60);
        Require.between("criteria.weight", weight, 1, 100);
    }
}
