package org.kyodo.contracts.value;

/** What of a base can be booked 予約できる場所. */
public enum PlaceKind {
    /** 部屋. */
    ROOM,
    /** 機材等の保管場所 (002:L88). */
    STORAGE
}
