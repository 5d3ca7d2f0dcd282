package org.lerexchange.wallet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.HouseRules;
import org.lerexchange.testkit.house.Rooms;

/** The rules of the house that a machine can hold. */
class RoomsTest {

    private static final String HOUSE = "org.lerexchange.wallet";

    private static final JavaClasses CLASSES = HouseRules.mainClassesOf(HOUSE);

    @Test
    void everyRoomHasANamePlateASmallDoorAndCallsOnlyTheNeighboursOnThePlate() {
        Rooms.of(HOUSE).check();
    }

    @Test
    void everyClassKeepsTheRulesOfTheExchange() {
        HouseRules.ofTheExchange().check(HOUSE);
    }

    @Test
    void onlyDocumentsAndTheirStoresSeeStoredForms() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*(Document|Wallets|HeldCredentials|Standings|Ledgers|Parts|Lookings|ConsentsView)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bson..")
                .check(CLASSES);
    }

    @Test
    void onlyTheKeyRoomTouchesKeys() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + ".keys..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lerexchange.keyring..", "org.lerexchange.credentials..", "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void onlyConfigurationsAndControllersKnowThatThereIsASpring() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Application|Configuration|Controller|Timer|package-info)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..")
                .check(CLASSES);
    }
}
