package org.lerexchange.issuer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.HouseRules;
import org.lerexchange.testkit.house.Rooms;

class RoomsTest {

    private static final String HOUSE = "org.lerexchange.issuer";

    @Test
    void everyRoomKeepsToItsNamePlate() {
        Rooms.of(HOUSE).check();
    }

    @Test
    void roomsKnowTheRailButNotItsRooms() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lerexchange.messaging.*..", "org.apache.kafka..", "com.mongodb..")
                .check(HouseRules.mainClassesOf(HOUSE));
    }
}
