package org.lerexchange.issuer.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/**
 * The published lists in brief: how many bits are set, where, and for whom. A place depends on the region's secret, so the
 * story's digest is of credentials alone.
 */
final class StatusListsModel implements ReadModel {

    private final PublishedLists lists;

    StatusListsModel(PublishedLists lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return "status.lists";
    }

    @Override
    public Mono<ModelState> state() {
        return lists.all().map(all -> state(all.flatMap(PublishedList::raised).toList()));
    }

    private static ModelState state(List<StatusEntry> raised) {
        String places = raised.stream()
                .map(entry -> entry.place().key() + ' ' + entry.credential() + ' ' + entry.issuer())
                .collect(Collectors.joining("\n"));
        String story = raised.stream()
                .map(entry -> entry.credential() + " "
                        + entry.standing().getClass().getSimpleName() + ' '
                        + entry.standing().why().orElse(""))
                .sorted()
                .collect(Collectors.joining("\n"));
        return new ModelState(raised.size(), sha256(places), sha256(story));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
