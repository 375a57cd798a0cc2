package org.kyodo.presets;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.GroupType;

/**
 * A kind of call that the municipality makes 募集の類型.
 *
 * @param groupTypes who may propose (R-CA-3)
 * @param residents whether residents may as well (R-CA-4)
 * @param forms what it may lead to (R-CA-5); none of what is answered or announced rather than adopted
 * @param examination how its proposals are examined; empty of what is not
 */
public record OfferedCall(
        CallKind code,
        Label label,
        List<GroupType> groupTypes,
        boolean residents,
        List<CollaborationForm> forms,
        Optional<Examination> examination) {

    /** Whether its proposals are examined and adopted, or else answered or announced. */
    static boolean isExamined(CallKind kind) {
        return kind == CallKind.CITY_PROPOSED || kind == CallKind.CITIZEN_PROPOSED;
    }
}
