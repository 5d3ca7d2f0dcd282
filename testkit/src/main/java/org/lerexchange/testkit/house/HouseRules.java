package org.lerexchange.testkit.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of STYLE that hold for every class of every module: {@code HouseRules.ofTheExchange().check("org.lerexchange.issuer")}
 * is a service's whole {@code HouseRulesTest}.
 *
 * @param root the package of the houses; rules on neighbours are about its direct sub-packages
 */
public record HouseRules(String root) {

    private static final List<String> SERVICES = List.of("issuer", "wallet", "verifier", "matching");
    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";

    public static HouseRules ofTheExchange() {
        return new HouseRules("org.lerexchange");
    }

    /** Checks every rule on the main classes of a package and those below. */
    public void check(String packageName) {
        check(mainClassesOf(packageName));
    }

    /** Checks every rule; fails with all offenders of the first one that is broken. */
    public void check(JavaClasses classes) {
        all().forEach(rule -> rule.check(classes));
    }

    /** The main classes of a package and those below, with their name plates. */
    public static JavaClasses mainClassesOf(String packageName) {
        JavaClasses found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packageName);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("expected classes in " + packageName + ", but there are none");
        }
        return found;
    }

    public List<ArchRule> all() {
        return Stream.of(
                        Stream.of(
                                noSynchronousDriver(),
                                namesAreFromTheDomain(),
                                noFieldInjection(),
                                noValueAnnotation(),
                                waitingOnlyAtTheEdges(),
                                contractsOnlyAtTheEdges(),
                                matchingHoldsNoCredential(),
                                noStandardStreams(),
                                timeComesIn()),
                        servicesDoNotKnowEachOther())
                .flatMap(rules -> rules)
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }

    public ArchRule noSynchronousDriver() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.mongodb\\.client\\.Mongo\\w+")
                .because("the synchronous driver blocks an event loop");
    }

    public ArchRule namesAreFromTheDomain() {
        return classes()
                .should(Offences.haveNamesFromTheDomain())
                .because(
                        "edges wear suffixes, and only edges do; no Impl, Manager, Util, Service, Dto, Base, Abstract");
    }

    public ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .because("what a class needs comes in through its constructor");
    }

    public ArchRule noValueAnnotation() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(VALUE)
                .because("configuration is one validated record per room");
    }

    public ArchRule waitingOnlyAtTheEdges() {
        return classes()
                .that()
                .resideOutsideOfPackages(below("messaging"))
                .should(Offences.neitherSubscribeNorBlock())
                .because("subscribe() and block() occur only in listeners, in messaging and in tests");
    }

    public ArchRule contractsOnlyAtTheEdges() {
        return classes()
                .that()
                .resideOutsideOfPackages(below("messaging"), below("schemas"), below("events"))
                .should(Offences.leaveContractsToEdges(root + ".events"))
                .because("only Listeners, Publishers and Mappings see the classes of event contracts");
    }

    public ArchRule matchingHoldsNoCredential() {
        return noClasses()
                .that()
                .resideInAPackage(below("matching"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(below("credentials"))
                .because("matching never holds a credential: only consented, verified claims");
    }

    /** One rule for each service. */
    public Stream<ArchRule> servicesDoNotKnowEachOther() {
        return SERVICES.stream()
                .map(service -> noClasses()
                        .that()
                        .resideInAPackage(below(service))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(SERVICES.stream()
                                .filter(other -> !other.equals(service))
                                .map(this::below)
                                .toArray(String[]::new)))
                        .because("services share event contracts, the rail and the edge, never each other"));
    }

    public ArchRule noStandardStreams() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
    }

    public ArchRule timeComesIn() {
        return classes()
                .should(Offences.notAskTheWallClock())
                .because("time comes in through the constructor; only a Configuration knows the system's clock");
    }

    private String below(String house) {
        return root + "." + house + "..";
    }
}
