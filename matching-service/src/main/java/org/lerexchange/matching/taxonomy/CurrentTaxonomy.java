package org.lerexchange.matching.taxonomy;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The taxonomy that serves now. Another one is taken up whole, between two questions and without a restart: whoever asks
 * for several things of one taxonomy asks once, by {@link #now()}.
 */
public final class CurrentTaxonomy {

    private final Sinks.Many<String> changes = Sinks.many().multicast().directBestEffort();
    private volatile Language now;

    /** One taxonomy with what was built from it; the parts never mix with another taxonomy's. */
    public static final class Language {

        private final Taxonomy taxonomy;
        private final SkillsInText labels;
        private final Alignments alignments;
        private final SkillSearch search;

        private Language(Taxonomy taxonomy) {
            this.taxonomy = taxonomy;
            this.labels = new SkillsInText(taxonomy);
            this.alignments = new Alignments(taxonomy, labels);
            this.search = new SkillSearch(taxonomy.skills());
        }

        /** Reads every label: up to a second for ESCO's 14,000 skills, so never called on an event loop. */
        public static Language of(Taxonomy taxonomy) {
            return new Language(taxonomy);
        }

        public Taxonomy taxonomy() {
            return taxonomy;
        }

        public SkillsInText skillsInText() {
            return labels;
        }

        public Alignments alignments() {
            return alignments;
        }

        /** The version of the taxonomy; kept beside whatever was found with it. */
        public String version() {
            return taxonomy.version();
        }

        /** The skills of which a label begins so, or has words that begin so; the nearest first, at most so many. */
        public List<Skill> find(String query, int limit) {
            return search.find(query, limit);
        }
    }

    /** Begins with this one. */
    public CurrentTaxonomy(Taxonomy first) {
        this.now = Language.of(first);
    }

    /** The whole language as it is now. */
    public Language now() {
        return now;
    }

    public Taxonomy taxonomy() {
        return now.taxonomy();
    }

    public Alignments alignments() {
        return now.alignments();
    }

    public SkillsInText skillsInText() {
        return now.skillsInText();
    }

    public String version() {
        return now.version();
    }

    /** The version of each taxonomy that is taken up from now on; a slow listener misses one rather than delay it. */
    public Flux<String> changes() {
        return changes.asFlux();
    }

    /** Serves this one from now on. */
    public void takeUp(Language next) {
        synchronized (changes) {
            now = next;
            changes.emitNext(next.version(), Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }
}
