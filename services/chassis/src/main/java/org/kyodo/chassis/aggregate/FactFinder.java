package org.kyodo.chassis.aggregate;

import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.value.MunicipalityCode;

/** Looks up what a decision needs to know of the world outside its aggregate. */
@FunctionalInterface
public interface FactFinder<C, S> {
    Facts find(S stage, C command, MunicipalityCode municipality);
}
