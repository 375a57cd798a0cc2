package org.kyodo.notification.subscription;

import java.util.List;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;

/** A subscription that selects an event. */
public record Match(SubscriptionId id, String name, DepartmentCode department, List<DeliveryChannel> channels) {}
