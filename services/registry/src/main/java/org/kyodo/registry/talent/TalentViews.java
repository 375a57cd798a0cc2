package org.kyodo.registry.talent;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.talent.Talent.Declined;
import org.kyodo.registry.talent.Talent.Known;
import org.kyodo.registry.talent.Talent.Publication;
import org.kyodo.registry.talent.Talent.Registered;

/** Who sees what of a talent 人材. */
final class TalentViews {
    private final TalentFacts facts;
    private final PersonVault vault;

    TalentViews(TalentFacts facts, PersonVault vault) {
        this.facts = facts;
        this.vault = vault;
    }

    /** With what is known of the person, for itself and the desks. */
    Optional<TalentView> full(Talent talent, Actor actor, MunicipalityCode municipality) {
        return talent instanceof Known known
                ? Optional.of(view(known, municipality, own(known, actor, municipality)))
                : Optional.empty();
    }

    Optional<TalentView> line(Talent talent, MunicipalityCode municipality) {
        return talent instanceof Known known
                ? Optional.of(view(known, municipality, Optional.empty()))
                : Optional.empty();
    }

    /** Nothing of a group that is not registered any more, for it is not to be found in the register either. */
    Optional<TalentView.ForEveryone> forEveryone(Talent talent, MunicipalityCode municipality) {
        return talent instanceof Registered registered
                        && facts.offerer(registered.offer().offerer(), municipality)
                                .stands()
                ? card(registered, municipality)
                        .map(card -> new TalentView.ForEveryone(
                                registered.offer().terms(),
                                registered.offer().backing().backers(),
                                card))
                : Optional.empty();
    }

    Optional<TalentProfile> profile(Known known, MunicipalityCode municipality) {
        return known.offer().profile().flatMap(kept -> vault.open(
                        kept, TalentProfile.class, TalentConfiguration.place(known.id(), municipality))
                .value());
    }

    private TalentView view(Known known, MunicipalityCode municipality, Optional<TalentView.Own> own) {
        return new TalentView(
                known.offer().terms(),
                known.offer().backing().backers(),
                known instanceof Registered registered ? card(registered, municipality) : Optional.empty(),
                own);
    }

    private Optional<TalentView.Own> own(Known known, Actor actor, MunicipalityCode municipality) {
        return TalentRules.isDesk(actor)
                        || facts.offerer(known.offer().offerer(), municipality).isBy(actor)
                ? Optional.of(new TalentView.Own(
                        known.offer().offerer(),
                        profile(known, municipality),
                        known instanceof Registered registered
                                ? registered.publication().map(Publication::consent)
                                : Optional.empty(),
                        known instanceof Declined declined ? Optional.of(declined.reason()) : Optional.empty()))
                : Optional.empty();
    }

    /** K-TA-2. Of a group its own name is shown, never that of whom to ask for there. */
    private Optional<TalentView.Card> card(Registered registered, MunicipalityCode municipality) {
        return registered.publication().map(publication -> {
            TalentConsent consent = publication.consent();
            Optional<KnownGroup> group =
                    facts.offerer(registered.offer().offerer(), municipality).group();
            boolean opens = consent.reach() || consent.statement() || consent.name() && group.isEmpty();
            Optional<TalentProfile> profile = opens ? profile(registered, municipality) : Optional.empty();
            return new TalentView.Card(
                    group.isPresent()
                            ? publication.group()
                            : profile.map(TalentProfile::name).filter(_ -> consent.name()),
                    group.map(KnownGroup::id).filter(_ -> consent.name()),
                    profile.map(TalentProfile::reach).filter(_ -> consent.reach()),
                    profile.flatMap(TalentProfile::statement).filter(_ -> consent.statement()));
        });
    }
}
