package org.lerexchange.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lerexchange.edge.ModelState;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.verifier.watch.PartKey;

class VerdictsModelTest {

    @Test
    void theStoryIsTheSameUnderOtherConsentsAndTheWholeStateIsNot() {
        Scene one = Scene.accredited();
        Scene other = Scene.accredited();
        one.share(Scene.PART, 1);
        other.share(new PartKey("consent-9", "part-9"), 4);

        assertThat(state(other).storyDigest()).isEqualTo(state(one).storyDigest());
        assertThat(state(other).digest()).isNotEqualTo(state(one).digest());
    }

    @Test
    void theStoryTellsARevocationAndForgetsWhatHasEnded() {
        Scene scene = Scene.accredited();
        ModelState nothing = state(scene);
        scene.share(Scene.PART, 1);
        ModelState verified = state(scene);
        scene.status(Scene.CREDENTIAL, 1, CredentialStanding.REVOKED);

        assertThat(state(scene).count()).isEqualTo(1);
        assertThat(state(scene).storyDigest()).isNotEqualTo(verified.storyDigest());
        scene.consent("consent-1", 2, ConsentState.WITHDRAWN);
        assertThat(state(scene)).isEqualTo(nothing);
    }

    private static ModelState state(Scene scene) {
        return new VerdictsModel(scene.parts).state().blockOptional().orElseThrow();
    }
}
