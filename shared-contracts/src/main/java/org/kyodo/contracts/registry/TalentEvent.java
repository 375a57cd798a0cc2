package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a talent 人材 in the registry. Who the person is, is in no event. */
@AggregateStream(
        service = "registry",
        aggregate = "talent",
        stages = {"Offered", "Registered", "Declined", "Retired"})
public sealed interface TalentEvent extends DomainEvent {

    /** A person or a group offers themself 申出. */
    @EventType(value = "kyodo.registry.TalentOffered", visibility = Visibility.PARTIES)
    record TalentOffered(TalentId talentId, TalentOfferer offerer, TalentTerms terms) implements TalentEvent {}

    /** One account more backs it 応援. @param backers how many do now */
    @EventType(value = "kyodo.registry.TalentBacked", visibility = Visibility.PARTIES, unnamed = true)
    record TalentBacked(TalentId talentId, int backers) implements TalentEvent {}

    /** It is registered 登録: from now on it may be asked for. */
    @EventType(value = "kyodo.registry.TalentRegistered", visibility = Visibility.PARTIES)
    record TalentRegistered(TalentId talentId, TalentOfferer offerer, TalentTerms terms) implements TalentEvent {}

    /** It is not registered 不登録. */
    @EventType(value = "kyodo.registry.TalentDeclined", visibility = Visibility.PARTIES)
    record TalentDeclined(TalentId talentId, Reason reason, LocalDate on) implements TalentEvent {}

    /**
     * It is shown to everybody 公開, as far as it agreed, or differently from now on.
     *
     * @param group the name of the group that it is, where that may be shown; a person's name is in no event
     */
    @EventType(value = "kyodo.registry.TalentPublished", visibility = Visibility.PUBLIC)
    record TalentPublished(
            TalentId talentId, TalentTerms terms, TalentConsent consent, Optional<@PublicText String> group)
            implements TalentEvent {}

    /** It is not shown to everybody any more 非公開. */
    @EventType(value = "kyodo.registry.TalentHidden", visibility = Visibility.PARTIES)
    record TalentHidden(TalentId talentId) implements TalentEvent {}

    /** It has ended 退任, or was taken back before it was registered. */
    @EventType(value = "kyodo.registry.TalentRetired", visibility = Visibility.PARTIES)
    record TalentRetired(TalentId talentId, LocalDate on) implements TalentEvent {}

    /** What was known of the person was erased 個人情報の消去. */
    @EventType(value = "kyodo.registry.TalentErased", visibility = Visibility.INTERNAL)
    record TalentErased(TalentId talentId, Optional<PersonRef> erased, LocalDate on) implements TalentEvent {}
}
