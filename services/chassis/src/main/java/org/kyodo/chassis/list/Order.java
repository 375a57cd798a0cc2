package org.kyodo.chassis.list;

/**
 * What a list is sorted by 並べ替え.
 *
 * @param name as it stands in the address: {@code created}, {@code name}
 * @param descending {@code -name}
 */
public record Order(String name, boolean descending) {
    /** By the id, and so by the time at which it was made. Every list can be sorted by it. */
    public static final String CREATED = "created";

    /** As a list is sorted where neither it nor the caller says anything else. */
    public static final Order NEWEST_FIRST = new Order(CREATED, true);

    private static final String DESCENDING = "-";

    /** As it stands in the address. */
    public static Order of(String text) {
        return text.startsWith(DESCENDING)
                ? new Order(text.substring(DESCENDING.length()), true)
                : new Order(text, false);
    }

    /** The field of a document, with a value that no two documents share. */
    public String field() {
        return name.equals(CREATED) ? "_id" : Listed.FIELD + "." + name;
    }

    /** As it stands in the address. */
    @Override
    public String toString() {
        return descending ? DESCENDING + name : name;
    }
}
