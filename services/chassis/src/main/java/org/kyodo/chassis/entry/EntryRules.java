package org.kyodo.chassis.entry;

import static org.kyodo.chassis.decide.CommonRefusal.CONTEST_LATE;
import static org.kyodo.chassis.decide.CommonRefusal.NO_SUCH_ENTRY;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.chassis.entry.Entered.Contested;
import org.kyodo.chassis.entry.Entered.Uncontested;
import org.kyodo.contracts.EntryContested;
import org.kyodo.contracts.EntryOnBehalf;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Wording;

/** The rule book of entries made for others 代理入力 (K-ALL-6). Needs to know: {@link Found}. */
final class EntryRules implements Decider<ContestEntry, Entered, EntryContested> {
    private static final Taken<ContestEntry, Entered> TAKEN =
            Taken.of(ContestEntry.class, Entered.class).in(Uncontested.class, ContestEntry.class);

    private final EntriesOf.Contesting contested;

    EntryRules(EntriesOf.Contesting contested) {
        this.contested = contested;
    }

    /**
     * What is known of an entry.
     *
     * @param parties the accounts that speak for whom it was made
     * @param days within which it may be contested
     */
    record Found(Optional<EntryOnBehalf> entry, Set<AccountRef> parties, int days) {
        boolean isFor(Actor actor) {
            return parties.contains(actor.account());
        }

        /** The last day on which it may be contested. */
        static LocalDate last(EntryOnBehalf entry, int days) {
            return FiscalYear.dayOf(entry.at()).plusDays(days);
        }
    }

    /** 公開範囲: a contest is for whom the entry was made for, the section or desk that made it, the office and auditors. */
    @Override
    public boolean seenBy(Entered entered, Context context) {
        Actor actor = context.actor();
        return entered instanceof Contested contest
                && (seesAll(actor)
                        || contest.entry()
                                .department()
                                .filter(answersFor(actor)::contains)
                                .isPresent()
                        || context.fact(Found.class).isFor(actor));
    }

    static boolean seesAll(Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE) || actor.is(Role.AUDITOR);
    }

    /** The sections and support centres whose entries are this actor's business. */
    static Set<DepartmentCode> answersFor(Actor actor) {
        return actor.is(Role.DESK)
                ? Stream.concat(actor.departments().stream(), actor.department().stream())
                        .collect(Collectors.toUnmodifiableSet())
                : actor.departments();
    }

    @Override
    public Taken<ContestEntry, Entered> taken() {
        return TAKEN;
    }

    /** To whom it was not made for it is as if there were none, contested or not. */
    @Override
    public Optional<Decision<EntryContested>> barred(
            Entered entered, Class<? extends ContestEntry> command, Context context) {
        Found found = context.fact(Found.class);
        if (found.entry().isEmpty() || !found.isFor(context.actor())) {
            return Optional.of(refuse(NO_SUCH_ENTRY, "entry", entered.id(), Wording.ENTRY_FOR_GROUP.of()));
        }
        return context.today().isAfter(Found.last(found.entry().get(), found.days()))
                ? Optional.of(refuse(CONTEST_LATE, "entry", entered.id(), Wording.CONTEST_TERM.of()))
                : Optional.empty();
    }

    @Override
    public Decision<EntryContested> decide(Entered entered, ContestEntry command, Context context) {
        return switch (entered) {
            case Uncontested(var id) ->
                accept(contested.of(id, context.fact(Found.class).entry().orElseThrow(), command.reason()));
            case Entered _ -> notInThisStage(entered, command);
        };
    }
}
