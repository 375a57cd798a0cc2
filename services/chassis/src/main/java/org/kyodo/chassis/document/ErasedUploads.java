package org.kyodo.chassis.document;

import java.util.List;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.erasure.ErasedWithAccounts;

/** What an account uploaded and no command has named is destroyed with all else that is held of it. What was named is its holder's. */
final class ErasedUploads implements ErasedWithAccounts {
    private final Uploads uploads;

    ErasedUploads(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public void erase(AccountErasure erasure) {
        uploads.eraseUnnamedOf(erasure);
    }

    @Override
    public List<String> would(AccountErasure erasure, Rehearsal rehearsal) {
        return List.of("documents: those of the account that nothing has named are destroyed");
    }
}
