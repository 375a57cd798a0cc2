package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;

/**
 * Who offers themself 申出をした人・団体 (R-TA-1): a person by their account, or a group; neither where a person without an account
 * did so on paper, at a counter or by telephone.
 */
public record TalentOfferer(Optional<AccountRef> account, Optional<GroupId> group) {}
