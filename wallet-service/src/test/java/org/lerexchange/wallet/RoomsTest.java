package org.lerexchange.wallet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** The rules of the house that a machine can hold. */
class RoomsTest {

    private static final String HOUSE = "org.lerexchange.wallet";
    private static final int PUBLIC_TYPES_AT_MOST = 9;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    @Test
    void everyRoomCallsOnlyTheNeighboursOnItsNamePlate() {
        for (JavaPackage room : rooms()) {
            Set<String> allowed = Set.of(room.getPackageInfo()
                    .getAnnotationOfType(ApplicationModule.class)
                    .allowedDependencies());
            Set<String> called = room.getClassDependenciesFromThisPackage().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(name -> name.startsWith(HOUSE + '.') && !name.equals(room.getName()))
                    .map(name -> name.substring(HOUSE.length() + 1))
                    .collect(Collectors.toSet());
            assertThat(allowed).as("neighbours of %s", room.getName()).containsAll(called);
        }
    }

    @Test
    void everyRoomHasANamePlateAndADoorOfAtMostNineTypes() {
        assertThat(rooms()).hasSize(4);
        for (JavaPackage room : rooms()) {
            assertThat(room.getPackageInfo().isAnnotatedWith(NullMarked.class))
                    .as(room.getName())
                    .isTrue();
            assertThat(room.getClasses().stream()
                            .filter(type -> !type.isArray()
                                    && type.isTopLevelClass()
                                    && type.getModifiers().contains(JavaModifier.PUBLIC)))
                    .as("door of %s", room.getName())
                    .hasSizeLessThanOrEqualTo(PUBLIC_TYPES_AT_MOST);
        }
    }

    @Test
    void onlyListenersPublishersAndMappingsSeeAvroClasses() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Listener|Publisher|Mapping)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lerexchange.events..", "org.apache.avro..")
                .check(CLASSES);
    }

    @Test
    void onlyDocumentsAndTheirStoresSeeStoredForms() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Document|Wallets|HeldCredentials|Standings|Ledgers|Parts|Lookings)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bson..")
                .check(CLASSES);
    }

    @Test
    void noRoomKnowsSpringKafkaOrTheWallClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.beans..", "org.springframework.context..", "org.apache.kafka..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    private static Set<JavaPackage> rooms() {
        return CLASSES.getPackage(HOUSE).getSubpackages();
    }
}
