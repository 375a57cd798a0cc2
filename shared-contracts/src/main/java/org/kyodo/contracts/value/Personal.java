package org.kyodo.contracts.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Personal data 個人情報, on a component or on a record whose components all are: what is told of a wrong one never repeats
 * it, for it would reach a log.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.TYPE_USE})
public @interface Personal {}
