package org.kyodo.registry.group;

import java.util.Optional;
import java.util.function.Predicate;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.presets.Label;
import org.kyodo.registry.group.Group.Begun;
import org.kyodo.registry.group.Group.Draft;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.Group.Lapsed;
import org.kyodo.registry.group.Group.Refused;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.Group.Returned;
import org.kyodo.registry.group.Group.Submitted;
import org.kyodo.registry.group.Group.Suspended;
import org.kyodo.registry.group.Group.UnderReview;

/** Who sees what of a group: the one place where that is said. */
final class GroupViews {
    /** What a registration by declaration is called in public (E2). */
    static final Label BY_DECLARATION = new Label("自主申告による登録", "Registered on its own declaration");

    private final Dossiers dossiers;

    GroupViews(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** Everything, for the group's own account and the office; nothing for others. */
    Optional<GroupView> full(Group group, Actor actor) {
        return seenBy(group, actor).map(this::full);
    }

    /** A line, for the group's own account and the office; nothing for others. */
    Optional<GroupView.Line> line(Group group, Actor actor) {
        return seenBy(group, actor)
                .map(begun -> new GroupView.Line(
                        begun.account(),
                        filing(begun).map(Filing::name),
                        filing(begun).map(Filing::groupType),
                        registration(begun).map(GroupView.Registration::number),
                        correction(begun).map(GroupView.Correction::dueOn)));
    }

    /** A registered group, for everybody. */
    Optional<PublicGroup> published(Group group) {
        return group instanceof Registered registered
                ? registered.filing().dossier().map(dossier -> published(registered, dossier))
                : Optional.empty();
    }

    /** A line of the public list. */
    Optional<PublicGroup.Line> publishedLine(Group group) {
        return group instanceof Registered r
                ? Optional.of(new PublicGroup.Line(
                        r.id(),
                        r.number(),
                        label(r),
                        r.filing().name(),
                        r.filing().groupType(),
                        r.filing().fields(),
                        r.filing().areas()))
                : Optional.empty();
    }

    static boolean isOffice(Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Optional<Begun> seenBy(Group group, Actor actor) {
        return group instanceof Begun begun
                        && (isOffice(actor)
                                || actor.is(Role.GROUP) && begun.account().equals(actor.account()))
                ? Optional.of(begun)
                : Optional.empty();
    }

    private GroupView full(Begun group) {
        return new GroupView(
                group.account(),
                filing(group).flatMap(filing -> filing.dossier().map(dossier -> form(filing, dossier))),
                registration(group),
                correction(group),
                switch (group) {
                    case Returned r -> Optional.of(r.reason());
                    case Refused r -> Optional.of(r.reason());
                    case Suspended s -> Optional.of(s.reason());
                    case Draft _, Submitted _, UnderReview _, Lapsed _, Registered _ -> Optional.empty();
                },
                group instanceof Refused refused ? Optional.of(refused.rule()) : Optional.empty());
    }

    private GroupView.Form form(Filing filing, Dossier dossier) {
        return new GroupView.Form(
                filing.name(),
                filing.nameKana(),
                filing.groupType(),
                dossier.foundedOn(),
                filing.memberCount(),
                dossier.membershipOpen(),
                filing.fields(),
                filing.areas(),
                dossier.purpose(),
                dossier.activities(),
                dossier.corporateNumber(),
                dossier.website(),
                dossiers.representative(dossier),
                dossiers.contact(dossier),
                dossier.bylaws(),
                dossier.roster(),
                dossier.declaration(),
                dossier.publicationConsent());
    }

    private PublicGroup published(Registered r, Dossier dossier) {
        PublicationConsent consent = dossier.publicationConsent();
        Optional<Representative> representative = dossiers.representative(dossier);
        Optional<Contact> contact = dossiers.contact(dossier);
        return new PublicGroup(
                r.id(),
                r.number(),
                label(r),
                r.filing().name(),
                r.filing().nameKana(),
                r.filing().groupType(),
                r.filing().fields(),
                r.filing().areas(),
                r.filing().memberCount(),
                r.registeredOn(),
                r.validUntil(),
                dossier.purpose(),
                dossier.activities(),
                dossier.website(),
                representative.filter(only(consent.representative())).map(Representative::name),
                contact.filter(only(consent.contactName())).flatMap(Contact::name),
                contact.filter(only(consent.address())).map(Contact::address),
                contact.filter(only(consent.phone())).map(Contact::phone),
                contact.filter(only(consent.email())).map(Contact::email));
    }

    private static <T> Predicate<T> only(boolean agreed) {
        return person -> agreed;
    }

    private static Optional<Label> label(Registered r) {
        return r.filing().policy() == RegistrationPolicy.DECLARATIVE ? Optional.of(BY_DECLARATION) : Optional.empty();
    }

    private static Optional<Filing> filing(Begun group) {
        return group instanceof Filed filed ? Optional.of(filed.filing()) : Optional.empty();
    }

    private static Optional<GroupView.Registration> registration(Begun group) {
        return switch (group) {
            case Registered r ->
                Optional.of(
                        new GroupView.Registration(r.number(), r.filing().policy(), r.registeredOn(), r.validUntil()));
            case Suspended s ->
                Optional.of(
                        new GroupView.Registration(s.number(), s.filing().policy(), s.registeredOn(), s.validUntil()));
            case Draft _, Submitted _, UnderReview _, Returned _, Lapsed _, Refused _ -> Optional.empty();
        };
    }

    private static Optional<GroupView.Correction> correction(Begun group) {
        return group instanceof Returned r
                ? Optional.of(new GroupView.Correction(r.items(), r.dueOn()))
                : Optional.empty();
    }
}
