package org.kyodo.contracts.value;

import java.time.LocalDate;

/** A day of the week 曜日, in the order of {@link java.time.DayOfWeek}. */
public enum Weekday {
    /** 月曜日. */
    MONDAY,
    /** 火曜日. */
    TUESDAY,
    /** 水曜日. */
    WEDNESDAY,
    /** 木曜日. */
    THURSDAY,
    /** 金曜日. */
    FRIDAY,
    /** 土曜日. */
    SATURDAY,
    /** 日曜日. */
    SUNDAY;

    public static Weekday of(LocalDate day) {
        return values()[day.getDayOfWeek().ordinal()];
    }
}
