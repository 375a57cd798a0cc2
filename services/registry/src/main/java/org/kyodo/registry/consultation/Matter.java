package org.kyodo.registry.consultation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.Subject;

/**
 * What a consultation has in every stage.
 *
 * @param links what came of it
 * @param entries who handed something in
 * @param erased whose key was destroyed
 */
record Matter(Enquiry enquiry, Notes notes, List<Subject> links, Entries entries, Optional<PersonRef> erased) {
    static Matter of(Enquiry enquiry) {
        return new Matter(enquiry, Notes.NONE, List.of(), Entries.NONE, Optional.empty());
    }

    Matter with(Notes kept) {
        return new Matter(enquiry, kept, links, entries, erased);
    }

    Matter with(Entries all) {
        return new Matter(enquiry, notes, links, all, erased);
    }

    Matter leadingTo(Subject subject) {
        return new Matter(
                enquiry,
                notes,
                Stream.concat(links.stream(), Stream.of(subject)).toList(),
                entries,
                erased);
    }

    Matter without(Optional<PersonRef> person) {
        return new Matter(enquiry, Notes.NONE, links, entries, person);
    }
}
