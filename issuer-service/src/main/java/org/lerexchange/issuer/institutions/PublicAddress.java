package org.lerexchange.issuer.institutions;

import java.net.URI;
import org.lerexchange.credentials.did.DidWeb;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the world finds this service.
 *
 * @param publicUrl the base of every public address, without a slash at the end; not the address it listens on
 */
@ConfigurationProperties("ler")
public record PublicAddress(URI publicUrl) {

    public PublicAddress {
        if (!publicUrl.isAbsolute() || publicUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "expected ler.public-url as an absolute URL without a slash at the end, but " + publicUrl
                            + " came");
        }
    }

    /** The address of a path, which begins with a slash. */
    public String of(String path) {
        return publicUrl + path;
    }

    /** The did:web of a tenant: its document is at {@code /institutions/{tenant}/did.json}. */
    public IssuerDid didOf(TenantId tenant) {
        return new IssuerDid(DidWeb.of(URI.create(of("/institutions/" + tenant))));
    }
}
