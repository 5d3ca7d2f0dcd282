package org.lerexchange.testkit.house.villa.ballroom;

public record Hal(int step) {}
