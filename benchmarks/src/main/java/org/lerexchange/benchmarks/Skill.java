package org.lerexchange.benchmarks;

import java.util.List;

/**
 * A skill of the starter taxonomy, and the achievement of this run that proves it.
 *
 * @param claim the achievement's name, as the feed shows it
 */
record Skill(String code, String claim) {

    /**
     * Those that nobody in the demo region earns and no demo job asks for, seven for each run. The first of a run has no
     * neighbour that a demo job wants, as far as there are such: its award changes our job's feed and no other.
     */
    static final List<String> NOBODYS = List.of(
            "injection-molding",
            "anatomy",
            "brazing",
            "six-sigma",
            "customs",
            "surveying",
            "word-processing",
            "pharmacology",
            "soldering",
            "procurement",
            "rigging",
            "wms",
            "containers",
            "dental-assisting",
            "assembly",
            "windows-server",
            "erp",
            "heavy-equipment",
            "machine-learning",
            "radiography",
            "masonry",
            "cloud-computing",
            "roofing",
            "baking",
            "cad",
            "hazmat",
            "housekeeping",
            "painting",
            "drywall",
            "cam",
            "confined-space",
            "gdt",
            "concrete",
            "plumbing",
            "wound-care");

    private static final String OWN = "ler:skill:";

    static Skill of(String code, String prefix) {
        return new Skill(code, "Benchmark " + prefix + code);
    }

    /** How the matching service names it. */
    String id() {
        return OWN + code;
    }

    String label() {
        return code.replace('-', ' ');
    }
}
