package org.lerexchange.testkit.house.villa.ballroom;

public record Cid(int step) {}
