package org.kyodo.chassis.aggregate;

import org.kyodo.contracts.value.MunicipalityCode;

/**
 * An aggregate as it stands in the store.
 *
 * @param revision 1 after its first commit; the ETag
 */
public record Stored<S>(String id, MunicipalityCode municipality, long revision, S stage) {}
