package org.kyodo.evaluation;

import org.kyodo.kit.ArchitectureTest;

class EvaluationArchitectureTest extends ArchitectureTest {
    EvaluationArchitectureTest() {
        super(EvaluationService.class);
    }
}
