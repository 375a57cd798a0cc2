package org.kyodo.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ErasureId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PersonRef;

/** Erasures 消去 as the registry tells them to the other services. Their ids are of now, for what was begun later stays. */
public final class ErasureFacts {
    private ErasureFacts() {}

    /** Not published yet. @param until what was given later stays */
    public static Recorded<AccountErased> ofAccount(
            Platform platform, String municipality, String account, Instant until) {
        ErasureId id = new ErasureId(Ids.next());
        AccountRef whose = AccountRef.of(account);
        return platform.following(
                platform.foreign(municipality, id.toString(), 1, new ErasureRequested(id, whose)),
                new AccountErased(id, whose, until));
    }

    /** Not published yet. @param registered what was told of the group last */
    public static Recorded<PersonalDataErased> ofContact(
            Platform platform, GroupId group, Recorded<? extends GroupEvent> registered) {
        return platform.following(
                registered,
                new PersonalDataErased(
                        group,
                        List.of(new ErasedPart(PersonRef.of(Ids.next().toString()), FormPart.CONTACT)),
                        ErasureGround.REQUEST,
                        AccountRef.of("acct-office"),
                        LocalDate.of(2026, 6, 12)));
    }
}
