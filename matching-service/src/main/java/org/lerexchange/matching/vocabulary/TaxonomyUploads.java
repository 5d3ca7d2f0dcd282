package org.lerexchange.matching.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes a taxonomy in batches, in any order and each as often as it comes, and serves it when the last one is there.
 *
 * <p>A batch's content is written first, under its digest, then named in the document of its version. Which version
 * serves is one document more. Whatever is left undone by a process that died is done when the uploader, who got no
 * answer, says the batch again. A version that was taken up never changes, and does not come back once another followed.
 */
final class TaxonomyUploads {

    /** The versions, each with the digests of its batches, and {@link #SERVING}. */
    static final String VERSIONS = "vocabulary-versions";

    /** The content of the batches. */
    static final String BATCHES = "vocabulary-batches";

    /** Versions that were ever taken up: they are named in one document. */
    static final int MOST_VERSIONS = 1_000;

    private static final String SERVING = "#serving";

    private final Documents versions;
    private final Documents batches;
    private final CurrentTaxonomy current;

    /** What became of a batch. */
    sealed interface Outcome {

        /** How far the taxonomy is. */
        record Progress(String version, int batches, boolean complete, int skills) implements Outcome {}

        /** It cannot be this batch of this taxonomy. */
        record Refused(Why why, String detail) implements Outcome {}
    }

    /** Why a batch is refused. */
    enum Why {
        /** The version serves, and this batch of it was another. */
        VERSION_SERVES,
        /** The version served, and another followed. */
        VERSION_PAST,
        /** An earlier batch said another number of batches. */
        OTHER_NUMBER,
        /** A skill or occupation is there twice in the whole. */
        ROW_TWICE,
        TOO_MANY_VERSIONS
    }

    /** The serving version. */
    private record Serving(Optional<String> version, List<String> ids, List<String> past) {

        static Serving of(Optional<Document> stored) {
            return stored.map(found -> new Serving(
                            Optional.of(found.getString("version")),
                            found.getList("batches", String.class),
                            found.getList("past", String.class)))
                    .orElse(new Serving(Optional.empty(), List.of(), List.of()));
        }

        boolean is(String wanted) {
            return version.filter(wanted::equals).isPresent();
        }

        Document followedBy(String next, List<String> ids) {
            List<String> all = new ArrayList<>(past);
            version.filter(mine -> !mine.equals(next)).ifPresent(all::add);
            return new Document("version", next).append("batches", ids).append("past", all);
        }
    }

    TaxonomyUploads(Documents versions, Documents batches, CurrentTaxonomy current) {
        this.versions = versions;
        this.batches = batches;
        this.current = current;
    }

    /** Serves what served before the restart; nothing is done where nothing was ever taken up. */
    Mono<Void> load() {
        return serving()
                .filter(serving -> serving.version().isPresent())
                .flatMap(serving -> built(serving.version().orElseThrow(), serving.ids()))
                .doOnNext(current::takeUp)
                .then();
    }

    Mono<Outcome> put(TaxonomyBatch batch) {
        String digest = BatchDocument.digest(batch);
        return serving().flatMap(serving -> {
            if (serving.past().contains(batch.version())) {
                return refused(Why.VERSION_PAST, "a version that was not replaced by another");
            }
            if (serving.past().size() >= MOST_VERSIONS) {
                return refused(Why.TOO_MANY_VERSIONS, "at most " + MOST_VERSIONS + " versions");
            }
            return serving.is(batch.version()) ? again(batch, digest) : taken(batch, digest, serving);
        });
    }

    private Mono<Outcome> again(TaxonomyBatch batch, String digest) {
        return versions.find(batch.version())
                .map(stored -> UploadedVersion.of(batch.version(), stored))
                .flatMap(version -> version.of() == batch.of() && version.has(batch.number(), digest)
                        ? Mono.just(progress(version))
                        : refused(Why.VERSION_SERVES, "the batch as it was, since its version serves"));
    }

    private Mono<Outcome> taken(TaxonomyBatch batch, String digest, Serving serving) {
        return batches.change(
                        BatchDocument.id(batch.version(), batch.number(), digest),
                        stored -> stored.isPresent()
                                ? Change.keep(true)
                                : Change.write(true, BatchDocument.toDocument(batch)))
                .then(versions.change(batch.version(), stored -> named(batch, digest, stored)))
                .flatMap(version -> {
                    if (version.of() != batch.of()) {
                        return refused(Why.OTHER_NUMBER, version.of() + " batches, as an earlier one said");
                    }
                    return version.isComplete() ? takenUp(version, serving) : Mono.just(progress(version));
                });
    }

    private static Change<UploadedVersion> named(TaxonomyBatch batch, String digest, Optional<Document> stored) {
        UploadedVersion version = stored.map(found -> UploadedVersion.of(batch.version(), found))
                .orElseGet(() -> new UploadedVersion(batch.version(), batch.of(), Map.of()));
        if (version.of() != batch.of() || version.has(batch.number(), digest)) {
            return Change.keep(version);
        }
        UploadedVersion next = version.with(batch, digest);
        return Change.write(next, next.toDocument());
    }

    private Mono<Outcome> takenUp(UploadedVersion version, Serving before) {
        return built(version.name(), version.ids())
                .flatMap(next -> serve(version, next))
                .flatMap(done -> forget(before.ids(), version.ids()).thenReturn(progress(version)))
                .onErrorResume(RowTwice.class, twice -> refused(Why.ROW_TWICE, String.valueOf(twice.getMessage())));
    }

    private Mono<Boolean> serve(UploadedVersion version, CurrentTaxonomy.Language next) {
        return versions.change(
                        SERVING,
                        stored -> Change.write(true, Serving.of(stored).followedBy(version.name(), version.ids())))
                .doOnNext(written -> current.takeUp(next));
    }

    /** The content of what served before; if it stays, because the process died here, it is in nobody's way. */
    private Mono<Void> forget(List<String> past, List<String> kept) {
        return Flux.fromIterable(past)
                .filter(id -> !kept.contains(id))
                .concatMap(id ->
                        batches.change(id, stored -> stored.isPresent() ? Change.delete(true) : Change.keep(false)))
                .then();
    }

    /** Reading the labels takes up to a second, so it is done away from the event loops. */
    private Mono<CurrentTaxonomy.Language> built(String version, List<String> ids) {
        return Flux.fromIterable(ids)
                .concatMap(id -> batches.find(id)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("expected the batch " + id))))
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(stored -> build(version, stored));
    }

    private static CurrentTaxonomy.Language build(String version, List<Document> stored) {
        Taxonomy taxonomy;
        try {
            taxonomy = BatchDocument.toTaxonomy(version, stored);
        } catch (IllegalArgumentException twice) {
            throw new RowTwice(twice);
        }
        return CurrentTaxonomy.Language.of(taxonomy);
    }

    private Mono<Serving> serving() {
        return versions.find(SERVING)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(Serving::of);
    }

    private static Outcome progress(UploadedVersion version) {
        return new Outcome.Progress(version.name(), version.there().size(), version.isComplete(), version.skills());
    }

    private static Mono<Outcome> refused(Why why, String expected) {
        return Mono.just(new Outcome.Refused(why, expected));
    }

    private static final class RowTwice extends RuntimeException {

        private static final long serialVersionUID = 1;

        RowTwice(IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
