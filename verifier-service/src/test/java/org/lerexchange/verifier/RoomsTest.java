package org.lerexchange.verifier;

import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.house.Rooms;

class RoomsTest {

    @Test
    void everyRoomIsFlatNamedAndCallsOnlyItsNeighbours() {
        Rooms.of("org.lerexchange.verifier").check();
    }
}
