package org.kyodo.registry.areaplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanAdopted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanClosed;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanDrafted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanRevised;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.AreaPlanId;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Wording;
import org.kyodo.kit.RulesTest;
import org.kyodo.registry.areaplan.AreaPlanCommand.AdoptAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.CloseAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.DraftAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.EndAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.ReviseAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanContent.PlannedActivity;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.KnownGroup.Standing;

class AreaPlanRulesTest extends RulesTest<AreaPlanCommand, AreaPlan, AreaPlanEvent> {
    private static final AreaPlanId ID = AreaPlanId.of("019d7c3a-0000-7000-8000-0000000000a1");
    private static final GroupId COUNCIL = GroupId.of("019d7c3a-0000-7000-8000-0000000000a2");
    private static final List<AreaCode> AREAS = List.of(AreaCode.of("大殿"));
    private static final Actor ITSELF = actor("kyogikai", Role.GROUP);
    private static final Actor OTHER = actor("taiso", Role.GROUP);
    static final Period PERIOD = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2031, 3, 31));
    static final Optional<DocumentRef> MINUTES = Optional.of(new DocumentRef(
            DocumentId.of("019d7c3a-0000-7000-8000-0000000000a3"),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));

    private static final AreaPlanEvent DRAFTED = new AreaPlanDrafted(ID, COUNCIL, AREAS);
    private static final AreaPlanEvent ADOPTED = new AreaPlanAdopted(ID, COUNCIL, AREAS, PERIOD, 1);

    AreaPlanRulesTest() {
        super(AreaPlanCommand.class, new AreaPlanRules(), new AreaPlan.Absent(ID));
    }

    private Given plan(AreaPlanEvent... happened) {
        return given(happened)
                .at("2026-06-12T10:00:00+09:00")
                .knowing(council(Standing.REGISTERED, GroupType.AREA_COUNCIL))
                .by(ITSELF);
    }

    @Nested
    class Drafting {
        private final DraftAreaPlan command = new DraftAreaPlan(COUNCIL);

        @Test
        void is_for_a_registered_council_itself() {
            plan().when(command).then(DRAFTED);
            plan().by(OTHER).when(command).thenRefused(AreaPlanRefusal.NOT_THE_COUNCIL);
        }

        @Test
        void another_kind_of_group_or_one_that_is_not_registered_has_none() {
            assertThat(plan().knowing(council(Standing.REGISTERED, GroupType.NEIGHBORHOOD_ASSOCIATION))
                            .when(command)
                            .thenRefused(AreaPlanRefusal.NOT_A_COUNCIL)
                            .given())
                    .isEqualTo(Optional.of(GroupType.NEIGHBORHOOD_ASSOCIATION));
            assertThat(plan().knowing(council(Standing.SUSPENDED, GroupType.AREA_COUNCIL))
                            .when(command)
                            .thenRefused(AreaPlanRefusal.NOT_A_COUNCIL)
                            .given())
                    .isEqualTo(Wording.NEVER_REGISTERED.of());
        }
    }

    @Nested
    class Adopting {
        @Test
        void tells_how_much_there_is_and_not_what() {
            plan(DRAFTED).when(new AdoptAreaPlan(content(), MINUTES)).then(ADOPTED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"strengths", "issues", "vision", "activities"})
        void needs_every_part_of_it(String part) {
            plan(DRAFTED).when(new AdoptAreaPlan(without(part), MINUTES)).thenRefused(AreaPlanRefusal.CONTENT_MISSING);
        }

        @Test
        void needs_the_minutes_of_the_council_and_no_word_of_the_city() {
            plan(DRAFTED)
                    .when(new AdoptAreaPlan(content(), Optional.empty()))
                    .thenRefused(AreaPlanRefusal.MINUTES_MISSING);
            plan(DRAFTED)
                    .by(staff("yamamoto", "collaboration-office"))
                    .when(new AdoptAreaPlan(content(), MINUTES))
                    .thenRefused(AreaPlanRefusal.NOT_THE_COUNCIL);
        }

        @Test
        void is_for_a_period_that_is_not_over_and_not_without_end() {
            plan(DRAFTED)
                    .at("2031-03-31T23:59:59+09:00")
                    .when(new AdoptAreaPlan(content(), MINUTES))
                    .thenStage();
            plan(DRAFTED)
                    .at("2031-04-01T00:00:00+09:00")
                    .when(new AdoptAreaPlan(content(), MINUTES))
                    .thenRefused(AreaPlanRefusal.PERIOD_IS_OVER);
            plan(DRAFTED)
                    .when(new AdoptAreaPlan(content(new Period(PERIOD.from(), LocalDate.of(2046, 3, 31))), MINUTES))
                    .thenStage();
            plan(DRAFTED)
                    .when(new AdoptAreaPlan(content(new Period(PERIOD.from(), LocalDate.of(2046, 4, 1))), MINUTES))
                    .thenRefused(AreaPlanRefusal.PERIOD_TOO_LONG);
        }

        @Test
        void by_a_council_that_is_suspended_meanwhile_is_refused() {
            plan(DRAFTED)
                    .knowing(council(Standing.SUSPENDED, GroupType.AREA_COUNCIL))
                    .when(new AdoptAreaPlan(content(), MINUTES))
                    .thenRefused(AreaPlanRefusal.NOT_A_COUNCIL);
        }
    }

    @Nested
    class Later {
        @Test
        void it_is_adopted_anew_as_it_was_adopted() {
            plan(ADOPTED).when(new ReviseAreaPlan(content(), MINUTES)).then(new AreaPlanRevised(ID, PERIOD, 1));
            plan(ADOPTED)
                    .when(new ReviseAreaPlan(content(), Optional.empty()))
                    .thenRefused(AreaPlanRefusal.MINUTES_MISSING);
            plan(DRAFTED).when(new ReviseAreaPlan(content(), MINUTES)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void the_council_ends_it_also_when_it_is_registered_no_more() {
            plan(ADOPTED).when(new CloseAreaPlan()).then(new AreaPlanClosed(ID, LocalDate.of(2026, 6, 12)));
            plan(ADOPTED)
                    .knowing(council(Standing.NONE, GroupType.AREA_COUNCIL))
                    .when(new CloseAreaPlan())
                    .thenStage();
            plan(ADOPTED).by(OTHER).when(new CloseAreaPlan()).thenRefused(AreaPlanRefusal.NOT_THE_COUNCIL);
        }

        @Test
        void it_ends_with_the_last_day_of_its_period() {
            plan(ADOPTED)
                    .by(Actor.PLATFORM)
                    .at("2031-03-31T23:59:59+09:00")
                    .when(new EndAreaPlan())
                    .thenRefused(CommonRefusal.NOT_YET_DUE);
            plan(ADOPTED)
                    .by(Actor.PLATFORM)
                    .at("2031-04-01T00:00:00+09:00")
                    .when(new EndAreaPlan())
                    .then(new AreaPlanClosed(ID, LocalDate.of(2031, 3, 31)));
        }

        @Test
        void everybody_may_know_of_it() {
            plan(DRAFTED).by(actor("somebody", Role.RESIDENT)).isSeen();
            plan().by(ITSELF).isUnseen();
        }
    }

    static KnownGroup council(Standing standing, GroupType type) {
        return new KnownGroup(
                COUNCIL,
                standing,
                Optional.of(AccountRef.of("kyogikai")),
                Optional.of(type),
                Optional.of("大殿地域づくり協議会"),
                AREAS);
    }

    static AreaPlanContent content() {
        return content(PERIOD);
    }

    private static AreaPlanContent content(Period period) {
        return new AreaPlanContent(
                period,
                Optional.of("ほたるの舞う川がある。"),
                Optional.of("空き家が増えている。"),
                Optional.of("川と人のつながるまち"),
                List.of(new PlannedActivity("川の清掃", Optional.empty())));
    }

    private static AreaPlanContent without(String part) {
        AreaPlanContent c = content();
        return new AreaPlanContent(
                c.period(),
                c.strengths().filter(text -> !part.equals("strengths")),
                c.issues().filter(text -> !part.equals("issues")),
                c.vision().filter(text -> !part.equals("vision")),
                part.equals("activities") ? List.of() : c.activities());
    }
}
