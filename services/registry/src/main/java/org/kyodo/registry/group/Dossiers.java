package org.kyodo.registry.group;

import java.util.Optional;
import org.kyodo.contracts.registry.PersonScope;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.group.Group.Filed;
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
        return group instanceof Filed filed && command instanceof SubmitGroupRegistration form
                ? filed.with(filed.filing().with(handedIn(form, filed, municipality)))
                : group;
    }

    Opened<Representative> representative(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return vault.open(
                dossier.representative(), Representative.class, place(PersonScope.REPRESENTATIVE, group, municipality));
    }

    Opened<Contact> contact(Dossier dossier, GroupId group, MunicipalityCode municipality) {
        return vault.open(dossier.contact(), Contact.class, place(PersonScope.CONTACT, group, municipality));
    }

    private Dossier handedIn(SubmitGroupRegistration form, Filed filed, MunicipalityCode municipality) {
        Optional<Dossier> before = filed.filing().dossier();
        return new Dossier(
                form.particulars(),
                form.attachments(),
                form.declaration(),
                form.publicationConsent(),
                seal(
                        before.map(Dossier::representative),
                        form.representative(),
                        place(PersonScope.REPRESENTATIVE, filed.id(), municipality)),
                seal(
                        before.map(Dossier::contact),
                        form.contact(),
                        place(PersonScope.CONTACT, filed.id(), municipality)),
                names.claimsOf(form));
    }

    private Sealed seal(Optional<Sealed> before, Object person, Place place) {
        return before.map(earlier -> vault.sealAgain(earlier, person, place))
                .orElseGet(() -> vault.seal(person, place));
    }

    private static Place place(PersonScope scope, GroupId group, MunicipalityCode municipality) {
        return new Place(municipality, "group/" + group, scope.field());
    }
}
