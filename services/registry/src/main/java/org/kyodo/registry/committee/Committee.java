package org.kyodo.registry.committee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.CommitteeEvent;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeConcernNoted;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeDissolved;
import org.kyodo.contracts.registry.CommitteeEvent.CommitteeSetUp;
import org.kyodo.contracts.registry.CommitteeEvent.MemberAppointed;
import org.kyodo.contracts.registry.CommitteeEvent.MemberReleased;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentClosed;
import org.kyodo.contracts.registry.CommitteeEvent.RecruitmentOpened;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationReceived;
import org.kyodo.contracts.registry.CommitteeEvent.SeatApplicationsErased;
import org.kyodo.contracts.registry.CommitteeOutline;
import org.kyodo.contracts.value.CommitteeId;
import org.kyodo.contracts.value.SeatKind;

/**
 * A committee 審議会等 with its seats. A department sets it up; free seats for recruited members are open to everybody for a
 * time, and whoever applies does so in confidence; members are appointed to free seats and leave them with the end of their term.
 */
sealed interface Committee extends Stage<Committee, CommitteeEvent> {
    CommitteeId id();

    record Absent(CommitteeId id) implements Committee {}

    /** 設置. @param last the recruitment that was over last, with what was applied with while it is kept */
    record SetUp(
            CommitteeId id,
            CommitteeOutline outline,
            List<Member> members,
            Optional<Recruitment> last,
            List<String> concerns)
            implements Sitting {
        @Override
        public SetUp with(List<Member> others) {
            return new SetUp(id, outline, others, last, concerns);
        }

        private SetUp keeping(Optional<Recruitment> recruitment) {
            return new SetUp(id, outline, members, recruitment, concerns);
        }
    }

    /** 公募中. */
    record Recruiting(
            CommitteeId id,
            CommitteeOutline outline,
            List<Member> members,
            Recruitment recruitment,
            List<String> concerns)
            implements Sitting {
        @Override
        public Recruiting with(List<Member> others) {
            return new Recruiting(id, outline, others, recruitment, concerns);
        }

        private Recruiting receiving(Recruitment more) {
            return new Recruiting(id, outline, members, more, concerns);
        }
    }

    /** 廃止. */
    record Dissolved(CommitteeId id, CommitteeOutline outline, LocalDate on) implements Known {}

    /** Was set up once. */
    sealed interface Known extends Committee {
        CommitteeOutline outline();
    }

    /** Has members. */
    sealed interface Sitting extends Known {
        List<Member> members();

        /** The rules whose question was answered with no. */
        List<String> concerns();

        Sitting with(List<Member> others);

        default Optional<Recruitment> recruited() {
            return switch (this) {
                case SetUp committee -> committee.last();
                case Recruiting committee -> Optional.of(committee.recruitment());
            };
        }

        /** With another state of the recruitment that is under way or was last. */
        default Sitting with(Recruitment recruitment) {
            return switch (this) {
                case SetUp committee -> committee.keeping(Optional.of(recruitment));
                case Recruiting committee -> committee.receiving(recruitment);
            };
        }

        /** How many seats of the kind nobody has. */
        default int free(SeatKind kind) {
            int all = outline().seats().stream()
                    .filter(seats -> seats.kind() == kind)
                    .mapToInt(seats -> seats.number())
                    .sum();
            return all
                    - (int) members().stream()
                            .filter(member -> member.seat() == kind)
                            .count();
        }
    }

    /** Who applied stands beside the event, not in it. */
    @Override
    default Committee after(CommitteeEvent event, Entry entry) {
        Committee next = after(event);
        return event instanceof SeatApplicationReceived && next instanceof Recruiting applied
                ? applied.receiving(applied.recruitment().by(entry))
                : next;
    }

    @Override
    default Committee after(CommitteeEvent event) {
        return switch (event) {
            case CommitteeSetUp e -> new SetUp(e.committeeId(), e.outline(), List.of(), Optional.empty(), List.of());
            case CommitteeConcernNoted e -> {
                Sitting s = as(Sitting.class);
                List<String> all = Stream.concat(s.concerns().stream(), Stream.of(e.rule()))
                        .distinct()
                        .toList();
                yield switch (s) {
                    case SetUp c -> new SetUp(c.id(), c.outline(), c.members(), c.last(), all);
                    case Recruiting c -> new Recruiting(c.id(), c.outline(), c.members(), c.recruitment(), all);
                };
            }
            case RecruitmentOpened e -> {
                SetUp s = as(SetUp.class);
                yield new Recruiting(
                        s.id(), s.outline(), s.members(), Recruitment.of(e.seats(), e.window()), s.concerns());
            }
            case SeatApplicationReceived e -> {
                Recruiting r = as(Recruiting.class);
                yield r.receiving(r.recruitment().counting(e.applications()));
            }
            case RecruitmentClosed _ -> {
                Recruiting r = as(Recruiting.class);
                yield new SetUp(r.id(), r.outline(), r.members(), Optional.of(r.recruitment()), r.concerns());
            }
            case SeatApplicationsErased _ -> {
                SetUp s = as(SetUp.class);
                yield s.keeping(s.last().map(Recruitment::withoutApplicants));
            }
            case MemberAppointed e -> {
                Sitting s = as(Sitting.class);
                yield s.with(Stream.concat(s.members().stream(), Stream.of(Member.of(e)))
                        .toList());
            }
            case MemberReleased e -> {
                Sitting s = as(Sitting.class);
                yield s.with(s.members().stream()
                        .filter(member -> !member.person().equals(e.ref()))
                        .toList());
            }
            case CommitteeDissolved e -> {
                Sitting s = as(Sitting.class);
                yield new Dissolved(s.id(), s.outline(), e.on());
            }
        };
    }
}
