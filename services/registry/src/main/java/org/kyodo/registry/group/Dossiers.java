package org.kyodo.registry.group;

import java.util.Optional;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.person.Opened;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.person.Sealed;

/** Puts what was handed in into the group's own document, the personal data sealed, and opens it again. */
final class Dossiers {
    private final PersonVault vault;
    private final GroupNames names;

    Dossiers(PersonVault vault, GroupNames names) {
        this.vault = vault;
        this.names = names;
    }

    /** The stage with what the command brought and no event tells. */
    Group keep(Group group, GroupCommand command, MunicipalityCode municipality) {
        if (!(group instanceof Filed filed)) {
            return group;
        }
        return switch (command) {
            case SubmitGroupRegistration form -> filed.with(filed.filing().with(handedIn(form, filed, municipality)));
            case ErasePersonalData erase ->
                ReasonGiven.explaining(erase.reason(), 1)
                        .<Group>map(reason -> filed.with(filed.filing().because(reason)))
                        .orElse(filed);
            case GroupCommand _ -> filed;
        };
    }

    Opened<Representative> representative(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return open(
                dossier.representative(), Representative.class, place(FormPart.REPRESENTATIVE, group, municipality));
    }

    Opened<Contact> contact(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return open(dossier.contact(), Contact.class, place(FormPart.CONTACT, group, municipality));
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
                seal(
                        before.flatMap(Dossier::representative),
                        form.representative(),
                        place(FormPart.REPRESENTATIVE, filed.id(), municipality)),
                seal(
                        before.flatMap(Dossier::contact),
                        form.contact(),
                        place(FormPart.CONTACT, filed.id(), municipality)),
                names.claimsOf(form));
    }

    private Optional<Sealed> seal(Optional<Sealed> before, Object person, Place place) {
        return Optional.of(before.map(earlier -> vault.sealAgain(earlier, person, place))
                .orElseGet(() -> vault.seal(person, place)));
    }

    private static Place place(FormPart scope, GroupId group, MunicipalityCode municipality) {
        return new Place(municipality, "group/" + group, scope.field());
    }
}
