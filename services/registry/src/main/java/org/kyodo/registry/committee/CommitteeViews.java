package org.kyodo.registry.committee;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SeatKind;
import org.kyodo.registry.committee.Committee.Dissolved;
import org.kyodo.registry.committee.Committee.Known;
import org.kyodo.registry.committee.Committee.Recruiting;
import org.kyodo.registry.committee.Committee.Sitting;
import org.kyodo.registry.committee.CommitteeView.ApplicantView;
import org.kyodo.registry.committee.CommitteeView.MemberView;
import org.kyodo.registry.committee.CommitteeView.Published;
import org.kyodo.registry.committee.CommitteeView.Roster;
import org.kyodo.registry.committee.CommitteeView.Taken;

/** Who sees what of a committee: the one place where that is said. */
final class CommitteeViews {
    private final CommitteePersons persons;

    CommitteeViews(CommitteePersons persons) {
        this.persons = persons;
    }

    /** To staff with its members by name, to the department that runs it with who applied. */
    Optional<CommitteeView> full(Committee committee, Actor actor, MunicipalityCode municipality) {
        return view(committee, actor, municipality, true);
    }

    /** A line of a list, without anybody's name. */
    Optional<CommitteeView> line(Committee committee, Actor actor, MunicipalityCode municipality) {
        return view(committee, actor, municipality, false);
    }

    Optional<Published> published(Committee committee) {
        return committee instanceof Sitting sitting
                ? Optional.of(new Published(
                        sitting.id(),
                        sitting.outline(),
                        taken(sitting),
                        sitting instanceof Recruiting ? recruitment(sitting) : Optional.empty()))
                : Optional.empty();
    }

    /** The members that are wanted, by name. */
    Optional<Roster> roster(Committee committee, Predicate<Member> wanted, MunicipalityCode municipality) {
        return committee instanceof Sitting sitting
                ? Optional.of(new Roster(
                        sitting.id(),
                        sitting.outline(),
                        sitting.members().stream()
                                .filter(wanted)
                                .map(member -> view(member, municipality, true))
                                .toList()))
                : Optional.empty();
    }

    static boolean seesMembers(Actor actor) {
        return actor.is(Role.STAFF);
    }

    private Optional<CommitteeView> view(
            Committee committee, Actor actor, MunicipalityCode municipality, boolean named) {
        return committee instanceof Known known
                ? Optional.of(new CommitteeView(
                        known.outline(),
                        sitting(known).map(CommitteeViews::taken).orElse(List.of()),
                        sitting(known).filter(_ -> seesMembers(actor)).stream()
                                .flatMap(sitting -> sitting.members().stream())
                                .map(member -> view(member, municipality, named))
                                .toList(),
                        sitting(known).flatMap(CommitteeViews::recruitment),
                        sitting(known)
                                .flatMap(Sitting::recruited)
                                .filter(recruitment -> recruitment.isAppliedForBy(CommitteeRules.applicant(actor)))
                                .isPresent(),
                        sitting(known)
                                .filter(_ ->
                                        named && actor.isStaffOf(known.outline().department()))
                                .map(sitting -> applicants(sitting, municipality))
                                .orElse(List.of()),
                        sitting(known)
                                .filter(_ -> seesMembers(actor))
                                .map(Sitting::concerns)
                                .orElse(List.of()),
                        known instanceof Dissolved dissolved ? Optional.of(dissolved.on()) : Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Sitting> sitting(Known committee) {
        return committee instanceof Sitting sitting ? Optional.of(sitting) : Optional.empty();
    }

    private List<ApplicantView> applicants(Sitting sitting, MunicipalityCode municipality) {
        return sitting.recruited().stream()
                .flatMap(recruitment -> recruitment.applicants().stream())
                .map(applicant -> new ApplicantView(
                        applicant.application().map(kept -> kept.person()),
                        applicant.at(),
                        persons.open(applicant, sitting.id(), municipality)))
                .toList();
    }

    private MemberView view(Member member, MunicipalityCode municipality, boolean named) {
        return new MemberView(
                member.person(),
                member.account(),
                member.seat(),
                member.group(),
                member.term(),
                named ? persons.open(member, municipality) : Optional.empty());
    }

    private static List<Taken> taken(Sitting sitting) {
        return Arrays.stream(SeatKind.values())
                .map(kind -> new Taken(kind, (int) sitting.members().stream()
                        .filter(member -> member.seat() == kind)
                        .count()))
                .filter(taken -> taken.number() > 0)
                .toList();
    }

    private static Optional<CommitteeView.Recruiting> recruitment(Sitting sitting) {
        return sitting.recruited()
                .map(recruitment -> new CommitteeView.Recruiting(
                        recruitment.seats(), recruitment.window(), recruitment.applications()));
    }
}
