package org.lerexchange.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AudiencesTest {

    @Test
    void learnersTokenIsForTheWalletAlone() {
        assertThat(Audiences.of(List.of("learner"))).containsExactly("ler-wallet");
    }

    @Test
    void twoRolesCallTheServicesOfBoth() {
        assertThat(Audiences.of(List.of("institution.registrar", "employer.recruiter")))
                .containsExactly("ler-issuer", "ler-matching", "ler-verifier", "ler-wallet");
    }

    @Test
    void unknownRoleIsRefused() {
        assertThatThrownBy(() -> Audiences.of(List.of("admin"))).hasMessageContaining("admin");
    }
}
