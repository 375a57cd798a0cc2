package org.kyodo.chassis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ChassisArchitectureTest {
    private static final JavaClasses CHASSIS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kyodo.chassis");

    @Test
    void knows_of_kyodo_only_the_contracts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.kyodo.registry..",
                        "org.kyodo.proposal..",
                        "org.kyodo.grant..",
                        "org.kyodo.evaluation..",
                        "org.kyodo.notification..",
                        "org.kyodo.presets..")
                .check(CHASSIS);
    }

    @Test
    void what_decides_is_pure() {
        classes()
                .that()
                .resideInAPackage("org.kyodo.chassis.decide..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.kyodo.chassis.decide..", "org.kyodo.contracts..")
                .check(CHASSIS);
    }

    @Test
    void sends_past_no_acknowledgement_and_saves_no_document_as_a_whole() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("StreamBridge")
                .orShould()
                .callMethod(org.springframework.data.mongodb.core.MongoOperations.class, "save", Object.class)
                .orShould()
                .callMethod(
                        org.springframework.data.mongodb.core.MongoOperations.class, "save", Object.class, String.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CHASSIS);
    }

    @Test
    void its_packages_form_no_cycle() {
        slices().matching("org.kyodo.chassis.(*)..").should().beFreeOfCycles().check(CHASSIS);
    }
}
