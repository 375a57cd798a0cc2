package org.kyodo.proposal.award;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.AwardEvent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProposalId;
import org.springframework.data.mongodb.core.query.Criteria;

/** What was awarded 交付決定の記録, as the grant service tells. One that was declined or cancelled is as if it had never been. */
public final class Awards {
    /** More than the groups of one matter are awarded in all the years that are looked back over. */
    private static final int MANY = 500;

    private static final String PROPOSAL = "view.terms.proposal";
    private static final String GROUP = "view.terms.group";
    private static final String STANDS = "view.stands";

    private final ReadModel<KnownAward, AwardEvent> awards;

    Awards(ReadModel<KnownAward, AwardEvent> awards) {
        this.awards = awards;
    }

    static ReadModel<KnownAward, AwardEvent> model(Chassis chassis) {
        return chassis.readModel("knownAwards", KnownAward.class, AwardEvent.class, KnownAward::after)
                .queriedBy(PROPOSAL, STANDS)
                .queriedBy(GROUP, STANDS);
    }

    /** The one for what the proposal leads to. */
    public Optional<KnownAward> of(ProposalId proposal, MunicipalityCode municipality) {
        return standing(where(PROPOSAL).is(proposal.toString()), 1, municipality).stream()
                .findFirst();
    }

    /** What these groups were awarded, with and without a proposal. */
    public List<KnownAward> of(List<GroupId> groups, MunicipalityCode municipality) {
        return standing(where(GROUP).in(groups.stream().map(GroupId::toString).toList()), MANY, municipality);
    }

    private List<KnownAward> standing(Criteria whose, int most, MunicipalityCode municipality) {
        return awards.list(municipality, whose.and(STANDS).is(true), most);
    }
}
