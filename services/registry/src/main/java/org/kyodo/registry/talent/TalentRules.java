package org.kyodo.registry.talent;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_ENTERED_ON_BEHALF;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.registry.ErasureGround.RETENTION_OVER;
import static org.kyodo.registry.talent.TalentRefusal.AREA_UNKNOWN;
import static org.kyodo.registry.talent.TalentRefusal.FIELD_UNKNOWN;
import static org.kyodo.registry.talent.TalentRefusal.GROUP_NOT_NAMED;
import static org.kyodo.registry.talent.TalentRefusal.GROUP_NOT_REGISTERED;
import static org.kyodo.registry.talent.TalentRefusal.IDENTITY_NOT_SEEN;
import static org.kyodo.registry.talent.TalentRefusal.KIND_NOT_OFFERED;
import static org.kyodo.registry.talent.TalentRefusal.NOT_THE_TALENT;
import static org.kyodo.registry.talent.TalentRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.talent.TalentRefusal.OWN_TALENT;
import static org.kyodo.registry.talent.TalentRefusal.TALENT_STILL_KEPT;
import static org.kyodo.registry.talent.TalentRefusal.TOO_MANY_TALENTS;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.registry.TalentEvent.TalentBacked;
import org.kyodo.contracts.registry.TalentEvent.TalentDeclined;
import org.kyodo.contracts.registry.TalentEvent.TalentErased;
import org.kyodo.contracts.registry.TalentEvent.TalentHidden;
import org.kyodo.contracts.registry.TalentEvent.TalentOffered;
import org.kyodo.contracts.registry.TalentEvent.TalentPublished;
import org.kyodo.contracts.registry.TalentEvent.TalentRegistered;
import org.kyodo.contracts.registry.TalentEvent.TalentRetired;
import org.kyodo.contracts.registry.TalentOfferer;
import org.kyodo.contracts.registry.TalentTerms;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.person.Sealed;
import org.kyodo.registry.talent.Talent.Absent;
import org.kyodo.registry.talent.Talent.Ended;
import org.kyodo.registry.talent.Talent.Known;
import org.kyodo.registry.talent.Talent.Offered;
import org.kyodo.registry.talent.Talent.Publication;
import org.kyodo.registry.talent.Talent.Registered;
import org.kyodo.registry.talent.Talent.Standing;
import org.kyodo.registry.talent.TalentCommand.BackTalent;
import org.kyodo.registry.talent.TalentCommand.DeclineTalent;
import org.kyodo.registry.talent.TalentCommand.EraseTalent;
import org.kyodo.registry.talent.TalentCommand.HideTalent;
import org.kyodo.registry.talent.TalentCommand.OfferTalent;
import org.kyodo.registry.talent.TalentCommand.PublishTalent;
import org.kyodo.registry.talent.TalentCommand.RegisterTalent;
import org.kyodo.registry.talent.TalentCommand.RetireTalent;

/** The rule book of a talent 人材. */
final class TalentRules implements Decider<TalentCommand, Talent, TalentEvent> {
    private static final Taken<TalentCommand, Talent> TAKEN = Taken.of(TalentCommand.class, Talent.class)
            .in(Absent.class, OfferTalent.class)
            .in(Standing.class, BackTalent.class)
            .in(Offered.class, RegisterTalent.class, DeclineTalent.class)
            .in(Registered.class, PublishTalent.class, HideTalent.class, RetireTalent.class)
            .in(Known.class, EraseTalent.class);

    private record Case(Talent talent, TalentCommand command) {}

    /** 公開範囲: whoever is signed in may back it; once it has ended it is for itself and the desks. */
    @Override
    public boolean seenBy(Talent talent, Context context) {
        return switch (talent) {
            case Absent _ -> false;
            case Standing _ -> true;
            case Ended _ ->
                isDesk(context.actor()) || context.fact(Offerer.class).isBy(context.actor());
        };
    }

    @Override
    public Taken<TalentCommand, Talent> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<TalentEvent>> barred(
            Talent talent, Class<? extends TalentCommand> command, Context context) {
        if (!(talent instanceof Known known) || command == OfferTalent.class) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        Offerer offerer = context.fact(Offerer.class);
        if (command == BackTalent.class) {
            return offerer.isAccount(actor) ? Optional.of(refuse(OWN_TALENT)) : Optional.empty();
        }
        if (command == RegisterTalent.class || command == DeclineTalent.class) {
            return barredFromDeciding(known, offerer, context);
        }
        boolean forDesksToo = command == RetireTalent.class || command == EraseTalent.class;
        boolean may = offerer.isBy(actor)
                || forDesksToo && isDesk(actor) && !actor.entersForOthers()
                || command == EraseTalent.class && actor.is(Role.PLATFORM);
        return may ? Optional.empty() : Optional.of(refuse(NOT_THE_TALENT));
    }

    private static Optional<Decision<TalentEvent>> barredFromDeciding(Known known, Offerer offerer, Context context) {
        Actor actor = context.actor();
        if (!isDesk(actor)) {
            return Optional.of(
                    refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE));
        }
        return offerer.isAccount(actor) && context.applies(CONFLICT_OF_INTEREST)
                ? Optional.of(refuse(CONFLICT_OF_INTEREST, "account", actor.account(), Wording.ANOTHER_PERSON.of()))
                : known.offer().entries().against(context);
    }

    @Override
    public Decision<TalentEvent> decide(Talent talent, TalentCommand command, Context context) {
        return switch (new Case(talent, command)) {
            case Case(Absent absent, OfferTalent c) -> offer(absent.id(), c, context);

            case Case(Standing standing, BackTalent _) ->
                standing.offer().backing().once(context, backers -> new TalentBacked(standing.id(), backers));

            case Case(Offered o, RegisterTalent c) -> register(o, c, context);

            case Case(Offered o, DeclineTalent c) ->
                ReasonGiven.needed(
                        c.reason(),
                        context.fact(TalentSettings.class).minReason(),
                        reason -> accept(new TalentDeclined(o.id(), reason, context.today())));

            case Case(Registered r, PublishTalent _) when !stands(context) -> notRegistered(r.offer());
            case Case(Registered r, PublishTalent c) -> publish(r, c.consent(), context);

            case Case(Registered r, HideTalent _) when r.publication().isEmpty() -> repeated();
            case Case(Registered r, HideTalent _) -> accept(new TalentHidden(r.id()));

            case Case(Registered r, RetireTalent _) -> accept(new TalentRetired(r.id(), context.today()));

            case Case(Known known, EraseTalent c) -> erase(known, c.ground(), context);

            case Case _ -> notInThisStage(talent, command);
        };
    }

    /** A desk of any base, or the collaboration office. */
    static boolean isDesk(Actor actor) {
        return actor.is(Role.DESK) || Desk.isOffice(actor);
    }

    private static Decision<TalentEvent> offer(TalentId id, OfferTalent c, Context context) {
        Actor actor = context.actor();
        TalentSettings settings = context.fact(TalentSettings.class);
        TalentTerms terms = c.terms();
        if (actor.entersForOthers() && !isDesk(actor)) {
            return refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE);
        }
        if (!actor.entersForOthers() && !actor.is(Role.RESIDENT) && !actor.is(Role.GROUP)) {
            return refuse(NOT_ENTERED_ON_BEHALF);
        }
        if (c.group().isEmpty() && !actor.entersForOthers() && !actor.is(Role.RESIDENT)) {
            return refuse(GROUP_NOT_NAMED, "group", Wording.NONE.of(), Wording.REGISTERED_GROUP.of());
        }
        Optional<KnownGroup> group = c.group().map(_ -> context.fact(KnownGroup.class));
        if (group.filter(known -> !known.mayBeActedForBy(actor)).isPresent()) {
            return refuse(NOT_YOUR_GROUP, "group", c.group(), Wording.ASKERS_ACCOUNT.of());
        }
        if (context.applies(GROUP_NOT_REGISTERED)
                && group.filter(known -> !known.isRegistered()).isPresent()) {
            return refuse(GROUP_NOT_REGISTERED, "group", c.group(), Wording.REGISTERED_GROUP.of());
        }
        if (!settings.kinds().contains(terms.kind())) {
            return refuse(KIND_NOT_OFFERED, "terms.kind", terms.kind(), settings.kinds());
        }
        if (!settings.fields().containsAll(terms.fields())) {
            return refuse(FIELD_UNKNOWN, "terms.fields", missing(terms.fields(), settings.fields()), settings.fields());
        }
        if (!settings.areas().containsAll(terms.areas())) {
            return refuse(AREA_UNKNOWN, "terms.areas", missing(terms.areas(), settings.areas()), settings.areas());
        }
        TalentOfferer offerer = offererOf(c, actor);
        return ownerOf(offerer)
                .flatMap(_ -> Quota.<TalentEvent>usedUp(TOO_MANY_TALENTS, "account", context))
                .orElseGet(() -> accept(new TalentOffered(id, offerer, terms)));
    }

    /** Neither an account nor a group where it is entered for a person who has none. */
    static TalentOfferer offererOf(OfferTalent c, Actor actor) {
        if (c.group().isPresent()) {
            return new TalentOfferer(Optional.empty(), c.group());
        }
        return new TalentOfferer(
                actor.onBehalfOf()
                        .map(party -> Optional.of(party)
                                .filter(named -> !named.equals(OfferTalent.PARTY))
                                .map(AccountRef::of))
                        .orElseGet(() -> Optional.of(actor.account())),
                Optional.empty());
    }

    /** Of whom a place among the talents is taken; nobody's where the person has no account. */
    static Optional<String> ownerOf(TalentOfferer offerer) {
        return offerer.group().map(id -> "group:" + id).or(() -> offerer.account()
                .map(account -> "account:" + account));
    }

    /** K-TA-1: a group is known by its own registration. */
    private static Decision<TalentEvent> register(Offered o, RegisterTalent c, Context context) {
        Offerer offerer = context.fact(Offerer.class);
        if (!stands(context)) {
            return notRegistered(o.offer());
        }
        if (offerer.group().isEmpty() && !c.identitySeen() && context.applies(IDENTITY_NOT_SEEN)) {
            return refuse(IDENTITY_NOT_SEEN);
        }
        return accept(
                new TalentRegistered(o.id(), o.offer().offerer(), o.offer().terms()));
    }

    /** K-TA-2: the talent itself says what is shown. */
    private static Decision<TalentEvent> publish(Registered r, TalentConsent consent, Context context) {
        Optional<String> group =
                context.fact(Offerer.class).group().flatMap(KnownGroup::name).filter(_ -> consent.name());
        return r.publication().equals(Optional.of(new Publication(consent, group)))
                ? repeated()
                : accept(new TalentPublished(r.id(), r.offer().terms(), consent, group));
    }

    /** Whoever wishes to be forgotten helps no longer. */
    private static Decision<TalentEvent> erase(Known known, ErasureGround ground, Context context) {
        TalentErased erased =
                new TalentErased(known.id(), known.offer().profile().map(Sealed::person), context.today());
        return switch (known) {
            case Standing standing -> accept(new TalentRetired(standing.id(), context.today()), erased);
            case Ended ended when ended.offer().profile().isEmpty() -> repeated();
            case Ended ended
            when ground == RETENTION_OVER
                    && context.now().isBefore(context.fact(Retention.class).over(ended)) ->
                refuse(
                        TALENT_STILL_KEPT,
                        "now",
                        context.now(),
                        Wording.FROM.of(context.fact(Retention.class).over(ended)));
            case Ended _ -> accept(erased);
        };
    }

    /** K-ALL-8. */
    private static boolean stands(Context context) {
        return context.fact(Offerer.class).stands() || !context.applies(GROUP_NOT_REGISTERED);
    }

    private static Decision<TalentEvent> notRegistered(Offer offer) {
        return refuse(GROUP_NOT_REGISTERED, "group", offer.offerer().group(), Wording.REGISTERED_GROUP.of());
    }

    private static <T> List<T> missing(Collection<T> given, Set<T> known) {
        return given.stream().filter(code -> !known.contains(code)).toList();
    }
}
