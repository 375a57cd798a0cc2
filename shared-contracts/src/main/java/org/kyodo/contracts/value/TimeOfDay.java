package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** A time of the day 時刻 in JST, to the minute: {@code 13:00}; {@code 24:00} is the end of the day. */
public record TimeOfDay(
        @JsonValue @jakarta.validation.constraints.Pattern(regexp = TimeOfDay.FORM, message = "TIME_OF_DAY")
        String value)
        implements Comparable<TimeOfDay> {
    static final String FORM = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";
    private static final Pattern TIME = Pattern.compile(FORM);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TimeOfDay {
        Require.matching("time", value, TIME, Wording.TIME_OF_DAY.of());
    }

    public static TimeOfDay of(String value) {
        return new TimeOfDay(value);
    }

    /** @param time to the minute; the rest is left out */
    public static TimeOfDay of(LocalTime time) {
        return new TimeOfDay("%02d:%02d".formatted(time.getHour(), time.getMinute()));
    }

    /** How many minutes of the day have passed: 0 to 1440. */
    public int minutes() {
        return Integer.parseInt(value.substring(0, 2)) * 60 + Integer.parseInt(value.substring(3));
    }

    @Override
    public int compareTo(TimeOfDay other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
