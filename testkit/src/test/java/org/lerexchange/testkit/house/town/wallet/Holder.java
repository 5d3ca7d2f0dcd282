package org.lerexchange.testkit.house.town.wallet;

public record Holder(String did) {}
