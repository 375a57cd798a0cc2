package org.kyodo.contracts.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name 名称・氏名 or a title: a text as {@link Prose} is, but of one line, and with nothing in it that cannot be seen.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Line {
    int max();
}
