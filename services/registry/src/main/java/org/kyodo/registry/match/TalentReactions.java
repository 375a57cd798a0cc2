package org.kyodo.registry.match;

import java.util.List;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.registry.TalentEvent.TalentBacked;
import org.kyodo.contracts.registry.TalentEvent.TalentDeclined;
import org.kyodo.contracts.registry.TalentEvent.TalentErased;
import org.kyodo.contracts.registry.TalentEvent.TalentHidden;
import org.kyodo.contracts.registry.TalentEvent.TalentOffered;
import org.kyodo.contracts.registry.TalentEvent.TalentPublished;
import org.kyodo.contracts.registry.TalentEvent.TalentRegistered;
import org.kyodo.contracts.registry.TalentEvent.TalentRetired;
import org.springframework.stereotype.Component;

/** Whatever waits for a talent that retires waits for another one from then on. */
@Component
class TalentReactions implements Reactions<TalentEvent> {
    private final Waiting waiting;

    TalentReactions(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public Class<TalentEvent> events() {
        return TalentEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<TalentEvent> happened) {
        return switch (happened.event()) {
            case TalentRetired e ->
                waiting.without(e.talentId(), happened.envelope().municipality());
            case TalentOffered _,
                    TalentBacked _,
                    TalentRegistered _,
                    TalentDeclined _,
                    TalentPublished _,
                    TalentHidden _,
                    TalentErased _ -> List.of();
        };
    }
}
