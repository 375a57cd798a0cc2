package org.kyodo.contracts.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text in an event that everybody may read 公開する文: on a component, or on a record for the texts that stand in it directly.
 *
 * <p>Of a public event the copy that everybody gets leaves out every other text. On a {@link Reason} it says that a document asks
 * for an explanation to the public; without it a reason goes there as a code alone (K-ALL-10).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.TYPE_USE})
public @interface PublicText {}
