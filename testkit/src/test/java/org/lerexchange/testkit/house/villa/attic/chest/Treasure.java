package org.lerexchange.testkit.house.villa.attic.chest;

record Treasure(int coins) {}
