package org.kyodo.chassis;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Vocabulary;

/** The municipalities that this installation serves. */
public interface Municipalities {
    boolean serves(MunicipalityCode municipality);

    /** The version of its settings, which every event names. */
    String ruleSetVersion(MunicipalityCode municipality);

    /** What it has set under the key of its settings, if it has that key. */
    default Optional<Setting> setting(MunicipalityCode municipality, String key) {
        return Optional.empty();
    }

    /** What it calls its departments, programmes and whatever else has a code. */
    default Vocabulary vocabulary(MunicipalityCode municipality) {
        return Vocabulary.COMMON;
    }

    /**
     * The codes it has of a kind, in the order of its settings: of a type such as {@code AreaCode}, or of a list such as {@code axis}.
     * {@link #vocabulary} has their names. Empty where it has no such list.
     */
    default List<?> codes(MunicipalityCode municipality, String kind) {
        return List.of();
    }

    /**
     * A value that a municipality has set.
     *
     * @param basis what it rests on: a document with its line, or an ordinance or Act in free words; empty for a
     *     placeholder, which the municipality must replace before it goes live
     */
    record Setting(String value, Optional<String> basis) {}
}
