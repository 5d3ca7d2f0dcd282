package org.lerexchange.testkit.house.villa.ballroom;

public record Joe(int step) {}
