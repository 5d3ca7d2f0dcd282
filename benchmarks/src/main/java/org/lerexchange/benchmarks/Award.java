package org.lerexchange.benchmarks;

/** Who earns what. */
record Award(Subject subject, Skill skill) {

    String id(Bench bench) {
        return bench.prefix() + skill.code() + "-" + subject.person();
    }

    Pairing.Key key(String match) {
        return new Pairing.Key(match, skill.claim());
    }
}
