package org.lerexchange.testkit.house.town.matching;

import org.lerexchange.testkit.house.town.events.AwardRecorded;

record Award(AwardRecorded contract) {}
