package org.kyodo.registry.support;

import java.util.Optional;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.support.SupportOffer.Known;
import org.kyodo.registry.support.SupportOfferCommand.AgreeSupport;
import org.kyodo.registry.support.SupportOfferCommand.DeclineSupport;
import org.kyodo.registry.support.SupportOfferCommand.EndOffer;
import org.kyodo.registry.support.SupportOfferCommand.OfferSupport;
import org.kyodo.registry.support.SupportOfferCommand.RecordDelivery;
import org.kyodo.registry.support.SupportOfferCommand.RequestSupport;
import org.kyodo.registry.support.SupportOfferCommand.WithdrawOffer;

/** Looks up the groups that an offer of support is between. */
final class SupportOfferFacts implements FactFinder<SupportOfferCommand, SupportOffer> {
    private final Groups groups;

    SupportOfferFacts(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Facts find(SupportOffer offer, SupportOfferCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case OfferSupport c -> Facts.of(offering(c.group(), municipality));
            case RequestSupport c -> Facts.of(asking(Optional.of(c.group()), municipality));
            case AgreeSupport c -> Facts.of(asking(asked(offer, c.request()), municipality));
            case RecordDelivery c -> Facts.of(asking(asked(offer, c.request()), municipality));
            case DeclineSupport _, WithdrawOffer _, EndOffer _ -> Facts.NONE;
        };
    }

    Offering offering(GroupId group, MunicipalityCode municipality) {
        return new Offering(groups.find(group, municipality));
    }

    private Asking asking(Optional<GroupId> group, MunicipalityCode municipality) {
        return new Asking(group.map(id -> groups.find(id, municipality)));
    }

    private static Optional<GroupId> asked(SupportOffer offer, int request) {
        return offer instanceof Known known
                ? known.find(request).map(asked -> asked.request().group())
                : Optional.empty();
    }
}
