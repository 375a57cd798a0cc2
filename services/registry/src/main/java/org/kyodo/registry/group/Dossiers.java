package org.kyodo.registry.group;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.Group.Registered;
import org.kyodo.registry.group.GroupCommand.ChangeGroupProfile;
import org.kyodo.registry.group.GroupCommand.ChangeRepresentative;
import org.kyodo.registry.group.GroupCommand.CodeIssue;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.RecordIncorporation;
import org.kyodo.registry.group.GroupCommand.RegisterGroup;
import org.kyodo.registry.group.GroupCommand.RenewGroup;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.person.Opened;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.person.Sealed;

/** Puts what was handed in into the group's own document, the personal data sealed, and opens it again. */
final class Dossiers {
    private final PersonVault vault;
    private final GroupNames names;
    private final Clock clock;

    Dossiers(PersonVault vault, GroupNames names, Clock clock) {
        this.vault = vault;
        this.names = names;
        this.clock = clock;
    }

    /** The stage with what the command brought and no event tells. */
    Group keep(Group group, GroupCommand command, MunicipalityCode municipality) {
        if (!(group instanceof Filed filed)) {
            return group;
        }
        return switch (command) {
            case SubmitGroupRegistration form -> filed.with(filed.filing().with(handedIn(form, filed, municipality)));
            case RegisterGroup found -> filed.with(filed.filing().found(found.findings()));
            case ChangeGroupProfile change -> filed.with(filed.filing().with(changed(change, filed, municipality)));
            case ChangeRepresentative change ->
                filed.with(filed.filing().with(represented(change, filed, municipality)));
            case RecordIncorporation _ -> filed.with(filed.filing().with(incorporated(filed, municipality)));
            case RenewGroup renewal ->
                renewal.report()
                        .filter(YearlyReport::says)
                        .<Group>map(report -> filed.with(filed.filing().with(reported(report, filed, municipality))))
                        .orElse(filed);
            case CodeIssue issue
            when filed instanceof Registered r -> r.with(r.entry().keeping(issue.fingerprint()));
            case ErasePersonalData erase ->
                ReasonGiven.explaining(erase.reason(), 1)
                        .<Group>map(reason -> filed.with(filed.filing().because(reason)))
                        .orElse(filed);
            case GroupCommand _ -> filed;
        };
    }

    /** What no other group may have too, once the command is carried out; nothing of one that changes none of it. */
    List<String> claims(Filed group, GroupCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case ChangeGroupProfile change -> names.claimsOf(change.card(), representative(group, municipality));
            case ChangeRepresentative change ->
                names.claimsOf(group.filing().card(), Optional.of(change.representative()));
            case RecordIncorporation c ->
                names.claimsOf(
                        group.filing().card().incorporated(c.corporateNumber()), representative(group, municipality));
            case RegisterGroup _ ->
                group.filing().dossier().map(Dossier::claims).orElse(List.of());
            case GroupCommand _ -> List.of();
        };
    }

    private Optional<Representative> representative(Filed group, MunicipalityCode municipality) {
        return group.filing().dossier().flatMap(dossier -> representative(dossier, group.id(), municipality)
                .value());
    }

    Opened<Representative> representative(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return open(
                dossier.representative(), Representative.class, place(FormPart.REPRESENTATIVE, group, municipality));
    }

    Opened<Contact> contact(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return open(dossier.contact(), Contact.class, place(FormPart.CONTACT, group, municipality));
    }

    /** What the group proved, as far as it can be read. */
    List<GroupView.Proved> proofs(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return dossier.proofs().stream()
                .map(proof -> new GroupView.Proved(
                        proof.kind(),
                        proof.on(),
                        open(proof.words(), Words.class, place(FormPart.PROOF, group, municipality))
                                .value()
                                .map(Words::text),
                        proof.document()))
                .toList();
    }

    /** A text, for what is sealed is a record. */
    private record Words(String text) {}

    private Dossier reported(YearlyReport report, Filed filed, MunicipalityCode municipality) {
        Place place = place(FormPart.PROOF, filed.id(), municipality);
        return filed.filing()
                .dossier()
                .orElseThrow()
                .proving(new Proof(
                        Proof.Kind.YEARLY_REPORT,
                        today(),
                        report.activities().map(text -> vault.seal(new Words(text), place)),
                        report.document()));
    }

    private LocalDate today() {
        return FiscalYear.dayOf(clock.instant());
    }

    private <T> Opened<T> open(Optional<Sealed> sealed, Class<T> type, Place place) {
        return sealed.map(there -> vault.open(there, type, place)).orElseGet(Opened.Erased::new);
    }

    private Dossier handedIn(SubmitGroupRegistration form, Filed filed, MunicipalityCode municipality) {
        Optional<Dossier> before = filed.filing().dossier();
        return new Dossier(
                form.particulars(),
                form.attachments(),
                form.declaration(),
                form.publicationConsent(),
                form.representative()
                        .map(person -> sealed(
                                before.flatMap(Dossier::representative),
                                person,
                                place(FormPart.REPRESENTATIVE, filed.id(), municipality))),
                Optional.of(sealed(
                        before.flatMap(Dossier::contact),
                        form.contact(),
                        place(FormPart.CONTACT, filed.id(), municipality))),
                names.claimsOf(form.card(), form.representative()),
                before.map(Dossier::proofs).orElse(List.of()));
    }

    private Dossier changed(ChangeGroupProfile change, Filed filed, MunicipalityCode municipality) {
        Dossier before = filed.filing().dossier().orElseThrow();
        Optional<Sealed> contact = change.contact()
                .map(reached -> sealed(before.contact(), reached, place(FormPart.CONTACT, filed.id(), municipality)))
                .or(before::contact);
        return before.presenting(change.particulars(), contact, claims(filed, change, municipality));
    }

    /** Under the reference that the event tells; the former one's data was erased with it. */
    private Dossier represented(ChangeRepresentative change, Filed filed, MunicipalityCode municipality) {
        Place place = place(FormPart.REPRESENTATIVE, filed.id(), municipality);
        Dossier represented = filed.filing()
                .dossier()
                .orElseThrow()
                .represented(
                        vault.seal(
                                filed.filing()
                                        .dossier()
                                        .flatMap(Dossier::representative)
                                        .orElseThrow()
                                        .person(),
                                change.representative(),
                                place),
                        claims(filed, change, municipality));
        return change.minutes()
                .map(minutes -> represented.proving(
                        new Proof(Proof.Kind.MINUTES, today(), Optional.empty(), Optional.of(minutes))))
                .orElse(represented);
    }

    private Dossier incorporated(Filed filed, MunicipalityCode municipality) {
        return filed.filing()
                .dossier()
                .orElseThrow()
                .claiming(names.claimsOf(filed.filing().card(), representative(filed, municipality)));
    }

    private Sealed sealed(Optional<Sealed> before, Object person, Place place) {
        return before.map(earlier -> vault.sealAgain(earlier, person, place))
                .orElseGet(() -> vault.seal(person, place));
    }

    private static Place place(FormPart scope, GroupId group, MunicipalityCode municipality) {
        return new Place(municipality, "group/" + group, scope.field());
    }
}
