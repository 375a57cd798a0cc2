package org.kyodo.registry.booking;

/** Whether the place was free 空き; where it was, it is now had by the booking that asked. */
enum Free {
    YES,
    NO
}
