package org.lerexchange.testkit.house.villa.kitchen;

import org.lerexchange.testkit.house.villa.cellar.Wine;

public record Dinner(Wine wine) {}
