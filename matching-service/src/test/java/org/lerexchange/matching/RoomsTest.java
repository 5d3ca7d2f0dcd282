package org.lerexchange.matching;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

@AnalyzeClasses(packages = "org.lerexchange.matching", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String[] OUTSIDE = {
        "org.springframework..",
        "reactor..",
        "org.reactivestreams..",
        "com.mongodb..",
        "org.apache.kafka..",
        "org.apache.avro..",
        "java.net.http..",
        "java.sql..",
        "org.lerexchange.messaging.."
    };

    @ArchTest
    static final ArchRule rankingKnowsTheLanguageAndIdsOfTheTaxonomyOnly = classes()
            .that()
            .resideInAPackage("..ranking")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("..matching.ranking")
                    .or(JavaClass.Predicates.belongToAnyOf(SkillId.class, Occupation.Code.class))
                    .or(resideInAPackage("java.lang.."))
                    .or(resideInAPackage("java.util.."))
                    .or(resideInAPackage("java.time.."))
                    .or(resideInAPackage("org.jspecify.annotations")));

    /** Only which one serves is told by a stream; what reads text and tables knows no Reactor. */
    @ArchTest
    static final ArchRule taxonomyTouchesNothingOutside = noClasses()
            .that()
            .resideInAPackage("..taxonomy")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .and()
            .doNotHaveSimpleName("CurrentTaxonomy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTSIDE);

    @ArchTest
    static final ArchRule onlyTheTablesReadFiles = noClasses()
            .that()
            .resideInAPackage("..taxonomy")
            .and()
            .haveSimpleNameNotEndingWith("Tables")
            .and()
            .haveSimpleNameNotEndingWith("Table")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "de.siegmar..", "java.util.zip..");

    @ArchTest
    static final ArchRule taxonomyDoesNotKnowRanking = noClasses()
            .that()
            .resideInAPackage("..taxonomy")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ranking");

    @ArchTest
    static final ArchRule noPureRoomAsksTheWallClockOrChance = noClasses()
            .that()
            .resideInAnyPackage("..ranking", "..taxonomy")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule rankingAnswersInWholeNumbers = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..ranking")
            .should()
            .haveRawReturnType(double.class)
            .orShould()
            .haveRawReturnType(float.class);

    @ArchTest
    static final ArchRule rankingKeepsWholeNumbers = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..ranking")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);
}
