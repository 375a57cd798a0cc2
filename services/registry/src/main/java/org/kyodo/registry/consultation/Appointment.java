package org.kyodo.registry.consultation;

/** Whether one of the desks of the slot was still there for it 予約枠の確保; once it is, nobody else can have it. */
enum Appointment {
    GIVEN,
    FULL
}
