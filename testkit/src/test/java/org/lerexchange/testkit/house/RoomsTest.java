package org.lerexchange.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A villa with one offence in each room but two. */
class RoomsTest {

    private static final String VILLA = "org.lerexchange.testkit.house.villa";

    private final Rooms villa = Rooms.of(VILLA, new ClassFileImporter().importPackages(VILLA));

    @Test
    void aNeighbourThatIsNotDeclaredIsCaught() {
        assertThat(offences("does not declare this neighbour"))
                .isNotEmpty()
                .allSatisfy(offence -> assertThat(offence).startsWith("attic ").contains("kitchen.Dinner"));
    }

    @Test
    void aNeighbourThatIsDeclaredIsLetThrough() {
        assertThat(villa.offences())
                .noneMatch(offence -> offence.startsWith("kitchen ") || offence.startsWith("cellar "));
    }

    @Test
    void aPackageBelowARoomIsCaught() {
        assertThat(offences("lies below a room")).anyMatch(offence -> offence.contains("Treasure"));
    }

    @Test
    void aNamePlateWithoutNeighboursIsCaught() {
        assertThat(offences("name plate")).containsExactly("the name plate of porch lacks @ApplicationModule");
    }

    @Test
    void aDoorThatIsTooWideIsCaught() {
        assertThat(offences("public types")).containsExactly("ballroom has a door of 10 public types, not at most 9");
    }

    @Test
    void aRoomThatIsFullIsCaughtAndOneThatIsCrowdedIsNamed() {
        assertThat(offences(" types, not at most 25")).containsExactly("ballroom has 26 types, not at most 25");
        assertThat(villa.warnings()).singleElement().asString().startsWith("ballroom is crowded: 26 types");
    }

    @Test
    void theCheckFailsWithEveryOffence() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(villa::check)
                .withMessageContaining("attic")
                .withMessageContaining("porch")
                .withMessageContaining("ballroom");
    }

    private List<String> offences(String about) {
        return villa.offences().stream()
                .filter(offence -> offence.contains(about))
                .toList();
    }
}
