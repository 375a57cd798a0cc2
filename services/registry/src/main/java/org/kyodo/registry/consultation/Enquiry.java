package org.kyodo.registry.consultation;

import java.time.Instant;
import java.util.Optional;
import org.kyodo.contracts.registry.ConsultationEvent.ConsultationReceived;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AskerType;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Slot;

/**
 * What was asked 相談の申込み, as events tell it.
 *
 * @param account of who asks; none where it was entered for somebody without one
 * @param facility whose desk it is asked of
 * @param slot the appointment, where there is one
 * @param at when it was asked for
 */
record Enquiry(
        String number,
        ConsultationTopic topic,
        AskerType askerType,
        Optional<AccountRef> account,
        Optional<GroupId> group,
        Optional<FacilityCode> facility,
        Optional<Slot> slot,
        Instant at,
        FiscalYear fiscalYear) {
    static Enquiry of(ConsultationReceived e) {
        return new Enquiry(
                e.number(),
                e.topic(),
                e.askerType(),
                e.account(),
                e.group(),
                e.facility(),
                e.slot(),
                e.at(),
                FiscalYear.at(e.at()));
    }
}
