package org.lerexchange.testkit.house.villa.porch;

record Chair(int legs) {}
