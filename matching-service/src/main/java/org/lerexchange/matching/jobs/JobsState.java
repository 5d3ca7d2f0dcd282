package org.lerexchange.matching.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** What the room holds, for operators; the story is ids, states and the skills that count. */
final class JobsState implements ReadModel {

    private final Documents jobs;

    /** Two digests that grow job by job. */
    private static final class Digests {

        private long count;
        private final MessageDigest whole = sha256();
        private final MessageDigest story = sha256();

        void add(Job job) {
            count++;
            String facts = story(job);
            update(story, facts);
            update(whole, facts + job.employer() + '\n' + job.seq() + '\n' + job.posting() + '\n' + job.findings());
        }

        ModelState state() {
            HexFormat hex = HexFormat.of();
            return new ModelState(count, hex.formatHex(whole.digest()), hex.formatHex(story.digest()));
        }

        private static String story(Job job) {
            StringBuilder story = new StringBuilder(job.id().value()).append(job.open() ? " open\n" : " closed\n");
            job.skills().stream()
                    .filter(ListedSkill::counts)
                    .sorted((a, b) -> a.skill().compareTo(b.skill()))
                    .forEach(skill -> story.append(skill.skill()).append(skill.mustHave() ? " must\n" : "\n"));
            return story.toString();
        }

        private static void update(MessageDigest digest, String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    JobsState(Documents jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public Mono<ModelState> state() {
        return jobs.all()
                .map(JobDocument::toJob)
                .collect(Digests::new, Digests::add)
                .map(Digests::state);
    }
}
