package org.lerexchange.issuer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Set;
import org.springframework.modulith.ApplicationModule;

@AnalyzeClasses(packages = "org.lerexchange.issuer", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String HOUSE = "org.lerexchange.issuer.";

    @ArchTest
    static final ArchRule roomsCallOnlyTheNeighboursOnTheirNamePlate =
            classes().that().resideInAPackage("org.lerexchange.issuer.*").should(callOnlyAllowedNeighbours());

    @ArchTest
    static final ArchRule onlyEdgesSeeEventClasses = noClasses()
            .that(new DescribedPredicate<>("are neither Listener, Publisher nor Mapping") {
                @Override
                public boolean test(JavaClass type) {
                    return Set.of("Listener", "Publisher", "Mapping").stream()
                            .noneMatch(edge -> outermost(type).endsWith(edge));
                }
            })
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lerexchange.events..", "org.apache.avro..");

    @ArchTest
    static final ArchRule nobodyAsksTheWallClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule roomsKnowTheRailButNotItsRooms = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lerexchange.messaging.*..", "org.apache.kafka..", "com.mongodb..");

    private static ArchCondition<JavaClass> callOnlyAllowedNeighbours() {
        return new ArchCondition<>("call only neighbours that their package-info allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(call -> call.getTargetClass().getPackageName().startsWith(HOUSE))
                        .filter(call -> !call.getTargetClass().getPackage().equals(type.getPackage()))
                        .filter(call -> !allowed(type).contains(room(call.getTargetClass())))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
            }
        };
    }

    private static Set<String> allowed(JavaClass type) {
        return Set.of(
                type.getPackage().getAnnotationOfType(ApplicationModule.class).allowedDependencies());
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(HOUSE.length());
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type.getSimpleName());
    }
}
