package org.kyodo.grant;

import org.kyodo.kit.ArchitectureTest;

class GrantArchitectureTest extends ArchitectureTest {
    GrantArchitectureTest() {
        super(GrantService.class);
    }
}
