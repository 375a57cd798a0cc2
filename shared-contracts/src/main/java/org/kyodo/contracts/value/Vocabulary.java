package org.kyodo.contracts.value;

import java.util.Locale;
import java.util.Optional;

/**
 * What a municipality calls what has a code 用語: its departments 所属, programmes 補助制度, fields of activity 活動分野, forms
 * of collaboration 協働の形態, kinds of groups and calls. {@link Words} says these names before those that hold everywhere.
 */
@FunctionalInterface
public interface Vocabulary {
    /** Of who has no names of its own. */
    Vocabulary COMMON = (value, locale) -> Optional.empty();

    /** Its name for the value in the language, {@link Locale#JAPANESE} or {@link Locale#ENGLISH}; empty where it has none. */
    Optional<String> nameOf(Object value, Locale locale);
}
