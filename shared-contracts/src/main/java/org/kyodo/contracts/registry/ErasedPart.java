package org.kyodo.contracts.registry;

import org.kyodo.contracts.value.PersonRef;

/**
 * What of a form was erased 消去.
 *
 * @param ref of the person 本人 whose data it was; of a roster, the id of its document
 */
public record ErasedPart(PersonRef ref, FormPart part) {}
