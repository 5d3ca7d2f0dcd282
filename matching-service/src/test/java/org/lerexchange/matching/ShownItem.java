package org.lerexchange.matching;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lerexchange.events.MatchBand;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchReason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A record of a partner's feed in the words of REST, for the two to be held side by side. */
final class ShownItem {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ShownItem() {}

    static Stream<ObjectNode> of(long seq, String at, MatchChanged item) {
        return IntStream.range(0, item.getChanges().size()).mapToObj(index -> {
            ObjectNode shown = change(item.getChanges().get(index));
            shown.put("jobId", item.getJobId()).put("seq", seq).put("at", at).put("weights", item.getWeights());
            if (item.getChanges().size() > 1) {
                shown.put("index", index);
            }
            return shown;
        });
    }

    private static ObjectNode change(MatchChange change) {
        ObjectNode shown = JSON.createObjectNode()
                .put("act", camel(change.getAct().name()))
                .put("matchId", change.getMatchId());
        if (change.getCandidateId().isEmpty()) {
            shown.put("stale", true);
        } else {
            shown.put("candidateId", change.getCandidateId()).put("score", change.getScore());
        }
        if (change.getBand() != MatchBand.UNKNOWN) {
            shown.put("band", camel(change.getBand().name()));
        }
        put(shown, "cause", change.getCause());
        if (!change.getReasons().isEmpty()) {
            change.getReasons().forEach(reason -> shown.withArray("reasons").add(reason(reason)));
        }
        return shown;
    }

    private static ObjectNode reason(MatchReason reason) {
        ObjectNode shown = JSON.createObjectNode()
                .put("skillId", reason.getSkillId())
                .put("label", reason.getLabel())
                .put("mustHave", reason.getMustHave())
                .put("points", reason.getPoints())
                .put("outcome", camel(reason.getOutcome()));
        put(shown, "claim", reason.getClaim());
        put(shown, "achievementType", reason.getAchievementType());
        put(shown, "issuerName", reason.getIssuerName());
        put(shown, "issuerKind", reason.getIssuerKind());
        put(shown, "when", reason.getWhen());
        put(shown, "verdict", reason.getVerdict() == null ? null : camel(reason.getVerdict()));
        put(shown, "asOf", reason.getAsOf());
        return shown;
    }

    private static void put(ObjectNode shown, String name, @Nullable Object value) {
        if (value != null) {
            shown.put(name, value.toString());
        }
    }

    private static String camel(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder camel = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return camel.toString();
    }
}
