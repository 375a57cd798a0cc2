package org.kyodo.registry.contact;

import java.util.Optional;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.contact.ContactPoint.Open;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPointCommand.IssueContactCode;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;

/** Keeps what no event tells in the contact point's own document, the address sealed, and opens it again. */
final class ContactValues {
    private final PersonVault vault;

    ContactValues(PersonVault vault) {
        this.vault = vault;
    }

    /** The stage with what the command brought. */
    ContactPoint keep(ContactPoint point, ContactPointCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case SetContactPoint c
            when point instanceof Present given ->
                given.with(given.card()
                        .keeping(vault.seal(given.card().person(), c.value(), place(given.id(), municipality))));
            case IssueContactCode c
            when point instanceof Open open ->
                open.code()
                        .<ContactPoint>map(code -> open.with(code.keeping(c.fingerprint())))
                        .orElse(open);
            case ContactPointCommand _ -> point;
        };
    }

    /** The address or number, as long as there is a key to it. */
    Optional<ContactValue> open(Present point, MunicipalityCode municipality) {
        return point.card().value().flatMap(kept -> vault.open(
                        kept, ContactValue.class, place(point.id(), municipality))
                .value());
    }

    private static Place place(ContactPointId id, MunicipalityCode municipality) {
        return new Place(municipality, "contact-point/" + id, "value");
    }
}
