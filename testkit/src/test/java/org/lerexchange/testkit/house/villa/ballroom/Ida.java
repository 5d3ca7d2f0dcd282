package org.lerexchange.testkit.house.villa.ballroom;

public record Ida(int step) {}
