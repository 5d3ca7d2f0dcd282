package org.lerexchange.matching;

import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.HouseRules;
import org.lerexchange.testkit.house.Rooms;

class HouseRulesTest {

    @Test
    void theServiceKeepsTheHouseRules() {
        HouseRules.ofTheExchange().check("org.lerexchange.matching");
    }

    @Test
    void everyRoomIsFlatHasANamePlateAndCallsOnlyItsNeighbours() {
        Rooms.of("org.lerexchange.matching").check();
    }
}
