package org.lerexchange.issuer.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** An institution defines an achievement: a change makes a new version, the same content is the same version. */
public final class DefineAchievement {

    /** Versions of one achievement: they are one document. */
    public static final int MOST_VERSIONS = 100;

    private final Documents achievements;

    public DefineAchievement(Documents achievements) {
        this.achievements = achievements;
    }

    public Mono<DefineOutcome> define(AchievementId id, Achievement.Content content) {
        return achievements.change(id.key(), stored -> {
            List<Achievement> versions =
                    stored.map(AchievementDocument::toVersions).orElse(List.of());
            return decide(id, versions, content) instanceof DefineOutcome.Defined(Achievement next)
                    ? Change.write(
                            new DefineOutcome.Defined(next), AchievementDocument.toDocument(with(versions, next)))
                    : Change.keep(decide(id, versions, content));
        });
    }

    static DefineOutcome decide(AchievementId id, List<Achievement> versions, Achievement.Content content) {
        if (!versions.isEmpty() && versions.getLast().content().equals(content)) {
            return new DefineOutcome.Unchanged(versions.getLast());
        }
        return versions.size() >= MOST_VERSIONS
                ? new DefineOutcome.TooManyVersions(id)
                : new DefineOutcome.Defined(new Achievement(id, versions.size() + 1, content));
    }

    private static List<Achievement> with(List<Achievement> versions, Achievement next) {
        List<Achievement> all = new ArrayList<>(versions);
        all.add(next);
        return all;
    }
}
