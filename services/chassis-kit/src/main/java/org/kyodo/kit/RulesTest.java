package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * Tests of a rule book, written as sentences with history: {@code given(events).when(command).then(events)}.
 *
 * <p>After all tests of a book, in one class or in several, every command must have been seen accepted and refused at least
 * once, what is decided must agree with what the rules say the stage takes, and the golden sample of each event must name a stage
 * that it led to.
 */
@ExtendWith(EveryCommandBothWays.class)
public abstract class RulesTest<C, S extends Stage<S, E>, E extends DomainEvent> {
    /** A municipality for tests: 山口市. */
    protected static final MunicipalityCode MUNICIPALITY = MunicipalityCode.of("352039");

    private static final Map<String, Rule> RULES = RuleTable.byId();

    /** Who gave the commands behind the events of a test that does not say. */
    private static final Actor SOMEBODY = actor("somebody-else", Role.RESIDENT);

    private final Class<C> commands;
    private final Set<Class<?>> parts;
    private final Decider<C, S, E> rules;
    private final S absent;

    protected RulesTest(Class<C> commands, Decider<C, S, E> rules, S absent) {
        this(commands, Set.of(), rules, absent);
    }

    /**
     * The test of one part of a book.
     *
     * @param parts the tests of all parts, this one among them: together they show each command both ways
     */
    protected RulesTest(Class<C> commands, Set<Class<?>> parts, Decider<C, S, E> rules, S absent) {
        this.commands = commands;
        this.parts = parts.isEmpty() ? Set.of(getClass()) : parts;
        this.rules = rules;
        this.absent = absent;
    }

    /** What has happened so far; nothing for a new aggregate. */
    @SafeVarargs
    protected final Given given(E... events) {
        return given(absent).and(SOMEBODY, events);
    }

    /** A stage as it stands, for one that keeps what no event tells. */
    protected final Given given(S stage) {
        return new Given(stage, Instant.parse("2026-06-12T01:00:00Z"), Actor.PLATFORM, Facts.NONE);
    }

    /** An actor with one role. */
    protected static Actor actor(String account, Role role) {
        return new Actor(AccountRef.of(account), Set.of(role), Optional.empty(), Channel.WEB, Optional.empty());
    }

    /** Staff of a department. */
    protected static Actor staff(String account, String department) {
        return new Actor(
                AccountRef.of(account),
                Set.of(Role.STAFF),
                Optional.of(DepartmentCode.of(department)),
                Channel.WEB,
                Optional.empty());
    }

    /** Refusals that look like those of a caller, but depend on what the command names; none unless the test says so. */
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of();
    }

    /** The refusals whose rules are shown here, where a book passes on those of another; all that were seen unless the test says so. */
    protected Optional<Class<? extends Refusal>> ownRefusals() {
        return Optional.empty();
    }

    Class<C> commands() {
        return commands;
    }

    Set<Class<?>> parts() {
        return parts;
    }

    /** History and circumstances of a test. */
    public final class Given {
        private final S stage;
        private final Instant now;
        private final Actor actor;
        private final Facts facts;
        private final RulesInUse inUse;

        private Given(S stage, Instant now, Actor actor, Facts facts) {
            this(stage, now, actor, facts, RulesInUse.AS_IN_THE_TABLE);
        }

        private Given(S stage, Instant now, Actor actor, Facts facts, RulesInUse inUse) {
            this.stage = stage;
            this.now = now;
            this.actor = actor;
            this.facts = facts;
            this.inUse = inUse;
        }

        /** In a municipality that makes this of its rules 規則の扱い. */
        public Given where(Map<String, Use> uses) {
            return new Given(stage, now, actor, facts, new RulesInUse(uses, inUse.figures()));
        }

        /** In a municipality that has set this figure in a rule. */
        public Given where(String rule, int figure) {
            return new Given(stage, now, actor, facts, new RulesInUse(inUse.uses(), Map.of(rule, figure)));
        }

        /** When the command comes: {@code 2026-06-12T10:00:00+09:00}. */
        public Given at(String time) {
            return new Given(stage, OffsetDateTime.parse(time).toInstant(), actor, facts, inUse);
        }

        /** And then these, by commands of this actor. */
        @SafeVarargs
        public final Given and(Actor by, E... events) {
            return new Given(stageAfter(List.of(events), by), now, actor, facts, inUse);
        }

        private S stageAfter(List<E> events, Actor by) {
            S after = stage;
            for (E event : events) {
                after = after.after(event, new Entry(now, by.author()));
                EveryCommandBothWays.sawStage(RulesTest.this.getClass(), event.getClass(), after.getClass());
            }
            return after;
        }

        public Given by(Actor actor) {
            return new Given(stage, now, actor, facts, inUse);
        }

        public Given knowing(Object... facts) {
            return new Given(stage, now, actor, Facts.of(facts), inUse);
        }

        /** As it stands. */
        public S stage() {
            return stage;
        }

        /** That the actor may know of it. */
        public void isSeen() {
            assertThat(rules.seenBy(stage, new Context(now, actor, MUNICIPALITY, facts)))
                    .as("%s is seen by %s", stage, actor)
                    .isTrue();
        }

        /** That to the actor it is as if it were not there. */
        public void isUnseen() {
            assertThat(rules.seenBy(stage, new Context(now, actor, MUNICIPALITY, facts)))
                    .as("%s is seen by %s", stage, actor)
                    .isFalse();
        }

        public Then when(C command) {
            Context context = new Context(now, actor, MUNICIPALITY, facts, inUse);
            Decision<E> decision = rules.answer(stage, command, context);
            if (decision instanceof Decision.Refused<E> refused) {
                RefusalTexts.isInJapanese(refused);
                isDecidedWithout(refused.refusal().rule(), command, context);
            }
            if (!stage.equals(absent)
                    && decision instanceof Decision.Refused<E> refused
                    && isForTheCaller(refused)
                    && !forWhatIsNamed().contains(refused.refusal())) {
                assertThat(barred(command, context))
                        .as("%s by %s is refused with %s, so it is no allowed action", command, actor, refused)
                        .isPresent();
            }
            if (!stage.equals(absent)
                    && decision instanceof Decision.Refused<E> refused
                    && refused.refusal().kind() == Refusal.Kind.STAGE
                    && !actor.is(Role.PLATFORM)
                    && rules.taken(stage).contains(command.getClass())
                    && barred(command, context).isEmpty()
                    && !forWhatIsNamed().contains(refused.refusal())) {
                assertThat(offersNothingInVain())
                        .as("%s is refused with %s for what there is, so it is no allowed action", command, refused)
                        .isFalse();
            }
            if (rules.taken(stage).contains(command.getClass())) {
                assertThat(decision)
                        .as("%s takes %s, so the rules have a line for it", stage, command)
                        .isNotEqualTo(rules.notInThisStage(stage, command));
            }
            EveryCommandBothWays.saw(RulesTest.this.getClass(), command.getClass(), decision);
            if (decision instanceof Decision.Accepted<E> accepted) {
                stageAfter(accepted.events(), actor);
            }
            return new Then(stage, decision);
        }

        /** A rule that a municipality may switch off refuses nothing there, and where it is only checked, that is noted. */
        private void isDecidedWithout(String rule, C command, Context context) {
            if (rule.isEmpty() || !RULES.get(rule).possibleUses().contains(Use.OFF)) {
                return;
            }
            Optional<Decision<E>> off = decided(command, context, rule, Use.OFF);
            assertThat(off.filter(Decision.Refused.class::isInstance)
                            .map(refused ->
                                    ((Decision.Refused<E>) refused).refusal().rule()))
                    .as("%s, where %s is not used, is refused by another rule", command, rule)
                    .isNotEqualTo(Optional.of(rule));
            boolean goesThrough = off.filter(decision -> !(decision instanceof Decision.Refused))
                    .isPresent();
            EveryCommandBothWays.sawRule(RulesTest.this.getClass(), rule, goesThrough);
            if (off.filter(Decision.Accepted.class::isInstance).isPresent()
                    && RULES.get(rule).possibleUses().contains(Use.CHECK)) {
                assertThat(decided(command, context, rule, Use.CHECK))
                        .as("%s, where %s is only checked, goes through, and that it breaks it is noted", command, rule)
                        .get()
                        .isInstanceOf(Decision.Accepted.class)
                        .isNotEqualTo(off.get());
            }
        }

        private Optional<Decision<E>> decided(C command, Context context, String rule, Use use) {
            try {
                return Optional.of(rules.answer(
                        stage,
                        command,
                        new Context(
                                now, actor, MUNICIPALITY, facts, context.rules().with(rule, use))));
            } catch (IllegalStateException lookedUpNowhere) {
                // The test looked up no fact that only comes after this rule.
                return Optional.empty();
            }
        }

        private Optional<Decision<E>> barred(C command, Context context) {
            return rules.barring(stage, command.getClass().asSubclass(commands), context);
        }
    }

    /**
     * Whether every refusal for what there is bars the command, so that nobody is offered it, but those {@linkplain #forWhatIsNamed for
     * what is named} or looked up for the command alone.
     */
    protected boolean offersNothingInVain() {
        return false;
    }

    /** Refused for who gives it or for the time, and not for what it says. */
    private static boolean isForTheCaller(Decision.Refused<?> refused) {
        return switch (refused.refusal().kind()) {
            case FORBIDDEN, TIME -> true;
            case STAGE, RULE, UNKNOWN_REFERENCE -> false;
        };
    }

    /** What the rules said. */
    public final class Then {
        private final S stage;
        private final Decision<E> decision;

        private Then(S stage, Decision<E> decision) {
            this.stage = stage;
            this.decision = decision;
        }

        /** Exactly these events, and the stage takes them. */
        @SafeVarargs
        public final void then(E... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
            thenStage();
        }

        /** Accepted; returns the stage that follows. */
        public S thenStage() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            S after = stage;
            for (E event : ((Decision.Accepted<E>) decision).events()) {
                after = after.after(event);
            }
            return after;
        }

        /** The rules that it breaks and that are only checked there; accepted. */
        public List<String> thenChecked() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            return ((Decision.Accepted<E>) decision).checked();
        }

        public void thenRepeated() {
            assertThat(decision).isEqualTo(Decision.repeated());
        }

        /** Refused for this reason; returns the details for a closer look. */
        public Decision.Refused<E> thenRefused(Refusal refusal) {
            assertThat(decision).isInstanceOf(Decision.Refused.class);
            Decision.Refused<E> refused = (Decision.Refused<E>) decision;
            assertThat(refused.refusal()).isEqualTo(refusal);
            return refused;
        }
    }
}
