package org.lerexchange.matching.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Follows what a credential says about a skill to the canonical skill, and shows each hop. The surest way is tried
 * first: the URL, the code within its framework, then the whole name. A name that only contains a label leads nowhere.
 */
public final class Alignments {
    private final Taxonomy taxonomy;
    private final SkillsInText labels;

    /**
     * An alignment as a credential says it; the words are those of Open Badges 3.0, class Alignment (B.1.4), which CLR
     * 2.0 shares. What was not said is empty.
     */
    public record Said(
            Optional<String> targetUrl,
            Optional<String> targetCode,
            Optional<String> targetName,
            Optional<String> targetFramework) {}

    /** Where an alignment leads, and the way there; there is at least one hop. */
    public record Canonical(SkillId skill, List<Hop> hops) {
        public Canonical {
            hops = List.copyOf(hops);
        }
    }

    /** One step: from what was said, to what it names, by which rule. */
    public record Hop(How how, String from, String to) {}

    /** The rules by which a hop may go, the surest first. */
    public enum How {
        URL,
        SAME_AS_URL,
        CODE,
        SAME_AS_CODE,
        PREFERRED_LABEL,
        ALTERNATIVE_LABEL
    }

    public Alignments(Taxonomy taxonomy, SkillsInText labels) {
        this.taxonomy = taxonomy;
        this.labels = labels;
    }

    /** The canonical skill of an alignment; empty where it names none that we know. */
    public Optional<Canonical> canonical(Said said) {
        return said.targetUrl()
                .flatMap(this::byUrl)
                .or(() -> said.targetCode().flatMap(code -> byCode(code, said.targetFramework())))
                .or(() -> said.targetName().flatMap(this::byName));
    }

    private Optional<Canonical> byUrl(String url) {
        return taxonomy.skillCalled(url)
                .map(skill -> reached(How.URL, url, skill))
                .or(() -> taxonomy.skillSameAs(url).map(skill -> reached(How.SAME_AS_URL, url, skill)));
    }

    private Optional<Canonical> byCode(String code, Optional<String> framework) {
        Optional<Canonical> crossed = framework
                .map(name -> frameworkKey(name) + ":" + code)
                .flatMap(key -> taxonomy.skillSameAs(key).map(skill -> reached(How.SAME_AS_CODE, key, skill)));
        return crossed.or(() -> taxonomy.skillCalled(code).map(skill -> reached(How.CODE, code, skill)));
    }

    private Optional<Canonical> byName(String name) {
        return labels.called(name).map(found -> {
            How how = found.how() == FoundSkill.How.PREFERRED_LABEL ? How.PREFERRED_LABEL : How.ALTERNATIVE_LABEL;
            List<Hop> hops = new ArrayList<>(List.of(new Hop(how, name, found.label())));
            hops.add(new Hop(how, found.label(), found.skill().value()));
            return new Canonical(found.skill(), hops);
        });
    }

    private static Canonical reached(How how, String from, Skill skill) {
        return new Canonical(skill.id(), List.of(new Hop(how, from, skill.id().value())));
    }

    private static String frameworkKey(String framework) {
        String lower = framework.strip().toLowerCase(Locale.ROOT);
        return lower.contains("o*net") || lower.contains("onet") ? "o*net" : lower;
    }
}
