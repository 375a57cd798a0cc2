package org.kyodo.proposal;

import org.kyodo.kit.ArchitectureTest;

class ProposalArchitectureTest extends ArchitectureTest {
    ProposalArchitectureTest() {
        super(ProposalService.class);
    }
}
