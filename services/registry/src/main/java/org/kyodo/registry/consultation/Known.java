package org.kyodo.registry.consultation;

/** Whether there is the base or department that the command names. */
record Known(boolean facility, boolean department) {}
