package org.kyodo.registry.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureCancelled;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ErasureId;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.erasure.ErasureCommand.CancelErasure;
import org.kyodo.registry.erasure.ErasureCommand.CarryOutErasure;
import org.kyodo.registry.erasure.ErasureCommand.RequestErasure;

class ErasureRulesTest extends RulesTest<ErasureCommand, Erasure, ErasureEvent> {
    private static final ErasureId ID = ErasureId.of("019d7c3a-0000-7000-8000-000000000001");
    private static final AccountRef FUJII = AccountRef.of("fujii");
    private static final Actor RESIDENT = actor("fujii", Role.RESIDENT);
    private static final Actor STRANGER = actor("tanaka", Role.RESIDENT);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Actor SECTION = staff("suzuki", "planning");
    private static final Actor DESK = actor("ken", Role.DESK);
    private static final Actor COUNTER = paper("sasaki", "collaboration-office", "fujii");

    private static final String NOW = "2026-06-12T10:00:00+09:00";
    private static final Held NOTHING = new Held(List.of(), Optional.empty());
    private static final ErasureEvent REQUESTED = new ErasureRequested(ID, FUJII);
    private static final ErasureEvent ERASED = new AccountErased(ID, FUJII, Instant.parse("2026-06-12T01:00:00Z"));
    private static final ErasureEvent CANCELLED = new ErasureCancelled(ID, FUJII);

    ErasureRulesTest() {
        super(ErasureCommand.class, new ErasureRules(), new Erasure.Absent(ID));
    }

    @Override
    protected boolean offersNothingInVain() {
        return true;
    }

    private static Actor paper(String account, String department, String party) {
        return new Actor(
                AccountRef.of(account),
                Set.of(Role.STAFF),
                Optional.of(DepartmentCode.of(department)),
                Channel.PAPER,
                Optional.of(party));
    }

    private Given erasure(ErasureEvent... happened) {
        return given(happened).knowing(NOTHING).at(NOW);
    }

    /** What was asked for on paper, by {@link #COUNTER}. */
    private Given entered() {
        return given().and(COUNTER, REQUESTED).knowing(NOTHING).at(NOW);
    }

    @Nested
    class Asking {
        @Test
        void with_ones_own_account_has_it_done_at_once() {
            erasure().by(RESIDENT).when(RequestErasure.by(RESIDENT)).then(REQUESTED, ERASED);
        }

        @Test
        void on_paper_waits_for_another_person() {
            erasure().by(COUNTER).when(RequestErasure.by(COUNTER)).then(REQUESTED);
            Actor elsewhere = paper("suzuki", "planning", "fujii");
            erasure().by(elsewhere).when(RequestErasure.by(elsewhere)).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void as_staff_says_for_whom() {
            for (Actor actor : List.of(OFFICE, DESK, SECTION)) {
                erasure().by(actor).when(RequestErasure.by(actor)).thenRefused(CommonRefusal.NOT_ENTERED_ON_BEHALF);
            }
        }

        @Test
        void for_a_person_without_an_account_is_of_no_use() {
            for (String nobody : List.of("new", "person")) {
                Actor counter = paper("sasaki", "collaboration-office", nobody);
                erasure().by(counter).when(RequestErasure.by(counter)).thenRefused(ErasureRefusal.ACCOUNT_MISSING);
            }
        }

        @Test
        void is_refused_while_a_matter_is_open() {
            for (Actor actor : List.of(RESIDENT, COUNTER)) {
                var refused = erasure()
                        .knowing(new Held(List.of("consultation/7"), Optional.empty()))
                        .by(actor)
                        .when(RequestErasure.by(actor))
                        .thenRefused(ErasureRefusal.ACCOUNT_IN_USE);
                assertThat(refused.toString()).contains("consultation/7");
                assertThat(refused.refusal().rule()).isEqualTo("K-ER-1");
            }
        }

        @Test
        void is_refused_until_the_day_on_which_the_rules_on_records_let_it_be() {
            Held kept = new Held(List.of(), Optional.of(LocalDate.of(2026, 6, 13)));
            given().knowing(kept)
                    .at("2026-06-12T23:59:59+09:00")
                    .by(RESIDENT)
                    .when(RequestErasure.by(RESIDENT))
                    .thenRefused(ErasureRefusal.RECORD_KEPT_BY_LAW);
            assertThat(given().knowing(kept)
                            .at("2026-06-13T00:00:00+09:00")
                            .by(RESIDENT)
                            .when(RequestErasure.by(RESIDENT))
                            .thenStage())
                    .isInstanceOf(Erasure.Erased.class);
        }
    }

    @Nested
    class Carrying_it_out {
        @Test
        void is_for_another_desk_or_member_of_the_office_than_entered_it() {
            entered().by(OFFICE).when(new CarryOutErasure()).then(ERASED);
            entered().by(DESK).when(new CarryOutErasure()).then(ERASED);
            entered()
                    .by(staff("sasaki", "collaboration-office"))
                    .when(new CarryOutErasure())
                    .thenRefused(CommonRefusal.FOUR_EYES);
            entered().by(SECTION).when(new CarryOutErasure()).thenRefused(CommonRefusal.NOT_IN_CHARGE);
        }

        @Test
        void looks_again_at_what_stands_in_the_way() {
            entered()
                    .knowing(new Held(List.of("committee/7"), Optional.empty()))
                    .by(OFFICE)
                    .when(new CarryOutErasure())
                    .thenRefused(ErasureRefusal.ACCOUNT_IN_USE);
            entered()
                    .knowing(new Held(List.of(), Optional.of(LocalDate.of(2026, 6, 13))))
                    .by(OFFICE)
                    .when(new CarryOutErasure())
                    .thenRefused(ErasureRefusal.RECORD_KEPT_BY_LAW);
        }

        @Test
        void happens_once() {
            erasure(REQUESTED, ERASED).by(OFFICE).when(new CarryOutErasure()).thenRepeated();
            erasure(REQUESTED, CANCELLED)
                    .by(OFFICE)
                    .when(new CarryOutErasure())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Cancelling {
        @Test
        void is_for_whose_data_it_is_and_for_who_is_in_charge_as_long_as_nothing_was_erased() {
            for (Actor actor : List.of(RESIDENT, COUNTER, OFFICE, DESK)) {
                entered().by(actor).when(new CancelErasure()).then(CANCELLED);
            }
            entered().by(STRANGER).when(new CancelErasure()).thenRefused(ErasureRefusal.NOT_YOUR_ERASURE);
            entered()
                    .by(paper("sasaki", "collaboration-office", "tanaka"))
                    .when(new CancelErasure())
                    .thenRefused(ErasureRefusal.NOT_YOUR_ERASURE);
            erasure(REQUESTED, CANCELLED).by(RESIDENT).when(new CancelErasure()).thenRepeated();
            erasure(REQUESTED, ERASED)
                    .by(RESIDENT)
                    .when(new CancelErasure())
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }
    }

    @Test
    void is_seen_by_whose_data_it_is_desks_the_office_and_auditors() {
        for (Actor actor : List.of(RESIDENT, COUNTER, OFFICE, DESK, actor("audit", Role.AUDITOR))) {
            erasure(REQUESTED).by(actor).isSeen();
        }
        erasure(REQUESTED).by(STRANGER).isUnseen();
        erasure(REQUESTED).by(SECTION).isUnseen();
    }
}
