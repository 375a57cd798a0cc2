package org.kyodo.registry.match;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.match.MatchRequestRefusal.AREA_UNKNOWN;
import static org.kyodo.registry.match.MatchRequestRefusal.DISPATCH_DAY_WRONG;
import static org.kyodo.registry.match.MatchRequestRefusal.FIELD_UNKNOWN;
import static org.kyodo.registry.match.MatchRequestRefusal.GROUP_NOT_REGISTERED;
import static org.kyodo.registry.match.MatchRequestRefusal.KIND_DOES_NOT_FIT;
import static org.kyodo.registry.match.MatchRequestRefusal.KIND_NOT_OFFERED;
import static org.kyodo.registry.match.MatchRequestRefusal.NEED_DAYS_WRONG;
import static org.kyodo.registry.match.MatchRequestRefusal.NOT_A_PARTY;
import static org.kyodo.registry.match.MatchRequestRefusal.NOT_THE_ASKER;
import static org.kyodo.registry.match.MatchRequestRefusal.NOT_YOUR_DEPARTMENT;
import static org.kyodo.registry.match.MatchRequestRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.match.MatchRequestRefusal.PROPOSALS_USED_UP;
import static org.kyodo.registry.match.MatchRequestRefusal.TALENT_DECLINED_BEFORE;
import static org.kyodo.registry.match.MatchRequestRefusal.TALENT_IS_THE_ASKER;
import static org.kyodo.registry.match.MatchRequestRefusal.TALENT_NOT_REGISTERED;
import static org.kyodo.registry.match.MatchRequestRefusal.TOO_MANY_REQUESTS_FOR_TALENTS;
import static org.kyodo.registry.match.MatchRequestRefusal.UNKNOWN_DEPARTMENT;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.registry.MatchNeed;
import org.kyodo.contracts.registry.MatchRequestEvent;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAccepted;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchAgreed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchCancelled;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchDeclined;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchProposed;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchReported;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchRequested;
import org.kyodo.contracts.registry.MatchRequestEvent.MatchTalentLost;
import org.kyodo.contracts.registry.MatchRequestEvent.TalentDispatched;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MatchParty;
import org.kyodo.contracts.value.MatchRequestId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.match.MatchRequest.Absent;
import org.kyodo.registry.match.MatchRequest.Accepted;
import org.kyodo.registry.match.MatchRequest.Begun;
import org.kyodo.registry.match.MatchRequest.Dispatched;
import org.kyodo.registry.match.MatchRequest.Matched;
import org.kyodo.registry.match.MatchRequest.Proposed;
import org.kyodo.registry.match.MatchRequest.Requested;
import org.kyodo.registry.match.MatchRequestCommand.AcceptMatch;
import org.kyodo.registry.match.MatchRequestCommand.CancelMatch;
import org.kyodo.registry.match.MatchRequestCommand.DeclineMatch;
import org.kyodo.registry.match.MatchRequestCommand.LoseTalent;
import org.kyodo.registry.match.MatchRequestCommand.ProposeMatch;
import org.kyodo.registry.match.MatchRequestCommand.RecordDispatch;
import org.kyodo.registry.match.MatchRequestCommand.ReportMatch;
import org.kyodo.registry.match.MatchRequestCommand.RequestMatch;
import org.kyodo.registry.talent.KnownTalent;

/** The rule book of a match request 派遣依頼. */
final class MatchRequestRules implements Decider<MatchRequestCommand, MatchRequest, MatchRequestEvent> {
    private static final Taken<MatchRequestCommand, MatchRequest> TAKEN = Taken.of(
                    MatchRequestCommand.class, MatchRequest.class)
            .in(Absent.class, RequestMatch.class)
            .in(Begun.class, LoseTalent.class)
            .in(Requested.class, ProposeMatch.class, CancelMatch.class)
            .in(Proposed.class, AcceptMatch.class, DeclineMatch.class, CancelMatch.class)
            .in(Accepted.class, RecordDispatch.class, CancelMatch.class)
            .in(Dispatched.class, ReportMatch.class);

    private record Case(MatchRequest match, MatchRequestCommand command) {}

    /** 公開範囲: who asks, the talent that there is for it, and the desks. */
    @Override
    public boolean seenBy(MatchRequest match, Context context) {
        return match instanceof Begun begun
                && (isDesk(context.actor())
                        || context.fact(Asking.class).isBy(context.actor())
                        || isTalent(begun, context));
    }

    @Override
    public Taken<MatchRequestCommand, MatchRequest> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<MatchRequestEvent>> barred(
            MatchRequest match, Class<? extends MatchRequestCommand> command, Context context) {
        if (!(match instanceof Begun begun) || command == RequestMatch.class || command == LoseTalent.class) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        boolean isAsker = context.fact(Asking.class).isBy(actor);
        if (command == ProposeMatch.class || command == RecordDispatch.class) {
            return barredFromDeciding(begun, context);
        }
        if (command == AcceptMatch.class || command == DeclineMatch.class) {
            return isAsker || isTalent(begun, context) ? Optional.empty() : Optional.of(refuse(NOT_A_PARTY));
        }
        boolean asDesk = command == CancelMatch.class && isDesk(actor) && !actor.entersForOthers();
        return isAsker || asDesk ? Optional.empty() : Optional.of(refuse(NOT_THE_ASKER));
    }

    /** K-ALL-7: neither for a group they act for nor for themself. */
    private static Optional<Decision<MatchRequestEvent>> barredFromDeciding(Begun begun, Context context) {
        Actor actor = context.actor();
        if (!isDesk(actor)) {
            return Optional.of(
                    refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE));
        }
        boolean isParty = context.fact(Asking.class).isAccount(actor)
                || begun instanceof Matched && context.fact(KnownTalent.class).isAccount(actor);
        return isParty && context.applies(CONFLICT_OF_INTEREST) ? Optional.of(conflict(actor)) : Optional.empty();
    }

    @Override
    public Decision<MatchRequestEvent> decide(MatchRequest match, MatchRequestCommand command, Context context) {
        return switch (new Case(match, command)) {
            case Case(Absent absent, RequestMatch c) -> request(absent.id(), c, context);

            case Case(Requested r, ProposeMatch c) -> propose(r, c.talent(), context);

            case Case(Proposed p, AcceptMatch _) -> agree(p, context);

            case Case(Proposed p, DeclineMatch _) -> accept(new MatchDeclined(p.id(), p.talent(), party(context)));

            case Case(Proposed p, LoseTalent c) when p.talent().equals(c.talent()) -> lost(p);
            case Case(Accepted a, LoseTalent c) when a.talent().equals(c.talent()) -> lost(a);
            case Case(Begun _, LoseTalent _) -> repeated();

            case Case(Accepted a, RecordDispatch c) -> dispatch(a, c.on().orElseGet(context::today), context);

            case Case(Dispatched d, ReportMatch c) -> accept(new MatchReported(d.id(), d.talent(), c.useful()));

            case Case(Begun begun, CancelMatch c) ->
                ReasonGiven.needed(
                        c.reason(),
                        context.fact(MatchSettings.class).minReason(),
                        reason -> accept(new MatchCancelled(begun.id(), reason)));

            case Case _ -> notInThisStage(match, command);
        };
    }

    /** A desk of any base, or the collaboration office. */
    static boolean isDesk(Actor actor) {
        return actor.is(Role.DESK) || Desk.isOffice(actor);
    }

    private static boolean isTalent(Begun begun, Context context) {
        return begun instanceof Matched && context.fact(KnownTalent.class).isBy(context.actor());
    }

    /** As which of the two the actor answers; who is the talent does not answer for the asker as well. */
    private static MatchParty party(Context context) {
        return context.fact(KnownTalent.class).isBy(context.actor()) ? MatchParty.TALENT : MatchParty.ASKER;
    }

    private static Decision<MatchRequestEvent> request(MatchRequestId id, RequestMatch c, Context context) {
        Asking asking = context.fact(Asking.class);
        MatchSettings settings = context.fact(MatchSettings.class);
        MatchNeed need = c.need();
        if (!asking.isBy(context.actor())) {
            return asking.group().isPresent()
                    ? refuse(NOT_YOUR_GROUP, "asker.group", c.asker().group(), Wording.GROUPS_ACCOUNT.of())
                    : refuse(NOT_YOUR_DEPARTMENT, "asker.department", c.asker().department(), Wording.ROLE_FOR_IT.of());
        }
        if (!asking.stands() && context.applies(GROUP_NOT_REGISTERED)) {
            return notRegistered("asker.group", c.asker().group());
        }
        if (c.asker()
                .department()
                .filter(code -> !settings.departments().contains(code))
                .isPresent()) {
            return refuse(
                    UNKNOWN_DEPARTMENT, "asker.department", c.asker().department(), Wording.DEPARTMENTS_HERE.of());
        }
        if (!settings.kinds().contains(c.kind())) {
            return refuse(KIND_NOT_OFFERED, "kind", c.kind(), settings.kinds());
        }
        if (!settings.fields().containsAll(need.fields())) {
            return refuse(FIELD_UNKNOWN, "need.fields", need.fields(), settings.fields());
        }
        if (!settings.areas().containsAll(need.area().stream().toList())) {
            return refuse(AREA_UNKNOWN, "need.area", need.area(), settings.areas());
        }
        return daysWrong(need, context)
                .or(() -> Quota.usedUp(TOO_MANY_REQUESTS_FOR_TALENTS, "asker", context))
                .orElseGet(() -> accept(new MatchRequested(id, c.kind(), need, c.asker())));
    }

    /** The days, where they are named: not over, in order, and not too far ahead (K-ALL-11). */
    private static Optional<Decision<MatchRequestEvent>> daysWrong(MatchNeed need, Context context) {
        LocalDate today = context.today();
        LocalDate furthest = LongestTerm.from(today);
        LocalDate from = need.from().orElse(today);
        LocalDate until = need.until().orElse(from);
        if (until.isBefore(today) || until.isBefore(from)) {
            return Optional.of(
                    refuse(NEED_DAYS_WRONG, "need.until", until, Wording.FROM.of(from.isBefore(today) ? today : from)));
        }
        return until.isAfter(furthest)
                ? Optional.of(refuse(CommonRefusal.DUE_TOO_FAR, "need.until", until, Wording.UNTIL.of(furthest)))
                : Optional.empty();
    }

    private static Decision<MatchRequestEvent> propose(Requested r, TalentId id, Context context) {
        KnownTalent talent = context.fact(KnownTalent.class);
        Asking asking = context.fact(Asking.class);
        if (!talent.registered()) {
            return gone(id);
        }
        if (talent.isAccount(context.actor()) && context.applies(CONFLICT_OF_INTEREST)) {
            return conflict(context.actor());
        }
        if (!talent.kind().equals(Optional.of(r.request().kind()))) {
            return refuse(
                    KIND_DOES_NOT_FIT, "talent", talent.kind(), r.request().kind());
        }
        if (isOneOf(talent, asking)) {
            return refuse(TALENT_IS_THE_ASKER, "talent", id, Wording.ANOTHER_PERSON.of());
        }
        Optional<Decision<MatchRequestEvent>> standing = oneGone(context);
        if (standing.isPresent()) {
            return standing.get();
        }
        if (r.request().declined().contains(id)) {
            return refuse(TALENT_DECLINED_BEFORE, "talent", id, Wording.KNOWN_ID.of());
        }
        int most = context.figure(PROPOSALS_USED_UP);
        return r.request().declined().size() < most
                ? accept(new MatchProposed(r.id(), id))
                : refuse(PROPOSALS_USED_UP, "talent", r.request().declined().size(), Wording.AT_MOST.of(most));
    }

    /** The group that asks, or the person who acts for it. */
    private static boolean isOneOf(KnownTalent talent, Asking asking) {
        return talent.offerer()
                .filter(offerer -> asking.asker().group().isPresent()
                                && offerer.ref().group().equals(asking.asker().group())
                        || asking.account().isPresent() && offerer.account().equals(asking.account()))
                .isPresent();
    }

    /** The second of the two counts; by then both must still stand (K-ALL-8). */
    private static Decision<MatchRequestEvent> agree(Proposed p, Context context) {
        if (!context.fact(KnownTalent.class).registered()) {
            return gone(p.talent());
        }
        Optional<Decision<MatchRequestEvent>> standing = oneGone(context);
        if (standing.isPresent()) {
            return standing.get();
        }
        MatchParty by = party(context);
        if (p.agreed().equals(Optional.of(by))) {
            return repeated();
        }
        return p.agreed().isPresent()
                ? accept(new MatchAccepted(p.id(), p.talent()))
                : accept(new MatchAgreed(p.id(), p.talent(), by));
    }

    private static Decision<MatchRequestEvent> lost(Matched matched) {
        return accept(new MatchTalentLost(matched.id(), matched.talent(), ReasonCode.NOT_REGISTERED));
    }

    private static Decision<MatchRequestEvent> dispatch(Accepted a, LocalDate on, Context context) {
        LocalDate first = a.request().since().orElse(LocalDate.EPOCH);
        return on.isBefore(first) || on.isAfter(context.today())
                ? refuse(DISPATCH_DAY_WRONG, "on", on, Wording.PERIOD.of(first, context.today()))
                : accept(new TalentDispatched(a.id(), a.talent(), on));
    }

    private static Decision<MatchRequestEvent> conflict(Actor actor) {
        return refuse(CONFLICT_OF_INTEREST, "account", actor.account(), Wording.ANOTHER_PERSON.of());
    }

    private static Decision<MatchRequestEvent> gone(TalentId talent) {
        return refuse(TALENT_NOT_REGISTERED, "talent", talent, Wording.REGISTERED.of());
    }

    /** K-ALL-8: the group that asks, and the group that is the talent. */
    private static Optional<Decision<MatchRequestEvent>> oneGone(Context context) {
        Asking asking = context.fact(Asking.class);
        KnownTalent talent = context.fact(KnownTalent.class);
        if (!context.applies(GROUP_NOT_REGISTERED)) {
            return Optional.empty();
        }
        if (!asking.stands()) {
            return Optional.of(notRegistered("asker.group", asking.asker().group()));
        }
        return talent.stands()
                ? Optional.empty()
                : Optional.of(notRegistered("talent", talent.offerer().flatMap(offerer -> offerer.ref()
                        .group())));
    }

    private static Decision<MatchRequestEvent> notRegistered(String field, Optional<GroupId> group) {
        return refuse(GROUP_NOT_REGISTERED, field, group, Wording.REGISTERED_GROUP.of());
    }

    /** Of whom a place among the requests is taken. */
    static String ownerOf(MatchAsker asker) {
        return asker.group()
                .map(id -> "group:" + id)
                .or(() -> asker.department().map(code -> "department:" + code))
                .orElseThrow();
    }
}
