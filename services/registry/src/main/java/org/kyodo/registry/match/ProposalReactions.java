package org.kyodo.registry.match;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchProposed;
import org.kyodo.registry.match.MatchRequestCommand.LoseTalent;
import org.kyodo.registry.talent.Talents;
import org.springframework.stereotype.Component;

/**
 * A talent may retire, or its group leave the register, in the moment in which it is proposed: then {@link TalentReactions} and
 * {@link GroupReactions} came too early to see it.
 */
@Component
class ProposalReactions implements Reactions<MatchRequestEvent> {
    private final Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests;
    private final Talents talents;

    ProposalReactions(Aggregate<MatchRequestCommand, MatchRequest, MatchRequestEvent> matchRequests, Talents talents) {
        this.matchRequests = matchRequests;
        this.talents = talents;
    }

    @Override
    public Class<MatchRequestEvent> events() {
        return MatchRequestEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<MatchRequestEvent> happened) {
        return switch (happened.event()) {
            case MatchProposed e
            when talents.find(e.talent(), happened.envelope().municipality()).isGone() ->
                List.of(new Instruction<>(matchRequests, e.matchRequestId().toString(), new LoseTalent(e.talent())));
            case MatchRequestEvent _ -> List.of();
        };
    }
}
