package org.kyodo.registry.contact;

import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.code.CodeGiven;
import org.kyodo.registry.code.Codes;
import org.kyodo.registry.code.IssuedCode;
import org.kyodo.registry.code.Tries;
import org.kyodo.registry.code.Tries.Try;
import org.kyodo.registry.contact.ContactPoint.Known;
import org.kyodo.registry.contact.ContactPoint.Open;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.person.PersonVault;

/** Looks up what the rules of contact points need: the group whose it is, the code that came back. */
final class ContactPointFacts implements FactFinder<ContactPointCommand, ContactPoint> {
    /** What the codes are for. */
    private static final String PURPOSE = "contact-code";

    private final Groups groups;
    private final Codes codes;
    private final Tries tries;

    ContactPointFacts(Groups groups, Codes codes, Tries tries) {
        this.groups = groups;
        this.codes = codes;
        this.tries = tries;
    }

    @Override
    public Facts find(ContactPoint point, ContactPointCommand command, MunicipalityCode municipality) {
        return switch (command) {
            case SetContactPoint c ->
                c.group()
                        .map(group -> group(group, municipality))
                        .orElse(Facts.NONE)
                        .whenAsked(NewPerson.class, () -> new NewPerson(PersonVault.newPerson()));
            case ConfirmContactPoint c when point instanceof Open open -> trying(open, c);
            case ContactPointCommand _ -> Facts.NONE;
        };
    }

    /** What concerns a contact point whatever is asked of it. */
    Facts concerning(ContactPoint point, MunicipalityCode municipality) {
        return point instanceof Known known
                ? known.recipient()
                        .group()
                        .map(group -> group(group, municipality))
                        .orElse(Facts.NONE)
                : Facts.NONE;
    }

    /** As it is kept. */
    String fingerprint(ContactPointId point, String code) {
        return codes.fingerprint(PURPOSE, point, code);
    }

    /** A dry run compares nothing: it would try codes without a count. It foretells what the right one leads to. */
    private Facts trying(Open point, ConfirmContactPoint c) {
        return point.code()
                .flatMap(IssuedCode::fingerprint)
                .map(kept -> Facts.of(new CodeGiven(DryRun.isOn() ? kept : fingerprint(point.id(), c.code())))
                        .whenAsked(Try.class, () -> tries.next(kept)))
                .orElse(Facts.NONE);
    }

    private Facts group(GroupId group, MunicipalityCode municipality) {
        return Facts.NONE.whenAsked(KnownGroup.class, () -> groups.find(group, municipality));
    }
}
