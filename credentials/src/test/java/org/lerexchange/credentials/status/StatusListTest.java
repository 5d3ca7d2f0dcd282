package org.lerexchange.credentials.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.Awards;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.openbadges.AchievementCredential;
import org.lerexchange.credentials.proofs.ProofOptions;

class StatusListTest {
    private static final String LIST = "https://issuer.example/status/1";

    /** Bitstring Status List 1.0 §2.2, the printed all-zero list. */
    private static final String VECTOR = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

    @Test
    void thePrintedListIsAllZeroAndOfTheLeastLength() {
        StatusList list = read(VECTOR);

        assertThat(list.entries()).isEqualTo(StatusList.MIN_ENTRIES);
        for (int i = 0; i < list.entries(); i++) {
            assertThat(list.get(i)).isFalse();
        }
    }

    @Test
    void theFirstEntryIsTheLeftMostBit() throws IOException {
        StatusList list = StatusList.ofEntries(StatusList.MIN_ENTRIES);
        list.set(0, true);
        list.set(15, true);

        byte[] zipped = Base64.getUrlDecoder().decode(list.encode().substring(1));
        byte[] bits = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(zipped)).readAllBytes();

        assertThat(bits[0]).isEqualTo((byte) 0x80);
        assertThat(bits[1]).isEqualTo((byte) 0x01);
    }

    @Test
    void everyBitComesBackForGeneratedLists() {
        Random random = new Random(20_261_125);
        StatusList list = StatusList.ofEntries(StatusList.MIN_ENTRIES * 2);
        BitSet expected = new BitSet();
        for (int i = 0; i < 10_000; i++) {
            int index = random.nextInt((int) list.entries());
            boolean value = random.nextInt(3) > 0;
            expected.set(index, value);
            list.set(index, value);
        }

        StatusList back = read(list.encode());

        for (int i = 0; i < back.entries(); i++) {
            assertThat(back.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void aListIsNeverShorterThanHerdPrivacyAsks() throws IOException {
        assertThatThrownBy(() -> StatusList.ofEntries(8)).isInstanceOf(IllegalArgumentException.class);
        assertThat(StatusList.decode(zipped(StatusList.MIN_ENTRIES / 8 - 1)))
                .isEqualTo(new StatusList.Decoded.Refused(StatusFlaw.STATUS_LIST_LENGTH_ERROR));
    }

    @Test
    void inflatingStopsAtTheCap() throws IOException {
        assertThat(StatusList.decode(zipped(StatusList.MAX_BYTES))).isInstanceOf(StatusList.Decoded.Read.class);
        assertThat(StatusList.decode(zipped(StatusList.MAX_BYTES + 1)))
                .isEqualTo(new StatusList.Decoded.Refused(StatusFlaw.TOO_LARGE));
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThat(List.of("", "zabc", "u!!", "uAAAA", VECTOR.substring(0, 30)))
                .allSatisfy(text -> assertThat(StatusList.decode(text))
                        .isEqualTo(new StatusList.Decoded.Refused(StatusFlaw.STATUS_VERIFICATION_ERROR)));
    }

    @Test
    void aRaisedBitIsReadThroughTheSignedCredential() {
        StatusList list = StatusList.ofEntries(StatusList.MIN_ENTRIES);
        list.set(94_567, true);
        StatusListCredential made =
                StatusListCredential.of(LIST, Awards.ISSUER, StatusEntry.REVOCATION, list, Duration.ofMinutes(5));

        String signed = Awards.INTEGRITY.sign(
                made.toJson(Awards.NOW),
                ProofOptions.assertion(Awards.NOW),
                org.lerexchange.credentials.did.DidKey.signer(Awards.ISSUER_KEY));
        StatusListCredential read =
                StatusListCredential.read(StrictJson.object(signed)).orElseThrow();

        assertThat(read).isEqualTo(made);
        assertThat(read.standing(entry(StatusEntry.REVOCATION, 94_567))).isEqualTo(new Standing.Raised());
        assertThat(read.standing(entry(StatusEntry.REVOCATION, 94_568))).isEqualTo(new Standing.Clear());
        assertThat(read.standing(entry(StatusEntry.REVOCATION, StatusList.MIN_ENTRIES)))
                .isEqualTo(new Standing.Unreadable(StatusFlaw.RANGE_ERROR));
        assertThat(read.standing(entry(StatusEntry.SUSPENSION, 94_567)))
                .isEqualTo(new Standing.Unreadable(StatusFlaw.STATUS_VERIFICATION_ERROR));
        assertThat(new StatusListCredential(LIST, "x", Set.of("revocation"), "u", java.util.Optional.empty())
                        .standing(entry(StatusEntry.REVOCATION, 1)))
                .isInstanceOf(Standing.Unreadable.class);
    }

    @Test
    void entriesComeBackAndAnUnknownKindCannotBeTold() {
        var credential = AchievementCredential.of(Awards.warehouseJob());
        String unknown = credential.toString().replace("BitstringStatusListEntry", "OtherStatus");
        String negative = credential.toString().replace("\"94567\"", "\"-1\"");

        assertThat(StatusEntry.of(credential)).contains(Awards.warehouseJob().statuses());
        assertThat(StatusEntry.of(StrictJson.object(unknown))).isEmpty();
        assertThat(StatusEntry.of(StrictJson.object(negative))).isEmpty();
        assertThat(StatusEntry.of(StrictJson.object("{\"id\":\"urn:x\"}"))).contains(List.of());
    }

    private static StatusEntry entry(String purpose, long index) {
        return new StatusEntry(purpose, index, LIST);
    }

    private static StatusList read(String encoded) {
        return ((StatusList.Decoded.Read) StatusList.decode(encoded)).list();
    }

    private static String zipped(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[length]);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}
