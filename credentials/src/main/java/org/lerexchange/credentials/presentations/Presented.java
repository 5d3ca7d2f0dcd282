package org.lerexchange.credentials.presentations;

import jakarta.json.JsonObject;
import org.lerexchange.credentials.proofs.CheckResult;

/** The answer about a presentation. */
public sealed interface Presented {
    /** The holder, who is the credential's subject, made it for this challenge and domain. The credential is yet to check. */
    record ByHolder(String holder, JsonObject credential) implements Presented {}

    /** It is not; never holds {@link CheckResult.Passed}. */
    record NotAccepted(CheckResult answer) implements Presented {}
}
