package org.lerexchange.testkit.house.villa.ballroom;

public record Eve(int step) {}
