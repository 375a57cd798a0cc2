package org.kyodo.registry.committee;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.registry.CommitteeEvent.MemberAppointed;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.registry.person.Sealed;

/**
 * Somebody who has a seat 委員.
 *
 * @param account by which the person signs in, where it is known
 * @param group that sent the person
 * @param particulars sealed {@link MemberParticulars}; there as soon as the appointment is committed
 */
record Member(
        PersonRef person,
        Optional<AccountRef> account,
        SeatKind seat,
        Optional<GroupId> group,
        Period term,
        Optional<Sealed> particulars) {
    static Member of(MemberAppointed e) {
        return new Member(e.ref(), e.account(), e.seat(), e.group(), e.term(), Optional.empty());
    }

    Member with(Sealed kept) {
        return new Member(person, account, seat, group, term, Optional.of(kept));
    }

    boolean isOverOn(LocalDate day) {
        return day.isAfter(term.until());
    }
}
