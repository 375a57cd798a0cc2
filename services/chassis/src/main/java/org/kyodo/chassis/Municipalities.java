package org.kyodo.chassis;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Vocabulary;

/** The municipalities that this installation serves. */
public interface Municipalities {
    boolean serves(MunicipalityCode municipality);

    /** The version of its rules and settings, which every event names; the same in every service of a release, and after a start. */
    String ruleSetVersion(MunicipalityCode municipality);

    /** What it has set under the key of its settings, if it has that key. */
    default Optional<Setting> setting(MunicipalityCode municipality, String key) {
        return Optional.empty();
    }

    /** What it makes of rules 規則の扱い, where it says anything of them. */
    default RulesInUse rules(MunicipalityCode municipality) {
        return RulesInUse.AS_IN_THE_TABLE;
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
     * @param mark what it rests on
     */
    record Setting(String value, Mark mark) {}

    /**
     * Where a setting comes from 出典の印.
     *
     * @param says the line of a document, or the ordinance or Act in free words; nothing of a placeholder
     * @param quote the words of the line, where they differ from the setting
     */
    record Mark(Kind kind, Optional<String> says, Optional<String> quote) {
        /** How the setting is known. */
        public enum Kind {
            /** 資料の事実. */
            SOURCE,
            /** 自治体の条例・要綱、法律. */
            BASIS,
            /** 仮の値: the municipality must replace it before it goes live. */
            PLACEHOLDER
        }
    }
}
