package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.presets.Label;

/**
 * A registered group as everybody sees it 公開ページ. The personal data is there only where the group agreed to it.
 *
 * @param label 自主申告による登録, where the group was registered on its own declaration
 */
record PublicGroup(
        GroupId id,
        String number,
        Optional<Label> label,
        String name,
        String nameKana,
        GroupType groupType,
        List<ActivityField> fields,
        List<AreaCode> areas,
        int memberCount,
        LocalDate registeredOn,
        LocalDate validUntil,
        String purpose,
        String activities,
        Optional<String> website,
        Optional<String> representative,
        Optional<String> contactName,
        Optional<String> address,
        Optional<String> phone,
        Optional<String> email) {

    /** A line of the public list. */
    record Line(
            GroupId id,
            String number,
            Optional<Label> label,
            String name,
            GroupType groupType,
            List<ActivityField> fields,
            List<AreaCode> areas) {}
}
