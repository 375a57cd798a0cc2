package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.CouncilStructure;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.presets.Label;

/**
 * A registered group as everybody sees it 公開ページ. The personal data is there only where the group agreed to it.
 *
 * @param bylaws 規約, where the group agreed to that
 * @param words of the municipality for what the card says in codes
 * @param label 意思表明的な登録, in the municipality's own words, where the group was registered on its own declaration
 */
record PublicGroup(
        GroupId id,
        Optional<Label> label,
        GroupCard card,
        InWords words,
        Registration registration,
        CouncilStructure structure,
        Optional<String> purpose,
        Optional<String> activities,
        Optional<String> offers,
        Optional<String> website,
        Optional<DocumentRef> bylaws,
        People people) {

    /** The kind of group and its fields, in the order of the card, as the municipality calls them (K-ALL-9). */
    record InWords(Label groupType, List<Label> fields) {}

    /** Whom to turn to. @param withheld what the group agreed to show and is not there any more */
    record People(
            Optional<String> representative,
            Optional<String> contactName,
            Optional<String> address,
            Optional<String> phone,
            Optional<String> email,
            List<Withheld> withheld) {}

    /** A line of the public list. */
    record Line(GroupId id, String number, Optional<Label> label, GroupCard card, InWords words) {}
}
