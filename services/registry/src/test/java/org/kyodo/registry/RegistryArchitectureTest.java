package org.kyodo.registry;

import org.kyodo.kit.ArchitectureTest;

class RegistryArchitectureTest extends ArchitectureTest {
    RegistryArchitectureTest() {
        super(RegistryService.class);
    }
}
