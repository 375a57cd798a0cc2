package org.kyodo.registry.contact;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.registry.NoticeConsent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.ReachKind;

/**
 * A contact point as it is shown.
 *
 * @param masked as much of its address as whose it is will know again; none once it was erased
 * @param value in full, to whose it is, desks and the office, and only where one contact point is asked for
 * @param codeUntil the last day of the code to confirm it by, while there is one
 * @param confirmedOn when it was last confirmed, while nothing has made it doubtful since
 * @param failedOn when something last did not arrive
 * @param withdrawnOn when it was withdrawn
 */
record ContactPointView(
        Recipient recipient,
        ReachKind kind,
        Optional<String> masked,
        Optional<ContactValue> value,
        Optional<NoticeConsent> consent,
        Optional<LocalDate> codeUntil,
        Optional<LocalDate> confirmedOn,
        Optional<LocalDate> failedOn,
        Optional<LocalDate> withdrawnOn) {}
