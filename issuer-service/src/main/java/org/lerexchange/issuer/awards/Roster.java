package org.lerexchange.issuer.awards;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.issuer.keys.Sealer;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes a CSV of awards, row by row. The file is kept sealed until its last row is answered, and the progress document
 * says how far it is: whatever is killed, {@link #resume} goes on there. A row that was on record before the progress
 * was written answers the same again, as its award id and its row make it once.
 */
public final class Roster {

    /** The collections this use case owns: the progress, and the sealed files. */
    public static final String PROGRESS = "awards-rosters";

    /** The sealed files. */
    public static final String FILES = "awards-roster-files";

    /** Rows in one file: its refusals fit into one document. */
    public static final int MOST_ROWS = 10_000;

    /** 10 MiB in one file: sealed it still fits into one document of 16 MB. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** Rows between two writes of the progress: what is done again after a crash, at most. */
    static final int ROWS_A_STEP = 100;

    /** Rows put on record side by side: the store's connections are shared with the doors. */
    private static final int SIDE_BY_SIDE = 8;

    private final Documents rosters;
    private final Documents files;
    private final RecordAward recordAward;
    private final Sealer sealer;
    private final Opener opener;
    private final Hasher fingerprints;

    public Roster(RosterStores stores, RecordAward recordAward, Sealer sealer, Opener opener, Hasher fingerprints) {
        this.rosters = stores.rosters();
        this.files = stores.files();
        this.recordAward = recordAward;
        this.sealer = sealer;
        this.opener = opener;
        this.fingerprints = fingerprints;
    }

    /** The two collections of rosters. */
    public record RosterStores(Documents rosters, Documents files) {}

    /** Keeps the file and answers how far it is; the rows follow by {@link #resume}. The same file again is harmless. */
    public Mono<RosterOutcome> accept(TenantId tenant, RosterId roster, byte[] csv) {
        if (csv.length > MOST_BYTES) {
            return refused(RosterOutcome.FileRule.TOO_LARGE, "at most " + MOST_BYTES + " bytes in one file");
        }
        Optional<String> text = RosterFile.text(csv);
        if (text.isEmpty()) {
            return refused(RosterOutcome.FileRule.NOT_UTF8, "a file in UTF-8");
        }
        return switch (RosterFile.read(text.get())) {
            case RosterFile.Read.Refused(RosterOutcome.FileRule rule, String expected) -> refused(rule, expected);
            case RosterFile.Read.Rows rows ->
                keep(tenant, roster, text.get(), rows.rows().size());
        };
    }

    /** Answers the remaining rows; empty where there is no such roster. */
    public Mono<RosterOutcome.Progress> resume(TenantId tenant, RosterId roster) {
        return rosters.find(id(tenant, roster)).flatMap(stored -> {
            RosterOutcome.Progress progress = RosterDocument.toProgress(stored);
            String file = fileId(id(tenant, roster), stored.getString("digest"));
            return progress.done()
                    ? forget(file, progress)
                    : files.find(file).flatMap(found -> answer(tenant, roster, progress, rows(found)));
        });
    }

    /** Empty where there is no such roster. */
    public Mono<RosterOutcome.Progress> progress(TenantId tenant, RosterId roster) {
        return rosters.find(id(tenant, roster)).map(RosterDocument::toProgress);
    }

    /** Those whose rows are not all answered. */
    Flux<Unfinished> unfinished() {
        return rosters.all()
                .filter(stored -> !RosterDocument.toProgress(stored).done())
                .map(stored -> Unfinished.of(stored.getString("_id")));
    }

    /** A roster that goes on by {@link #resume}. */
    record Unfinished(TenantId tenant, RosterId roster) {

        private static Unfinished of(String id) {
            int slash = id.indexOf('/');
            return new Unfinished(new TenantId(id.substring(0, slash)), new RosterId(id.substring(slash + 1)));
        }
    }

    private Mono<RosterOutcome> keep(TenantId tenant, RosterId roster, String text, int rows) {
        String id = id(tenant, roster);
        String digest = HexFormat.of().formatHex(fingerprints.hash(1, text.getBytes(StandardCharsets.UTF_8)));
        Document file = new Document("sealed", sealer.seal(text));
        RosterOutcome.Progress start = new RosterOutcome.Progress(rows, 0, 0, 0, List.of());
        Mono<RosterOutcome> begun = rosters.change(
                id,
                stored -> stored.map(there -> Change.<RosterOutcome>keep(outcome(roster, digest, there)))
                        .orElseGet(() -> Change.write(
                                new RosterOutcome.Taken(start), RosterDocument.toDocument(digest, start))));
        return rosters.find(id)
                .map(there -> outcome(roster, digest, there))
                .switchIfEmpty(files.change(fileId(id, digest), stored -> Change.write(true, file))
                        .then(begun));
    }

    private Mono<RosterOutcome.Progress> forget(String file, RosterOutcome.Progress progress) {
        return files.change(file, stored -> stored.isPresent() ? Change.delete(progress) : Change.keep(progress));
    }

    private Mono<RosterOutcome.Progress> answer(
            TenantId tenant, RosterId roster, RosterOutcome.Progress from, RosterFile.Read.Rows rows) {
        RosterRowReading reading = new RosterRowReading(tenant, roster, rows.header());
        return Mono.just(from)
                .expand(now -> now.done() ? Mono.empty() : step(id(tenant, roster), now, reading, rows.rows()))
                .last()
                .flatMap(last -> last.done() ? resume(tenant, roster) : Mono.just(last));
    }

    private Mono<RosterOutcome.Progress> step(
            String id, RosterOutcome.Progress now, RosterRowReading reading, List<List<String>> rows) {
        int end = Math.min(now.next() + ROWS_A_STEP, rows.size());
        return Flux.range(now.next(), end - now.next())
                .flatMapSequential(index -> row(reading, index + 2, rows.get(index)), SIDE_BY_SIDE)
                .collectList()
                .flatMap(answers -> rosters.change(id, stored -> advanced(stored.orElseThrow(), now, end, answers)));
    }

    private Mono<RowAnswer> row(RosterRowReading reading, int row, List<String> cells) {
        return switch (reading.read(row, cells)) {
            case RosterRowReading.Read.Refused(RosterOutcome.RowRefusal refusal) ->
                Mono.just(new RowAnswer.Refused(refusal));
            case RosterRowReading.Read.Row(AwardReport report) ->
                recordAward.report(report).map(outcome -> RowAnswer.of(row, outcome));
        };
    }

    /** Whoever else went on with the same roster meanwhile has counted these rows already. */
    private static Change<RosterOutcome.Progress> advanced(
            Document stored, RosterOutcome.Progress from, int end, List<RowAnswer> answers) {
        RosterOutcome.Progress now = RosterDocument.toProgress(stored);
        if (now.next() != from.next()) {
            return Change.keep(now);
        }
        RosterOutcome.Progress next = RowAnswer.count(now, end, answers);
        return Change.write(next, RosterDocument.toDocument(stored.getString("digest"), next));
    }

    private RosterFile.Read.Rows rows(Document file) {
        return opener.open(file.getString("sealed"))
                .map(RosterFile::read)
                .filter(RosterFile.Read.Rows.class::isInstance)
                .map(RosterFile.Read.Rows.class::cast)
                .orElseThrow(() -> new IllegalStateException(
                        "expected a roster that can be opened and read, as it was at " + file.getString("_id")));
    }

    private static RosterOutcome outcome(RosterId roster, String digest, Document stored) {
        return stored.getString("digest").equals(digest)
                ? new RosterOutcome.Taken(RosterDocument.toProgress(stored))
                : new RosterOutcome.Differs(roster);
    }

    private static Mono<RosterOutcome> refused(RosterOutcome.FileRule rule, String expected) {
        return Mono.just(new RosterOutcome.Refused(rule, expected));
    }

    /** By its content: of two files that come at once under one id, the progress names the one that is read. */
    private static String fileId(String id, String digest) {
        return id + '/' + digest;
    }

    private static String id(TenantId tenant, RosterId roster) {
        return tenant.value() + '/' + roster.value();
    }
}
