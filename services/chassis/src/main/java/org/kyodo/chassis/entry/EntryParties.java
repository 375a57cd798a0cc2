package org.kyodo.chassis.entry;

import java.util.Set;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;

/** Who speaks for those for whom something was entered 本人; what a service knows of it. */
public interface EntryParties {
    /**
     * The accounts that speak for a party now.
     *
     * @param party as the entry names it: an account, or the id of a group
     */
    Set<AccountRef> accountsOf(String party, MunicipalityCode municipality);

    /** What entries made for this account name: the account, or a group that it acts for now. */
    Set<String> namesOf(AccountRef account, MunicipalityCode municipality);
}
