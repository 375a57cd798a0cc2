package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.presets.Label;
import org.kyodo.presets.Presets;
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
import org.kyodo.registry.person.Opened;

/** Who sees what of a group: the one place where that is said. */
final class GroupViews {
    private final Dossiers dossiers;
    private final Presets presets;

    GroupViews(Dossiers dossiers, Presets presets) {
        this.dossiers = dossiers;
        this.presets = presets;
    }

    /** Everything, for those who see the registration; a desk that enters for the group sees how it stands and no form. */
    Optional<GroupView> full(Group group, Actor actor, MunicipalityCode municipality) {
        return begun(group).map(begun -> full(begun, actor, municipality));
    }

    /** A line, for the same. */
    Optional<GroupView.Line> line(Group group) {
        return begun(group)
                .map(begun -> new GroupView.Line(
                        begun.account(),
                        filing(begun).map(filing -> filing.profile().name()),
                        filing(begun).map(filing -> filing.profile().groupType()),
                        registration(begun).map(Registration::number),
                        correction(begun).map(Correction::dueOn)));
    }

    /** A registered group, for everybody. */
    Optional<PublicGroup> published(Group group, MunicipalityCode municipality) {
        return group instanceof Registered registered
                ? registered.filing().dossier().map(dossier -> published(registered, dossier, municipality))
                : Optional.empty();
    }

    /** A line of the public list. */
    Optional<PublicGroup.Line> publishedLine(Group group, MunicipalityCode municipality) {
        return group instanceof Registered r
                ? Optional.of(new PublicGroup.Line(
                        r.id(),
                        r.registration().number(),
                        label(r, municipality),
                        r.filing().profile()))
                : Optional.empty();
    }

    static boolean isOffice(Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Optional<Begun> begun(Group group) {
        return group instanceof Begun begun ? Optional.of(begun) : Optional.empty();
    }

    /** Desks need no personal data to enter what they have on paper. */
    private static boolean seesForm(Begun group, Actor actor) {
        return isOffice(actor) || group.account().equals(actor.account());
    }

    private GroupView full(Begun group, Actor actor, MunicipalityCode municipality) {
        return new GroupView(
                group.account(),
                filing(group).filter(filing -> seesForm(group, actor)).flatMap(filing -> filing.dossier()
                        .map(dossier -> form(group, filing, dossier, municipality))),
                registration(group),
                correction(group),
                switch (group) {
                    case Returned r -> Optional.of(r.correction().reason());
                    case Refused r -> Optional.of(r.reason());
                    case Suspended s -> Optional.of(s.reason());
                    case Draft _, Submitted _, UnderReview _, Lapsed _, Registered _ -> Optional.empty();
                },
                group instanceof Refused refused ? Optional.of(refused.rule()) : Optional.empty(),
                filing(group).map(Filing::erasures).orElse(List.of()),
                group.entries().onBehalf());
    }

    private GroupView.Form form(Begun group, Filing filing, Dossier dossier, MunicipalityCode municipality) {
        Opened<Representative> representative = dossiers.representative(dossier, group.id(), municipality);
        Opened<Contact> contact = dossiers.contact(dossier, group.id(), municipality);
        return new GroupView.Form(
                filing.profile(),
                dossier.particulars(),
                representative.value(),
                contact.value(),
                dossier.attachments(),
                dossier.declaration(),
                dossier.publicationConsent(),
                Stream.of(Withheld.of(FormPart.REPRESENTATIVE, representative), Withheld.of(FormPart.CONTACT, contact))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private PublicGroup published(Registered r, Dossier dossier, MunicipalityCode municipality) {
        PublicationConsent consent = dossier.publicationConsent();
        Opened<Representative> opened = dossiers.representative(dossier, r.id(), municipality);
        Opened<Contact> openedContact = dossiers.contact(dossier, r.id(), municipality);
        Optional<Representative> representative = opened.value();
        Optional<Contact> contact = openedContact.value();
        return new PublicGroup(
                r.id(),
                label(r, municipality),
                r.filing().profile(),
                r.registration(),
                dossier.particulars().purpose(),
                dossier.particulars().activities(),
                dossier.particulars().website(),
                dossier.attachments().bylaws().filter(only(consent.bylaws().orElse(false))),
                new PublicGroup.People(
                        representative.filter(only(consent.representative())).map(Representative::name),
                        contact.filter(only(consent.contactName())).flatMap(Contact::name),
                        contact.filter(only(consent.address())).map(Contact::address),
                        contact.filter(only(consent.phone())).map(Contact::phone),
                        contact.filter(only(consent.email())).map(Contact::email),
                        Stream.of(
                                        Withheld.of(FormPart.REPRESENTATIVE, opened)
                                                .filter(only(consent.representative())),
                                        Withheld.of(FormPart.CONTACT, openedContact)
                                                .filter(only(consent.anyOfContact())))
                                .flatMap(Optional::stream)
                                .toList()));
    }

    private static <T> Predicate<T> only(boolean agreed) {
        return person -> agreed;
    }

    /** What a registration by declaration is called in public (E2), in the municipality's own words (K-ALL-9). */
    private Optional<Label> label(Registered r, MunicipalityCode municipality) {
        return r.filing().policy() == RegistrationPolicy.DECLARATIVE
                ? Optional.of(presets.of(municipality).words().registration())
                : Optional.empty();
    }

    /** The group as its form presents it, once it was submitted. */
    static Optional<GroupProfile> profile(Group group) {
        return group instanceof Filed filed ? Optional.of(filed.filing().profile()) : Optional.empty();
    }

    private static Optional<Filing> filing(Begun group) {
        return group instanceof Filed filed ? Optional.of(filed.filing()) : Optional.empty();
    }

    private static Optional<Registration> registration(Begun group) {
        return switch (group) {
            case Registered r -> Optional.of(r.registration());
            case Suspended s -> Optional.of(s.registration());
            case Draft _, Submitted _, UnderReview _, Returned _, Lapsed _, Refused _ -> Optional.empty();
        };
    }

    private static Optional<Correction> correction(Begun group) {
        return group instanceof Returned r ? Optional.of(r.correction()) : Optional.empty();
    }
}
