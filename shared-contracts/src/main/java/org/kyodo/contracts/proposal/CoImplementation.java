package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PublicText;

/**
 * A section that carries the project out together with the group 協働で実施する所属, by its own word (R-CI-1, K-CI-1).
 *
 * @param role what it does in the project
 */
@PublicText
public record CoImplementation(DepartmentCode department, String role) {}
