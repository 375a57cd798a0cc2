package org.kyodo.registry.group;

import java.util.List;
import org.kyodo.contracts.value.ApplicationId;

/** What of a group has not ended elsewhere, and needs its personal data. */
record OpenMatters(List<ApplicationId> applications) {}
