package org.lerexchange.testkit.house.villa.ballroom;

public record Bea(int step) {}
