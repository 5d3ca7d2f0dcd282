package org.lerexchange.testkit.house.town.matching;

import org.lerexchange.testkit.house.town.events.AwardRecorded;

final class AwardMapping {

    private AwardMapping() {}

    static String toId(AwardRecorded contract) {
        return contract.awardId();
    }
}
