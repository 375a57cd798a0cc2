package org.kyodo.contracts.registry;

import org.kyodo.contracts.value.PersonRef;

/**
 * What of a form was erased 消去.
 *
 * @param ref of the person 本人 whose data it was
 */
public record ErasedPart(PersonRef ref, FormPart part) {}
