package org.kyodo.registry.person;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.DoesNotOpen;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.chassis.sealing.SealingKeys.Leaving;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals and opens personal data 個人情報 with one key per person. What is sealed lies with whoever asked for it, and opens only
 * there. To forget a person is to destroy that person's key: every copy of what was sealed with it, backups included, is then
 * unreadable, except in a backup that holds the key too.
 */
public final class PersonVault {
    private static final String OWNER = "person/";
    private static final Logger LOG = LoggerFactory.getLogger(PersonVault.class);

    private final SealingKeys keys;
    private final Counter broken;

    public PersonVault(SealingKeys keys, MeterRegistry meters) {
        this.keys = keys;
        this.broken = Counter.builder("kyodo.persons.broken")
                .description("sealed personal data that did not open, because it was altered or moved")
                .register(meters);
    }

    /**
     * Where a person's data lies.
     *
     * @param holder such as {@code group/<id>}
     * @param field of the holder
     */
    public record Place(MunicipalityCode municipality, String holder, String field) {
        private Belonging of(PersonRef person) {
            return new Belonging(municipality, holder + "/" + person.value(), field);
        }
    }

    /** Seals the data of a person whom nobody else here refers to yet. */
    public Sealed seal(Object plain, Place place) {
        return seal(newPerson(), plain, place);
    }

    /** Seals the data of a person whom an event refers to. */
    public Sealed seal(PersonRef person, Object plain, Place place) {
        return seal(person, keys.findOrMake(owner(person)), plain, place);
    }

    /** A reference to a person that nobody has used. */
    public static PersonRef newPerson() {
        return PersonRef.of(Ids.next().toString());
    }

    /** Seals again what was sealed before: with the same key, or as a new person where that key is gone or broken. */
    public Sealed sealAgain(Sealed before, Object plain, Place place) {
        try {
            return keys.find(owner(before.person()))
                    .map(seal -> seal(before.person(), seal, plain, place))
                    .orElseGet(() -> seal(plain, place));
        } catch (DoesNotOpen e) {
            return seal(plain, place);
        }
    }

    /** What was sealed at this place. */
    public <T> Opened<T> open(Sealed sealed, Class<T> type, Place place) {
        try {
            Optional<Seal> seal = keys.find(owner(sealed.person()));
            return seal.<Opened<T>>map(found -> new Opened.Readable<>(
                            Json.TOLERANT.readValue(found.open(sealed.text(), place.of(sealed.person())), type)))
                    .orElseGet(Opened.Erased::new);
        } catch (DoesNotOpen e) {
            broken.increment();
            LOG.error("personal data is not shown: {}", e.getMessage());
            return new Opened.Broken<>();
        }
    }

    /** Destroys the keys of these persons; what was sealed with them can never be read again. @return how many there were */
    public long erase(Collection<PersonRef> persons) {
        return keys.destroy(persons.stream().map(PersonVault::owner).toList());
    }

    /** That a record is about to be without these persons; {@link Forgetting} then erases them. */
    void note(Collection<PersonRef> leaving, String kind, String holder, MunicipalityCode municipality, Instant at) {
        keys.note(leaving.stream()
                .map(person -> new Leaving(owner(person), kind, holder, municipality, at))
                .toList());
    }

    List<Leaving> noted(String kind, Instant before, int limit) {
        return keys.noted(kind, before, limit);
    }

    void unnote(Leaving leaving) {
        keys.unnote(leaving);
    }

    static PersonRef person(Leaving leaving) {
        return PersonRef.of(leaving.owner().substring(OWNER.length()));
    }

    private static Sealed seal(PersonRef person, Seal seal, Object plain, Place place) {
        return new Sealed(person, seal.close(Json.TOLERANT.writeValueAsString(plain), place.of(person)));
    }

    private static String owner(PersonRef person) {
        return OWNER + person.value();
    }
}
