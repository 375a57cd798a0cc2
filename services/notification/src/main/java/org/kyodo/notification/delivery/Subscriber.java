package org.kyodo.notification.delivery;

import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * Whose delivery it is.
 *
 * @param hasWebhook whether there is still somewhere to deliver to
 */
record Subscriber(Optional<DepartmentCode> department, boolean hasWebhook) {}
