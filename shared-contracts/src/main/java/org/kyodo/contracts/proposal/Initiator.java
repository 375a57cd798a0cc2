package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;

/**
 * Who states an initiative 市民事業の表明者: a person by their account, or a group; neither where a person without an account did so
 * on paper, at a counter or by telephone.
 */
public record Initiator(Optional<AccountRef> account, Optional<GroupId> group) {}
