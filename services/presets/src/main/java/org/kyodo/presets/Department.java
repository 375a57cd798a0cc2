package org.kyodo.presets;

import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * A department 所属; one of them is the collaboration office 協働推進課 that co-ordinates the others.
 *
 * @param mailbox where mail to the department goes
 */
public record Department(DepartmentCode code, Label label, boolean collaborationOffice, Optional<String> mailbox) {}
