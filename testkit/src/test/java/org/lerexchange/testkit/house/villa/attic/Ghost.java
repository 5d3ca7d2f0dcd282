package org.lerexchange.testkit.house.villa.attic;

import org.lerexchange.testkit.house.villa.kitchen.Dinner;

record Ghost(Dinner dinner) {}
