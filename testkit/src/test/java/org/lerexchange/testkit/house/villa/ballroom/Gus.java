package org.lerexchange.testkit.house.villa.ballroom;

public record Gus(int step) {}
