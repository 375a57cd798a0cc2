package org.kyodo.registry.facility;

/** Whether something is booked ahead これからの予約 of what is to be closed; where nothing is, nothing can be from now on. */
enum Ahead {
    NOTHING,
    BOOKED
}
