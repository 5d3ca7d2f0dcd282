package org.lerexchange.testkit.house.villa.ballroom;

public record Fay(int step) {}
