package org.kyodo.contracts.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a list: each of its elements once. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface OnceEach {
    /** The component of the elements that makes them the same, such as {@code axis}; the whole element without it. */
    String by() default "";
}
