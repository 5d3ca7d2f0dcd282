package org.lerexchange.testkit.house.town.credentials;

public record Proof(String value) {}
