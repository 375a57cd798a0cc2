package org.kyodo.kit.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Envelope;

/** What is only understood so far (ADR 30) is stopped where envelopes are made. */
class ToldTest {
    @Test
    void whoever_makes_an_envelope_asks_whether_its_event_may_be_told() {
        List<JavaCodeUnit> makers = new ClassFileImporter()
                .importPackages("org.kyodo.chassis").stream()
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Envelope.class)))
                        .toList();

        assertThat(makers).isNotEmpty().allMatch(unit -> unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals("toBeTold")));
    }
}
