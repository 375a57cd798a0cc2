package org.kyodo.chassis;

import org.kyodo.contracts.value.MunicipalityCode;

/** The municipalities that this installation serves. */
public interface Municipalities {
    boolean serves(MunicipalityCode municipality);

    /** The version of its settings, which every event names. */
    String ruleSetVersion(MunicipalityCode municipality);
}
