package org.kyodo.registry.talent;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.person.ErasedKeys;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.talent.Talent.Known;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Destroys the keys of talents whose data was erased 消去: with the commit, with the recovery that brought it back, and from time to
 * time, for keys alone may come back from a backup.
 */
final class TalentErasures implements Ageing, Indexed {
    private static final String ERASED = "stage.offer.erased";

    private final ErasedKeys keys;
    private final PersonVault vault;
    private final SecurityLog log;

    TalentErasures(MongoOperations mongo, PersonVault vault, SecurityLog log) {
        this.keys = new ErasedKeys(mongo, TalentConfiguration.COLLECTION, ERASED, vault);
        this.vault = vault;
        this.log = log;
    }

    void follow(Talent before, Talent after, MunicipalityCode municipality) {
        Optional<PersonRef> erased = erased(after);
        if (erased.isPresent() && erased(before).isEmpty()) {
            vault.erase(erased.stream().toList());
            log.tell(Event.PERSONAL_DATA_ERASED, "talent/" + after.id(), "");
        }
    }

    private static Optional<PersonRef> erased(Talent talent) {
        return talent instanceof Known known ? known.offer().erased() : Optional.empty();
    }

    @Override
    public List<Index> indexes() {
        return keys.indexes();
    }

    @Override
    public String name() {
        return "keys of erased talents";
    }

    @Override
    public long remove(int limit) {
        return keys.destroy();
    }
}
