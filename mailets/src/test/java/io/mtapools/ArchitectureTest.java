package io.mtapools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages: one way, without circles, and core free of James. */
@AnalyzeClasses(packages = "io.mtapools", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] CORE = {
        "io.mtapools.model..",
        "io.mtapools.config..",
        "io.mtapools.traffic..",
        "io.mtapools.provider..",
        "io.mtapools.pool..",
        "io.mtapools.velocity..",
        "io.mtapools.dispatch..",
        "io.mtapools.feedback..",
        "io.mtapools.event..",
        "io.mtapools.store.."
    };

    @ArchTest
    static final ArchRule PACKAGES_SHOULD_BE_FREE_OF_CIRCLES =
            slices().matching("io.mtapools.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MODULES_SHOULD_DEPEND_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy(CORE)
            .layer("matchers")
            .definedBy("io.mtapools.matchers..", "io.mtapools.mail..")
            .layer("mailets")
            .definedBy("io.mtapools.mailets..", "io.mtapools.delivery..", "io.mtapools.james..")
            .whereLayer("mailets")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("matchers")
            .mayOnlyBeAccessedByLayers("mailets");

    @ArchTest
    static final ArchRule CORE_SHOULD_KNOW_NO_JAMES_NO_MAIL_AND_NO_GUICE = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.james.core..",
                    "org.apache.james.queue..",
                    "org.apache.mailet..",
                    "javax.mail..",
                    "jakarta.mail..",
                    "javax.inject..",
                    "com.google.inject..");

    @ArchTest
    static final ArchRule MODEL_SHOULD_USE_NOTHING_OF_THE_PACK = noClasses()
            .that()
            .resideInAPackage("io.mtapools.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.mtapools.config..",
                    "io.mtapools.velocity..",
                    "io.mtapools.dispatch..",
                    "io.mtapools.provider..");
}
