package org.lerexchange.testkit.house.villa.ballroom;

public record Ada(int step) {}
