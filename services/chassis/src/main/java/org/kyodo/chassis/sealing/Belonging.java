package org.kyodo.chassis.sealing;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * Where a sealed value belongs: it opens nowhere else, so that nobody who can write to the database can show one person's data
 * as another's by copying it.
 *
 * @param owner whose it is, such as {@code group/<id>/<person>}
 * @param field of the owner
 */
public record Belonging(MunicipalityCode municipality, String owner, String field) {
    /** Bound into the seal as associated data; each part with its length, so that no two places are alike. */
    byte[] associatedData() {
        StringBuilder data = new StringBuilder("kyodo");
        Stream.of(municipality.code(), owner, field)
                .forEach(part ->
                        data.append('\n').append(part.length()).append(':').append(part));
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return municipality + "/" + owner + "/" + field;
    }
}
