package org.kyodo.contracts.registry;

import java.time.LocalDate;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.MatchParty;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.contracts.value.Visibility;

/** What happens to a match request 派遣依頼 in the registry. */
@AggregateStream(
        service = "registry",
        aggregate = "match-request",
        stages = {"Requested", "Proposed", "Accepted", "Dispatched", "Reported", "Cancelled"})
public sealed interface MatchRequestEvent extends DomainEvent {

    /** A group or a department asks for a talent of this kind 依頼. */
    @EventType(value = "kyodo.registry.MatchRequested", visibility = Visibility.DEPARTMENT)
    record MatchRequested(MatchRequestId matchRequestId, TalentKind kind, MatchNeed need, MatchAsker asker)
            implements MatchRequestEvent {}

    /** A talent is proposed 提案: it and the asker say whether they agree. */
    @EventType(value = "kyodo.registry.MatchProposed", visibility = Visibility.DEPARTMENT)
    record MatchProposed(MatchRequestId matchRequestId, TalentId talent) implements MatchRequestEvent {}

    /** The first of the two agrees 一方の承諾; the other has not answered yet. */
    @EventType(value = "kyodo.registry.MatchAgreed", visibility = Visibility.DEPARTMENT)
    record MatchAgreed(MatchRequestId matchRequestId, TalentId talent, MatchParty by) implements MatchRequestEvent {}

    /** Both agree 承諾. */
    @EventType(value = "kyodo.registry.MatchAccepted", visibility = Visibility.DEPARTMENT)
    record MatchAccepted(MatchRequestId matchRequestId, TalentId talent) implements MatchRequestEvent {}

    /** One of the two does not agree 辞退: other talents may be proposed. */
    @EventType(value = "kyodo.registry.MatchDeclined", visibility = Visibility.DEPARTMENT)
    record MatchDeclined(MatchRequestId matchRequestId, TalentId talent, MatchParty by) implements MatchRequestEvent {}

    /** The talent is no longer there 人材の退任: other talents may be proposed. */
    @EventType(value = "kyodo.registry.MatchTalentLost", visibility = Visibility.DEPARTMENT)
    record MatchTalentLost(MatchRequestId matchRequestId, TalentId talent, ReasonCode reason)
            implements MatchRequestEvent {}

    /** The talent went there 派遣. */
    @EventType(value = "kyodo.registry.TalentDispatched", visibility = Visibility.PARTIES)
    record TalentDispatched(MatchRequestId matchRequestId, TalentId talent, LocalDate on)
            implements MatchRequestEvent {}

    /** The asker tells whether it was useful 報告. */
    @EventType(value = "kyodo.registry.MatchReported", visibility = Visibility.DEPARTMENT)
    record MatchReported(MatchRequestId matchRequestId, TalentId talent, boolean useful) implements MatchRequestEvent {}

    /** It is asked for no longer 取消. */
    @EventType(value = "kyodo.registry.MatchCancelled", visibility = Visibility.DEPARTMENT)
    record MatchCancelled(MatchRequestId matchRequestId, Reason reason) implements MatchRequestEvent {}
}
