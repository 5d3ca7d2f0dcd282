package org.lerexchange.verifier.watch;

import org.lerexchange.verifier.checks.Standing;

/** How a credential stands, as its issuer says it. */
public record StandingNews(String credential, String issuer, Version version, Standing standing) {}
