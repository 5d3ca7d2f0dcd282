package org.lerexchange.issuer;

import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.HouseRules;

class HouseRulesTest {

    @Test
    void everyClassKeepsTheRulesOfTheHouse() {
        HouseRules.ofTheExchange().check("org.lerexchange.issuer");
    }
}
