package org.kyodo.contracts.notification;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.Yen;

/**
 * Which events a subscriber wants 購読条件. An empty list asks nothing; what a subject does not have, a filter that asks
 * for it does not match.
 *
 * @param types names of events without a version: {@code kyodo.proposal.ProposalAdopted}
 * @param fieldTypes any of these
 * @param areas any of these
 * @param forms any of these: the form requested, or after adoption the form adopted
 * @param stages any of these stages of the subject after the event, as the API names them: {@code Adopted}
 * @param amountMin the amount asked is at least this
 */
public record SubscriptionFilter(
        @Size(max = 500) List<@Prose(max = 120) String> types,
        @Size(max = 100) List<FieldType> fieldTypes,
        @Size(max = 500) List<AreaCode> areas,
        @Size(max = 20) List<CollaborationForm> forms,
        @Size(max = 200) List<@Prose(max = 60) String> stages,
        Optional<Yen> amountMin) {}
