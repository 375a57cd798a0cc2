package org.kyodo.registry.group;

import java.util.Optional;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.person.PersonVault;
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
    Group keep(Group group, GroupCommand command) {
        return group instanceof Filed filed && command instanceof SubmitGroupRegistration form
                ? filed.with(filed.filing().with(handedIn(form, filed.filing().dossier())))
                : group;
    }

    /** Empty when the person's key was destroyed. */
    Optional<Representative> representative(Dossier dossier) {
        return vault.open(dossier.representative(), Representative.class);
    }

    /** Empty when the person's key was destroyed. */
    Optional<Contact> contact(Dossier dossier) {
        return vault.open(dossier.contact(), Contact.class);
    }

    private Dossier handedIn(SubmitGroupRegistration form, Optional<Dossier> before) {
        return new Dossier(
                form.particulars(),
                form.attachments(),
                form.declaration(),
                form.publicationConsent(),
                seal(before.map(Dossier::representative), form.representative()),
                seal(before.map(Dossier::contact), form.contact()),
                names.claimsOf(form));
    }

    private Sealed seal(Optional<Sealed> before, Object person) {
        return before.map(earlier -> vault.sealAgain(earlier, person)).orElseGet(() -> vault.seal(person));
    }
}
