package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/**
 * How long the same group and section have worked together in the same form without a break 継続 (R-IT-4).
 *
 * @param consecutiveYears fiscal years, those that the agreement is for included
 */
public record Continuation(GroupId group, DepartmentCode section, CollaborationForm form, int consecutiveYears) {}
