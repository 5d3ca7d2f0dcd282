package org.lerexchange.testkit.house.villa.cellar;

public record Wine(int year) {}
