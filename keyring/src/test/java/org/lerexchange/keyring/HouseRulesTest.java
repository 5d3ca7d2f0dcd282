package org.lerexchange.keyring;

import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.HouseRules;

class HouseRulesTest {

    @Test
    void theKeyringKeepsTheRulesOfTheHouse() {
        HouseRules.ofTheExchange().check("org.lerexchange.keyring");
    }
}
