package org.lerexchange.testkit.house.villa.ballroom;

public record Dot(int step) {}
