package org.kyodo.registry.consultation;

/** Whether there is the base or department that the command names, or a talent that is shown to everybody. */
record Known(boolean facility, boolean department, boolean talent) {}
