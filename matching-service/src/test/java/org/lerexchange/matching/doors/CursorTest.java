package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lerexchange.edge.Refusal;

class CursorTest {

    @Test
    void everyCursorIsReadBackAsItWasWritten() {
        Random random = new Random(20_261_125);
        for (int i = 0; i < 500; i++) {
            Cursor cursor = Cursor.start();
            for (int job = random.nextInt(20); job > 0; job--) {
                long done = random.nextLong(1L << (1 + random.nextInt(40)));
                cursor = cursor.with(random.nextInt(100_000), new Cursor.Place(done, random.nextInt(500)));
            }

            assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        }
    }

    @Test
    void theLongestCursorGoesIntoAUrl() {
        Cursor cursor = Cursor.start();
        for (int job = 0; job < Reaches.MOST_JOBS; job++) {
            cursor = cursor.with(job * 3, new Cursor.Place(16_000, 0));
        }

        assertThat(cursor.text().length()).isLessThan(3_500);
    }

    @Test
    void whatIsNoCursorIsRefused() {
        for (String text : new String[] {"", "%", "AA", "AQ__", "Af__________________8", "A".repeat(9_000)}) {
            assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(Refusal.class);
        }
    }
}
