package org.lerexchange.verifier;

import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.HouseRules;

class HouseRulesTest {

    @Test
    void everyClassKeepsTheHouseRules() {
        HouseRules.ofTheExchange().check("org.lerexchange.verifier");
    }
}
