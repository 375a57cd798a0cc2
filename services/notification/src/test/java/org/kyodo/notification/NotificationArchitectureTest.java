package org.kyodo.notification;

import org.kyodo.kit.ArchitectureTest;

class NotificationArchitectureTest extends ArchitectureTest {
    NotificationArchitectureTest() {
        super(NotificationService.class);
    }
}
