package org.kyodo.registry.desk;

import java.time.LocalDate;
import java.util.function.Function;
import one.cafebabe.businesscalendar4j.Japan;

/**
 * 国民の祝日, 振替休日 and 国民の休日, from a library that has the list of the Cabinet Office and the Act's rules for the years
 * after it. It would ask the Cabinet Office over the network when it is loaded and once a month; here it reads the list that
 * it carries.
 */
final class PublicHolidays {
    private static final String ADDRESS_OF_THE_LIST = "SYUKUJITSU_URL";

    private static final Function<LocalDate, String> NAMES = load();

    private PublicHolidays() {}

    static boolean contain(LocalDate day) {
        return NAMES.apply(day) != null;
    }

    private static Function<LocalDate, String> load() {
        if (System.getProperty(ADDRESS_OF_THE_LIST) == null) {
            System.setProperty(
                    ADDRESS_OF_THE_LIST,
                    Japan.class.getResource("/syukujitsu.csv").toString());
        }
        return new Japan().PUBLIC_HOLIDAYS;
    }
}
