package org.kyodo.grant.budgetline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.ALREADY_RELEASED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.APPLICATION_NOT_SUBMITTED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.BELOW_WHAT_IS_USED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.BUDGET;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.EXCEEDS_REQUEST;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.NOT_RESERVED;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.RESERVED_OTHERWISE;
import static org.kyodo.grant.budgetline.BudgetLineRefusal.UNKNOWN_PROGRAMME;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetCommitted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetExhausted;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetReleased;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetReserved;
import org.kyodo.contracts.grant.BudgetLineEvent.BudgetSet;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.BudgetLineId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.budgetline.BudgetLine.Absent;
import org.kyodo.grant.budgetline.BudgetLine.Funded;
import org.kyodo.grant.budgetline.BudgetLineCommand.CommitBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReleaseBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.ReserveBudget;
import org.kyodo.grant.budgetline.BudgetLineCommand.SetBudget;
import org.kyodo.kit.RulesTest;

class BudgetLineRulesTest extends RulesTest<BudgetLineCommand, BudgetLine, BudgetLineEvent> {
    private static final BudgetLineId ID = BudgetLineId.of("01981f2e-7c00-7000-8000-000000000001");
    private static final ApplicationId A = ApplicationId.of("01981f2e-7c00-7000-8000-00000000000a");
    private static final ApplicationId B = ApplicationId.of("01981f2e-7c00-7000-8000-00000000000b");
    private static final ProgrammeCode CODE = ProgrammeCode.of("neighbourhood-grant");
    private static final FiscalYear FY2026 = new FiscalYear(2026);
    private static final DepartmentCode PARKS = DepartmentCode.of("parks-green");
    private static final Yen HUNDRED = Yen.of(100_000);
    private static final BudgetSettings SETTINGS =
            new BudgetSettings(Optional.of(new BudgetSettings.Programme(PARKS, Yen.of(3_000_000))), List.of(CODE));
    private static final Requested ENOUGH = new Requested(Optional.of(Yen.of(150_000)), Entries.NONE);
    private static final Earmarked NOT_EARMARKED = new Earmarked(Optional.empty());
    private static final Actor PARK_STAFF = staff("ito", "parks-green");
    private static final Actor TREASURER = actor("kaikei", Role.TREASURER);

    private static final BudgetSet SET_250 = set(250_000, 250_000);
    private static final BudgetReserved RESERVED_A = new BudgetReserved(ID, A, HUNDRED, Yen.of(150_000));
    private static final BudgetCommitted COMMITTED_A = new BudgetCommitted(ID, A, HUNDRED, Yen.of(150_000));
    private static final BudgetReleased RELEASED_A = new BudgetReleased(ID, A, HUNDRED, false, Yen.of(250_000));

    BudgetLineRulesTest() {
        super(BudgetLineCommand.class, new BudgetLineRules(), new Absent(ID));
    }

    /** Who entered or reserved is known of the application that the command names, not of the line. */
    @Override
    protected Set<Refusal> forWhatIsNamed() {
        return Set.of(FOUR_EYES);
    }

    @Nested
    class Setting_the_budget {
        @Test
        void takes_what_the_settings_say_unless_an_amount_is_given() {
            given().knowing(SETTINGS)
                    .by(PARK_STAFF)
                    .when(new SetBudget(CODE, FY2026, Optional.empty()))
                    .then(set(3_000_000, 3_000_000));
            given().knowing(SETTINGS).by(TREASURER).when(setTo(250_000)).then(SET_250);
        }

        @Test
        void is_for_the_department_in_charge_and_the_treasurer() {
            given().knowing(SETTINGS)
                    .by(staff("mori", "school-education"))
                    .when(setTo(250_000))
                    .thenRefused(NOT_IN_CHARGE);
        }

        @Test
        void of_an_unknown_programme_is_refused() {
            given().knowing(new BudgetSettings(Optional.empty(), List.of(CODE)))
                    .by(TREASURER)
                    .when(setTo(250_000))
                    .thenRefused(UNKNOWN_PROGRAMME);
        }

        @Test
        void again_keeps_what_is_reserved_and_committed() {
            given(SET_250, RESERVED_A)
                    .knowing(SETTINGS)
                    .by(TREASURER)
                    .when(setTo(400_000))
                    .then(set(400_000, 300_000));
        }

        @Test
        void to_the_same_amount_is_a_repeat() {
            given(SET_250).knowing(SETTINGS).by(TREASURER).when(setTo(250_000)).thenRepeated();
        }

        @Test
        void below_what_is_reserved_and_committed_is_refused() {
            assertThat(given(SET_250, RESERVED_A, COMMITTED_A)
                            .knowing(SETTINGS)
                            .by(TREASURER)
                            .when(setTo(99_999))
                            .thenRefused(BELOW_WHAT_IS_USED)
                            .expected())
                    .hasToString("at least 100,000 yen");
        }

        @Test
        void to_just_what_is_used_leaves_nothing() {
            given(SET_250, RESERVED_A)
                    .knowing(SETTINGS)
                    .by(TREASURER)
                    .when(setTo(100_000))
                    .then(set(100_000, 0), new BudgetExhausted(ID));
        }
    }

    @Nested
    class Reserving {
        @Test
        void leaves_the_rest_available() {
            given(SET_250)
                    .knowing(ENOUGH, NOT_EARMARKED)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .then(RESERVED_A);
        }

        @Test
        void the_last_yen_exhausts_the_budget() {
            given(SET_250, RESERVED_A)
                    .knowing(ENOUGH, NOT_EARMARKED)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(B, Yen.of(150_000)))
                    .then(new BudgetReserved(ID, B, Yen.of(150_000), Yen.ZERO), new BudgetExhausted(ID));
        }

        @Test
        void more_than_is_available_is_refused() {
            assertThat(given(SET_250, RESERVED_A)
                            .knowing(new Requested(Optional.of(Yen.of(200_000)), Entries.NONE), NOT_EARMARKED)
                            .by(PARK_STAFF)
                            .when(new ReserveBudget(B, Yen.of(150_001)))
                            .thenRefused(BUDGET)
                            .expected())
                    .hasToString("at most 150,000 yen");
        }

        @Test
        void more_than_the_application_asks_for_is_refused() {
            given(SET_250)
                    .knowing(ENOUGH, NOT_EARMARKED)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, Yen.of(150_001)))
                    .thenRefused(EXCEEDS_REQUEST);
        }

        @Test
        void for_an_application_that_is_not_submitted_here_is_refused() {
            given(SET_250)
                    .knowing(new Requested(Optional.empty(), Entries.NONE), NOT_EARMARKED)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRefused(APPLICATION_NOT_SUBMITTED);
        }

        @Test
        void again_for_the_same_application_is_a_repeat_even_when_nothing_is_left() {
            given(set(100_000, 100_000), RESERVED_A, new BudgetExhausted(ID))
                    .knowing(ENOUGH)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRepeated();
            given(SET_250, RESERVED_A, COMMITTED_A)
                    .knowing(ENOUGH)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRepeated();
        }

        @Test
        void another_amount_for_the_same_application_is_refused() {
            given(SET_250, RESERVED_A)
                    .knowing(ENOUGH)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, Yen.of(90_000)))
                    .thenRefused(RESERVED_OTHERWISE);
        }

        @Test
        void again_after_it_was_released_is_refused_for_it_may_be_a_late_repeat() {
            given(SET_250, RESERVED_A, RELEASED_A)
                    .knowing(ENOUGH)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRefused(ALREADY_RELEASED);
        }

        @Test
        void without_a_budget_is_refused() {
            given().by(PARK_STAFF).when(new ReserveBudget(A, HUNDRED)).thenRefused(NOT_IN_THIS_STAGE);
        }

        @Test
        void by_another_department_is_refused_which_does_not_even_see_the_line() {
            Actor mori = staff("mori", "school-education");
            given(SET_250).by(mori).when(new ReserveBudget(A, HUNDRED)).thenRefused(NOT_IN_CHARGE);
            given(SET_250).by(mori).isUnseen();
            given(SET_250).by(PARK_STAFF).isSeen();
            given(SET_250).by(TREASURER).isSeen();
            given(SET_250).by(actor("kansa", Role.AUDITOR)).isSeen();
            given(SET_250).by(actor("unyo", Role.OPERATOR)).isUnseen();
        }
    }

    @Nested
    class Committing {
        @Test
        void turns_the_reservation_into_a_commitment() {
            given(SET_250, RESERVED_A)
                    .knowing(ENOUGH)
                    .by(TREASURER)
                    .when(new CommitBudget(A))
                    .then(COMMITTED_A);
        }

        @Test
        void is_for_another_person_than_reserved() {
            Given reserved =
                    given(SET_250).and(PARK_STAFF, RESERVED_A).knowing(ENOUGH).by(PARK_STAFF);
            assertThat(reserved.when(new CommitBudget(A))
                            .thenRefused(FOUR_EYES)
                            .refusal()
                            .rule())
                    .isEqualTo("K-ALL-4");
            reserved.by(new Actor(
                            PARK_STAFF.account(),
                            Set.of(Role.TREASURER),
                            Optional.empty(),
                            Channel.WEB,
                            Optional.empty()))
                    .when(new CommitBudget(A))
                    .thenRefused(FOUR_EYES);
            reserved.by(staff("kato", "parks-green")).when(new CommitBudget(A)).then(COMMITTED_A);
        }

        @Test
        void and_reserving_are_for_others_than_entered_the_application() {
            Requested enteredByIto = new Requested(ENOUGH.amount(), enteredBy(PARK_STAFF));
            given(SET_250)
                    .knowing(enteredByIto, NOT_EARMARKED)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRefused(FOUR_EYES);
            given(SET_250, RESERVED_A)
                    .knowing(enteredByIto)
                    .by(PARK_STAFF)
                    .when(new CommitBudget(A))
                    .thenRefused(FOUR_EYES);
            given(SET_250, RESERVED_A)
                    .knowing(enteredByIto)
                    .by(TREASURER)
                    .when(new CommitBudget(A))
                    .then(COMMITTED_A);
        }

        private static Entries enteredBy(Actor actor) {
            return Entries.NONE.and(new Entry(Instant.EPOCH, actor.author()));
        }

        @Test
        void twice_is_a_repeat() {
            given(SET_250, RESERVED_A, COMMITTED_A)
                    .by(TREASURER)
                    .when(new CommitBudget(A))
                    .thenRepeated();
        }

        @Test
        void what_is_not_reserved_is_refused() {
            given(SET_250)
                    .knowing(NOT_EARMARKED)
                    .by(TREASURER)
                    .when(new CommitBudget(A))
                    .thenRefused(NOT_RESERVED);
            given(SET_250, RESERVED_A, RELEASED_A)
                    .by(TREASURER)
                    .when(new CommitBudget(A))
                    .thenRefused(NOT_RESERVED);
            given().by(TREASURER).when(new CommitBudget(A)).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Releasing {
        @Test
        void makes_the_amount_available_again() {
            given(SET_250, RESERVED_A).by(TREASURER).when(new ReleaseBudget(A)).then(RELEASED_A);
            given(SET_250, RESERVED_A, COMMITTED_A)
                    .by(TREASURER)
                    .when(new ReleaseBudget(A))
                    .then(new BudgetReleased(ID, A, HUNDRED, true, Yen.of(250_000)));
        }

        @Test
        void lets_another_application_have_it() {
            given(set(100_000, 100_000), RESERVED_A, new BudgetReleased(ID, A, HUNDRED, false, HUNDRED))
                    .knowing(ENOUGH, NOT_EARMARKED)
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(B, HUNDRED))
                    .then(new BudgetReserved(ID, B, HUNDRED, Yen.ZERO), new BudgetExhausted(ID));
        }

        @Test
        void twice_is_a_repeat() {
            given(SET_250, RESERVED_A, RELEASED_A)
                    .by(TREASURER)
                    .when(new ReleaseBudget(A))
                    .thenRepeated();
        }

        @Test
        void what_was_never_reserved_is_refused() {
            given(SET_250)
                    .knowing(NOT_EARMARKED)
                    .by(TREASURER)
                    .when(new ReleaseBudget(A))
                    .thenRefused(NOT_RESERVED);
            given().by(TREASURER).when(new ReleaseBudget(A)).thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class What_the_line_has_given_up {
        private final BudgetLine line = new Absent(ID).after(SET_250).after(RESERVED_A);
        private final BudgetLine without = ((Funded) line).without(((Funded) line).recent());

        @Test
        void counts_as_if_it_still_had_it() {
            given(without)
                    .knowing(ENOUGH, earmarked(Earmark.Use.RESERVED))
                    .by(staff("kato", "parks-green"))
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRepeated();
            given(without)
                    .knowing(ENOUGH, earmarked(Earmark.Use.RESERVED))
                    .by(PARK_STAFF)
                    .when(new CommitBudget(A))
                    .thenRefused(FOUR_EYES);
            given(without)
                    .knowing(ENOUGH, earmarked(Earmark.Use.RESERVED))
                    .by(TREASURER)
                    .when(new CommitBudget(A))
                    .then(COMMITTED_A);
            given(without)
                    .knowing(earmarked(Earmark.Use.RESERVED))
                    .by(TREASURER)
                    .when(new ReleaseBudget(A))
                    .then(RELEASED_A);
            given(without)
                    .knowing(ENOUGH, earmarked(Earmark.Use.RELEASED))
                    .by(PARK_STAFF)
                    .when(new ReserveBudget(A, HUNDRED))
                    .thenRefused(ALREADY_RELEASED);
        }

        @Test
        void keeps_its_place_in_the_totals() {
            Funded committed = (Funded) without.after(COMMITTED_A);
            assertThat(committed.reserved()).isEqualTo(Yen.ZERO);
            assertThat(committed.committed()).isEqualTo(HUNDRED);
            Funded released = (Funded)
                    without.after(COMMITTED_A).after(new BudgetReleased(ID, A, HUNDRED, true, Yen.of(250_000)));
            assertThat(released.used()).isEqualTo(Yen.ZERO);
        }

        private static Earmarked earmarked(Earmark.Use use) {
            return new Earmarked(Optional.of(new Earmark(A, HUNDRED, use, 1, Map.of(use, PARK_STAFF.account()))));
        }
    }

    private static BudgetSet set(long amount, long available) {
        return new BudgetSet(ID, CODE, FY2026, PARKS, Yen.of(amount), Yen.of(available));
    }

    private static SetBudget setTo(long amount) {
        return new SetBudget(CODE, FY2026, Optional.of(Yen.of(amount)));
    }
}
