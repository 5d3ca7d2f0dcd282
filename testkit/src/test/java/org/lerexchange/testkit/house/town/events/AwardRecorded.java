package org.lerexchange.testkit.house.town.events;

/** Stands for a class generated from a contract. */
public record AwardRecorded(String awardId) {}
