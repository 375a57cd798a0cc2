package org.kyodo.registry.group;

import org.kyodo.registry.person.Personal;

/**
 * Who represents a group 代表者. Personal data: never in an event, a log or an error.
 *
 * @param title 役職: 代表, 会長 …
 */
record Representative(String name, String nameKana, String title) {
    Representative {
        Personal.name("representative.name", name, 100);
        Personal.name("representative.nameKana", nameKana, 100);
        Personal.name("representative.title", title, 50);
    }

    @Override
    public String toString() {
        return "Representative[not shown]";
    }
}
