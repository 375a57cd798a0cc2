package org.kyodo.contracts.proposal;

import java.time.Instant;
import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Window;

/** What happens to a call for proposals 募集. */
@AggregateStream(
        service = "proposal",
        aggregate = "call",
        stages = {"Drafted", "Withdrawn", "Published", "Open", "Closed", "Screening", "Decided", "Cancelled"})
public sealed interface CallEvent extends DomainEvent {

    /** A call was drafted 下書き; without a theme テーマ it takes proposals on any. */
    @EventType(value = "kyodo.proposal.CallDrafted", visibility = Visibility.DEPARTMENT)
    record CallDrafted(CallId callId, CallTerms terms) implements CallEvent {}

    /** The draft was changed 下書きの変更. */
    @EventType(value = "kyodo.proposal.CallRevised", visibility = Visibility.DEPARTMENT)
    record CallRevised(CallId callId, CallTerms terms) implements CallEvent {}

    /** The draft was given up 下書きの取消し, and is shown to nobody any more. */
    @EventType(value = "kyodo.proposal.CallWithdrawn", visibility = Visibility.DEPARTMENT)
    record CallWithdrawn(CallId callId) implements CallEvent {}

    /** Its panel was named 審査会: these accounts score its proposals, and nobody else (K-PR-5). */
    @EventType(value = "kyodo.proposal.CallPanelAppointed", visibility = Visibility.DEPARTMENT)
    record CallPanelAppointed(CallId callId, List<AccountRef> members) implements CallEvent {}

    /** It was published 公表, its criteria with it (R-SE-1). */
    @EventType(value = "kyodo.proposal.CallPublished", visibility = Visibility.PUBLIC)
    record CallPublished(CallId callId, CallTerms terms) implements CallEvent {}

    /** The window opened 受付開始. */
    @EventType(value = "kyodo.proposal.CallOpened", visibility = Visibility.PUBLIC)
    record CallOpened(CallId callId, Instant at) implements CallEvent {}

    /** The window closed 締切. */
    @EventType(value = "kyodo.proposal.CallClosed", visibility = Visibility.PUBLIC)
    record CallClosed(CallId callId, Instant at) implements CallEvent {}

    /**
     * It takes proposals longer than was said first 募集期間の延長.
     *
     * @param reason the city explains its own way to all (001:L369)
     */
    @EventType(value = "kyodo.proposal.CallExtended", visibility = Visibility.PUBLIC)
    record CallExtended(
            CallId callId, Window window, @PublicText Reason reason) implements CallEvent {}

    /** When its proposals are examined was set 審査の日程の決定. */
    @EventType(value = "kyodo.proposal.ScreeningScheduled", visibility = Visibility.PUBLIC)
    record ScreeningScheduled(CallId callId, ScreeningDay screening) implements CallEvent {}

    /** Nothing of what was proposed to it is open any more 募集の終結. */
    @EventType(value = "kyodo.proposal.CallDecided", visibility = Visibility.PUBLIC)
    record CallDecided(CallId callId, CallOutcome outcome) implements CallEvent {}

    /**
     * It was cancelled 中止; what was proposed to it and not decided lapses.
     *
     * @param reason the city explains its own way to all (001:L369)
     */
    @EventType(value = "kyodo.proposal.CallCancelled", visibility = Visibility.PUBLIC)
    record CallCancelled(CallId callId, @PublicText Reason reason) implements CallEvent {}
}
