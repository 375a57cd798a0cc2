package org.kyodo.registry.group;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupCard;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Track;
import org.kyodo.presets.Label;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.group.Group.Begun;
import org.kyodo.registry.group.Group.Draft;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.Group.Lapsed;
import org.kyodo.registry.group.Group.Left;
import org.kyodo.registry.group.Group.Listed;
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
                        filing(begun).map(filing -> filing.card().name()),
                        filing(begun).map(filing -> filing.card().groupType()),
                        filing(begun).map(filing -> filing.card().track()),
                        registration(begun).map(Registration::number),
                        registration(begun).flatMap(there -> there.validity().validUntil()),
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
                        r.filing().card(),
                        inWords(r.filing().card(), municipality)))
                : Optional.empty();
    }

    static boolean isOffice(Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Optional<Begun> begun(Group group) {
        return group instanceof Begun begun ? Optional.of(begun) : Optional.empty();
    }

    /** Who registers groups of the track; a desk needs no personal data to enter what it has on paper. */
    private boolean seesForm(Begun group, Filing filing, Actor actor, MunicipalityCode municipality) {
        return isOffice(actor)
                || KnownGroup.isOwn(group.account(), actor)
                || tracksOf(actor, municipality).contains(filing.card().track());
    }

    /** The tracks that a desk registers. */
    Set<Track> tracksOf(Actor actor, MunicipalityCode municipality) {
        return actor.is(Role.DESK)
                ? presets.of(municipality).registration().registrars().entrySet().stream()
                        .filter(track -> track.getValue() == Registrar.DESK)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private GroupView full(Begun group, Actor actor, MunicipalityCode municipality) {
        return new GroupView(
                group.account(),
                filing(group)
                        .filter(filing -> seesForm(group, filing, actor, municipality))
                        .flatMap(filing -> filing.dossier().map(dossier -> form(group, filing, dossier, municipality))),
                registration(group),
                group instanceof Registered r ? r.entry().code().map(IssuedCode::until) : Optional.empty(),
                filing(group).flatMap(Filing::legalForm),
                correction(group),
                switch (group) {
                    case Returned r -> Optional.of(r.correction().reason());
                    case Refused r -> Optional.of(r.reason());
                    case Suspended s -> Optional.of(s.reason());
                    case Draft _, Submitted _, UnderReview _, Lapsed _, Registered _, Left _ -> Optional.empty();
                },
                group instanceof Refused refused ? Optional.of(refused.rule()) : Optional.empty(),
                filing(group).map(Filing::erasures).orElse(List.of()));
    }

    private GroupView.Form form(Begun group, Filing filing, Dossier dossier, MunicipalityCode municipality) {
        Opened<Representative> representative = dossiers.representative(dossier, group.id(), municipality);
        Opened<Contact> contact = dossiers.contact(dossier, group.id(), municipality);
        return new GroupView.Form(
                filing.card(),
                filing.structure(),
                dossier.particulars(),
                representative.value(),
                contact.value(),
                dossier.attachments(),
                dossier.declaration(),
                dossier.publicationConsent(),
                filing.findings(),
                dossiers.proofs(dossier, group.id(), municipality),
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
                r.filing().card(),
                inWords(r.filing().card(), municipality),
                r.registration(),
                r.filing().structure(),
                dossier.particulars().purpose(),
                dossier.particulars().activities(),
                dossier.particulars().offers(),
                dossier.particulars().website(),
                dossier.attachments().bylaws().filter(only(consent.bylaws().orElse(false))),
                new PublicGroup.People(
                        representative.filter(only(consent.representative())).map(Representative::name),
                        contact.filter(only(consent.contactName())).flatMap(Contact::name),
                        contact.filter(only(consent.address())).flatMap(Contact::address),
                        contact.filter(only(consent.phone())).flatMap(Contact::phone),
                        contact.filter(only(consent.email())).flatMap(Contact::email),
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

    /** What a registration by declaration is called in public (E2), in the municipality's own words. */
    private Optional<Label> label(Registered r, MunicipalityCode municipality) {
        return r.registration().policy() == RegistrationPolicy.DECLARATIVE
                ? Optional.of(presets.of(municipality).words().registration())
                : Optional.empty();
    }

    /** By its code where the settings do not have it any more. */
    private PublicGroup.InWords inWords(GroupCard card, MunicipalityCode municipality) {
        Preset preset = presets.of(municipality);
        return new PublicGroup.InWords(
                preset.nameOf(card.groupType())
                        .orElseGet(() -> byCode(card.groupType().name())),
                card.fields().stream()
                        .map(field -> preset.nameOf(field).orElseGet(() -> byCode(field.value())))
                        .toList());
    }

    private static Label byCode(String code) {
        return new Label(code, code);
    }

    /** The group as its form presents it, once it was submitted. */
    static Optional<GroupCard> card(Group group) {
        return group instanceof Filed filed ? Optional.of(filed.filing().card()) : Optional.empty();
    }

    private static Optional<Filing> filing(Begun group) {
        return group instanceof Filed filed ? Optional.of(filed.filing()) : Optional.empty();
    }

    private static Optional<Registration> registration(Begun group) {
        return group instanceof Listed listed ? Optional.of(listed.registration()) : Optional.empty();
    }

    private static Optional<Correction> correction(Begun group) {
        return group instanceof Returned r ? Optional.of(r.correction()) : Optional.empty();
    }
}
