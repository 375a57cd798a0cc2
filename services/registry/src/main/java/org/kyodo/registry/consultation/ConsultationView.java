package org.kyodo.registry.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.Referral;
import org.kyodo.contracts.value.AskerType;
import org.kyodo.contracts.value.ConsultationOutcome;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.Subject;

/**
 * A consultation as its asker and the desks see it.
 *
 * @param notes what was asked and advised, for who asked and who is in charge
 */
record ConsultationView(Line line, Optional<Notes> notes, List<Subject> links) {
    /** @param facility whose desk was asked @param waitedMinutes from asking to advice */
    record Line(
            String number,
            ConsultationTopic topic,
            AskerType askerType,
            Optional<GroupId> group,
            Optional<FacilityCode> facility,
            Optional<Slot> slot,
            Instant at,
            Optional<InCharge> inCharge,
            Optional<Long> waitedMinutes,
            Optional<Referral> referral,
            Optional<ConsultationOutcome> outcome) {}

    /** A desk or a department. */
    record InCharge(Optional<FacilityCode> facility, Optional<DepartmentCode> department) {}

    /** @param name and reach of somebody without an account */
    record Notes(Optional<String> name, Optional<String> reach, Optional<String> question, Optional<String> advice) {}
}
